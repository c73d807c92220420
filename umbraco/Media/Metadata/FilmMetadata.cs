namespace Site.Cms.Media.Metadata;

/// <summary>Empties what a telephone notes about a film: its place, its device, its owner's name for it. Sound, pictures and their times stay.</summary>
internal static class FilmMetadata
{
    public static void Blank(Stream file)
    {
        foreach (var box in MediaBoxes.Between(file, 0, file.Length))
        {
            if (IsNote(box))
                MediaBoxes.Empty(file, box);
            if (box.Type != "moov")
                continue;
            foreach (var part in MediaBoxes.Between(file, box.Start, box.End))
            {
                if (IsNote(part))
                    MediaBoxes.Empty(file, part);
                else if (part.Type == "trak")
                    MediaBoxes.Between(file, part.Start, part.End).Where(IsNote).ToList().ForEach(note => MediaBoxes.Empty(file, note));
            }
        }
        file.Position = file.Length;
    }

    private static bool IsNote(MediaBox box) => box.Type is "udta" or "meta" or "uuid";
}

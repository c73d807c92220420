namespace Site.Cms.Media.Metadata;

/// <summary>
/// Empties the items of an AVIF or HEIC file that hold Exif and XMP (ISO/IEC 23008-12, annex A). How the picture is turned is a property of the
/// picture there (<c>irot</c>), which stays.
/// </summary>
internal static class HeifMetadata
{
    /// <summary>Of the box that lists the items; those of real pictures have some hundreds of bytes.</summary>
    private const int LongestList = 256 * 1024;

    /// <summary>What decoders read as an Exif part in which nothing stands.</summary>
    private static readonly byte[] NoExif = [0, 0, 0, 0, .. "MM\0*"u8, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

    public static void Blank(Stream file)
    {
        foreach (var box in MediaBoxes.Between(file, 0, file.Length))
        {
            if (box.Type == "uuid")
                MediaBoxes.Empty(file, box);
            else if (box.Type == "meta")
                BlankItems(file, box);
        }
        file.Position = file.Length;
    }

    private static void BlankItems(Stream file, MediaBox meta)
    {
        // After four bytes of version and flags.
        var parts = MediaBoxes.Between(file, meta.Start + 4, meta.End);
        var items = Items(file, parts).DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Type);
        var data = parts.Find(part => part.Type == "idat");
        // A damaged list may name the same bytes over and over.
        var left = file.Length;
        foreach (var place in Places(Content(file, parts, "iloc")).Where(place => items.ContainsKey(place.Id)))
        {
            var (start, end) = place.IsInMeta ? (data.Start + place.Start, data.End) : (place.Start, file.Length);
            var length = Math.Min(place.Length, end - start);
            if (start < 0 || length <= 0 || (left -= length) < 0)
                continue;
            Blank(file, start, length, isExif: items[place.Id] == "Exif");
        }
    }

    private static void Blank(Stream file, long start, long length, bool isExif)
    {
        MediaBoxes.Fill(file, start, length, isExif ? (byte)0 : (byte)' ');
        if (!isExif || length < NoExif.Length)
            return;
        file.Position = start;
        file.Write(NoExif);
    }

    /// <summary>Those that hold metadata.</summary>
    private static IEnumerable<(uint Id, string Type)> Items(Stream file, List<MediaBox> parts)
    {
        if (parts.Find(part => part.Type == "iinf") is not { Type: not null } list || list.End - list.Start > LongestList)
            yield break;
        file.Position = list.Start;
        var countLength = file.ReadByte() == 0 ? 2 : 4;
        var head = new byte[12];
        foreach (var entry in MediaBoxes.Between(file, list.Start + 4 + countLength, list.End).Where(box => box.Type == "infe"))
        {
            file.Position = entry.Start;
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || head[0] < 2)
                continue;
            var idLength = head[0] == 2 ? 2 : 4;
            var id = (uint)Number(head.AsSpan(4), idLength);
            var type = System.Text.Encoding.Latin1.GetString(idLength == 2 ? head.AsSpan(8, 4) : TypeAfterLongId(file, entry));
            if (type is "Exif" or "mime")
                yield return (id, type);
        }
    }

    private static byte[] TypeAfterLongId(Stream file, MediaBox entry)
    {
        var type = new byte[4];
        file.Position = entry.Start + 10;
        file.ReadAtLeast(type, type.Length, throwOnEndOfStream: false);
        return type;
    }

    private static byte[] Content(Stream file, List<MediaBox> parts, string type)
    {
        if (parts.Find(part => part.Type == type) is not { Type: not null } box || box.End - box.Start > LongestList)
            return [];
        var bytes = new byte[box.End - box.Start];
        file.Position = box.Start;
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Where each item's bytes lie: ISO/IEC 14496-12, 8.11.3.</summary>
    private static IEnumerable<(uint Id, bool IsInMeta, long Start, long Length)> Places(byte[] list)
    {
        if (list.Length < 8)
            yield break;
        var version = list[0];
        var (offsetLength, lengthLength, baseLength, indexLength) = (list[4] >> 4, list[4] & 15, list[5] >> 4, version == 0 ? 0 : list[5] & 15);
        if (offsetLength + lengthLength == 0)
            yield break;
        var at = 6;
        var idLength = version < 2 ? 2 : 4;
        for (var left = Next(idLength); left > 0 && at < list.Length; left--)
        {
            var id = (uint)Next(idLength);
            var method = version == 0 ? 0 : Next(2) & 15;
            Next(2);
            var from = Next(baseLength);
            for (var extents = Next(2); extents > 0 && at < list.Length; extents--)
            {
                Next(indexLength);
                var (start, length) = (Next(offsetLength), Next(lengthLength));
                if (method <= 1)
                    yield return (id, method == 1, from + start, length);
            }
        }

        long Next(int length)
        {
            if (at + length > list.Length)
            {
                at = list.Length;
                return 0;
            }
            at += length;
            return Number(list.AsSpan(at - length), length);
        }
    }

    /// <param name="length">Bytes, 0 to 8.</param>
    private static long Number(ReadOnlySpan<byte> bytes, int length)
    {
        var number = 0L;
        for (var at = 0; at < Math.Min(length, 8); at++)
            number = (number << 8) | bytes[at];
        return number;
    }
}

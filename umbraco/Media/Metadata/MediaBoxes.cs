using System.Buffers.Binary;

namespace Site.Cms.Media.Metadata;

/// <summary>One box of a file.</summary>
/// <param name="Start">Where its content begins; its type's four letters stand at <paramref name="TypeAt"/>.</param>
/// <param name="End">Of its content, within what holds it.</param>
internal readonly record struct MediaBox(string Type, long TypeAt, long Start, long End);

/// <summary>The boxes that AVIF, HEIC, MP4 and QuickTime files consist of (ISO/IEC 14496-12, 4.2).</summary>
internal static class MediaBoxes
{
    /// <summary>More than any file has side by side; a damaged one may hold millions.</summary>
    private const int Most = 1_000;

    /// <summary>Those between two places, as far as they can be followed.</summary>
    public static List<MediaBox> Between(Stream file, long start, long end)
    {
        var boxes = new List<MediaBox>();
        var head = new byte[16];
        while (boxes.Count < Most && start + 8 <= end)
        {
            file.Position = start;
            var read = file.ReadAtLeast(head, (int)Math.Min(head.Length, end - start), throwOnEndOfStream: false);
            if (read < 8)
                break;
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
            var content = 8;
            if (length == 1 && read == 16)
                (length, content) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16);
            else if (length == 0)
                length = end - start;
            if (length < content)
                break;
            var next = length > end - start ? end : start + length;
            boxes.Add(new MediaBox(System.Text.Encoding.Latin1.GetString(head, 4, 4), start + 4, start + content, next));
            start = next;
        }
        return boxes;
    }

    /// <summary>Makes it a box that every reader passes over, with nothing in it, and of the same length: no other box moves.</summary>
    public static void Empty(Stream file, MediaBox box)
    {
        file.Position = box.TypeAt;
        file.Write("free"u8);
        Fill(file, box.Start, box.End - box.Start, 0);
    }

    public static void Fill(Stream file, long start, long length, byte with)
    {
        var piece = new byte[Math.Clamp(length, 0, 64 * 1024)];
        Array.Fill(piece, with);
        file.Position = start;
        for (; length > 0; length -= piece.Length)
            file.Write(piece.AsSpan(0, (int)Math.Min(length, piece.Length)));
    }
}

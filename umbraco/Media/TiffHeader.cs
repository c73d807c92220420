using System.Buffers.Binary;

namespace Site.Cms.Media;

/// <summary>Reads a TIFF's size from its first directory (https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 2).</summary>
internal static class TiffHeader
{
    private const int EntryLength = 12;
    private const ushort Width = 256;
    private const ushort Height = 257;
    private const ushort Short = 3;

    /// <returns>Null when the directory is not within the bytes, as in files that keep it at their end.</returns>
    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> header)
    {
        var isLittle = header.StartsWith("II"u8);
        if (header.Length < 8)
            return null;
        var directory = (long)Number(header[4..], 4, isLittle);
        if (directory + 2 > header.Length)
            return null;
        var entries = header[(int)directory..];
        var (width, height) = (0u, 0u);
        for (var (left, at) = ((int)Number(entries, 2, isLittle), 2); left > 0 && at + EntryLength <= entries.Length; left--, at += EntryLength)
        {
            var entry = entries.Slice(at, EntryLength);
            var value = Number(entry[8..], Number(entry[2..], 2, isLittle) == Short ? 2 : 4, isLittle);
            if (Number(entry, 2, isLittle) is var tag && tag == Width)
                width = value;
            else if (tag == Height)
                height = value;
        }
        return width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? ((int)width, (int)height) : null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int length, bool isLittle) => (length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}

using System.Buffers.Binary;

namespace Site.Cms.Media;

/// <summary>How a camera says that its picture is to be turned, in the Exif part of a JPEG.</summary>
internal static class ExifOrientation
{
    private const ushort Orientation = 0x0112;
    private const int EntryLength = 12;

    /// <param name="segment">Content of an APP1 segment.</param>
    /// <returns>Whether width and height change places; false when it says nothing or cannot be read.</returns>
    public static bool LiesOnItsSide(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14 || !segment.StartsWith("Exif\0\0"u8))
            return false;
        var tiff = segment[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
            return false;
        var directory = Long(tiff[4..]);
        if (directory > tiff.Length - 2)
            return false;
        var entries = tiff[(int)directory..];
        for (var left = Short(entries); left > 0; left--)
        {
            var at = 2 + ((left - 1) * EntryLength);
            if (at + EntryLength <= entries.Length && Short(entries[at..]) == Orientation)
                return Short(entries[(at + 8)..]) is >= 5 and <= 8;
        }
        return false;

        ushort Short(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint Long(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}

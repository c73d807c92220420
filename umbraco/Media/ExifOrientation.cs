using System.Buffers.Binary;

namespace Site.Cms.Media;

/// <summary>How a camera says that its picture is to be turned: one entry of a picture's Exif part (https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, 4.6.4).</summary>
internal static class ExifOrientation
{
    /// <summary>The picture is as it is looked at.</summary>
    public const int Upright = 1;

    private const ushort Orientation = 0x0112;
    private const int EntryLength = 12;

    /// <summary>What stands before the Exif part in a JPEG, and in some WebP pictures.</summary>
    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <param name="segment">Content of an APP1 segment.</param>
    /// <returns>Whether width and height change places; false when it says nothing or cannot be read.</returns>
    public static bool LiesOnItsSide(ReadOnlySpan<byte> segment) => segment.StartsWith(Mark) && Of(segment) >= 5;

    /// <param name="exif">With or without the mark before it; its end may be missing.</param>
    /// <returns>1 to 8; <see cref="Upright"/> when it says nothing or cannot be read.</returns>
    public static int Of(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(Mark) ? exif[Mark.Length..] : exif;
        var isLittle = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM"u8)))
            return Upright;
        var directory = Long(tiff[4..]);
        if (directory > tiff.Length - 2)
            return Upright;
        var entries = tiff[(int)directory..];
        for (var left = Short(entries); left > 0; left--)
        {
            var at = 2 + ((left - 1) * EntryLength);
            if (at + EntryLength <= entries.Length && Short(entries[at..]) == Orientation)
                return Short(entries[(at + 8)..]) is >= 1 and <= 8 and var orientation ? orientation : Upright;
        }
        return Upright;

        ushort Short(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint Long(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>An Exif part that says this and nothing else, without the mark.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] Alone(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Orientation >> 8, Orientation & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}

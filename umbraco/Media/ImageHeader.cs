using System.Buffers.Binary;
using System.Globalization;
using System.Xml.Linq;

namespace Site.Cms.Media;

/// <summary>Reads an image's size from its header, without decoding it.</summary>
public static class ImageHeader
{
    /// <summary>Enough of a file to find the size, unless a JPEG carries more metadata than this before it.</summary>
    public const int Length = 1024 * 1024;

    /// <returns>Pixels, of the picture as it is looked at: a photograph turned as its camera says. Null when the bytes are no PNG, GIF, WebP, BMP, TIFF or JPEG whose size can be read.</returns>
    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> header)
    {
        if (header.Length >= 24 && header is [0x89, (byte)'P', (byte)'N', (byte)'G', ..])
            return Positive(BinaryPrimitives.ReadInt32BigEndian(header[16..]), BinaryPrimitives.ReadInt32BigEndian(header[20..]));
        if (header.Length >= 10 && header.StartsWith("GIF8"u8))
            return Positive(BinaryPrimitives.ReadUInt16LittleEndian(header[6..]), BinaryPrimitives.ReadUInt16LittleEndian(header[8..]));
        if (header.Length >= 30 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8))
            return WebP(header);
        if (header.Length >= 26 && header.StartsWith("BM"u8))
            return Bitmap(header);
        if (header is [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..])
            return TiffHeader.ReadSize(header);
        return header is [0xFF, 0xD8, ..] ? Jpeg(header) : null;
    }

    /// <summary>The size that an SVG states, or that of its view box.</summary>
    public static (int Width, int Height)? ReadSvgSize(XElement svg)
    {
        if (Pixels(svg.Attribute("width")?.Value) is { } width && Pixels(svg.Attribute("height")?.Value) is { } height)
            return Positive(width, height);
        var box = (svg.Attribute("viewBox")?.Value ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? Positive(boxWidth, boxHeight) : null;
    }

    // A negative height says that rows run downwards.
    private static (int, int)? Bitmap(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadInt32LittleEndian(header[14..]) == 12)
            return Positive(BinaryPrimitives.ReadUInt16LittleEndian(header[18..]), BinaryPrimitives.ReadUInt16LittleEndian(header[20..]));
        var height = BinaryPrimitives.ReadInt32LittleEndian(header[22..]);
        return Positive(BinaryPrimitives.ReadInt32LittleEndian(header[18..]), height < 0 ? ~height + 1 : height);
    }

    private static (int, int)? WebP(ReadOnlySpan<byte> header)
    {
        var chunk = header[12..];
        if (chunk.StartsWith("VP8 "u8))
        {
            return Positive(
                BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) & 0x3FFF);
        }
        if (chunk.StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(header[21..]);
            return Positive((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }
        if (chunk.StartsWith("VP8X"u8))
            return Positive(Int24(header[24..]) + 1, Int24(header[27..]) + 1);
        return null;
    }

    private static (int, int)? Jpeg(ReadOnlySpan<byte> header)
    {
        var at = 2;
        var turned = false;
        while (at + 9 < header.Length)
        {
            if (header[at] != 0xFF)
                return null;
            var marker = header[at + 1];
            // Start of frame, in all its variants; C4, C8 and CC mean something else.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                int width = BinaryPrimitives.ReadUInt16BigEndian(header[(at + 7)..]), height = BinaryPrimitives.ReadUInt16BigEndian(header[(at + 5)..]);
                return turned ? Positive(height, width) : Positive(width, height);
            }
            if (marker == 0xE1)
                turned |= ExifOrientation.LiesOnItsSide(header[(at + 4)..Math.Clamp(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(header[(at + 2)..]), at + 4, header.Length)]);
            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(header[(at + 2)..]);
        }
        return null;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int? Pixels(string? text)
    {
        text = text?.Trim();
        if (text is not null && text.EndsWith("px", StringComparison.OrdinalIgnoreCase))
            text = text[..^2];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000
            ? (int)Math.Round(number)
            : null;
    }

    private static (int, int)? Positive(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}

using System.Buffers.Binary;

namespace Site.Cms.Media.Metadata;

/// <summary>A JPEG's segments (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B) without those that only tell about it.</summary>
internal static class JpegMetadata
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Application0 = 0xE0;
    private const byte Exif = 0xE1;
    private const byte Profile = 0xE2;
    private const byte AdobeColours = 0xEE;
    private const byte Comment = 0xFE;

    public static void CopyWithout(FileReader source, Stream target)
    {
        var isTurned = false;
        source.CopyTo(target, 2);
        while (source.Peek(4) is { Length: >= 2 } start)
        {
            var marker = start[1];
            if (start[0] != 0xFF || marker is 0xFF or 0)
            {
                // Filling, or rubbish, which every decoder passes over.
                source.Skip(1);
            }
            else if (marker == EndOfImage)
            {
                source.CopyTo(target, 2);
                return;
            }
            else if (IsBare(marker))
            {
                source.CopyTo(target, 2);
            }
            else if (start.Length == 4)
            {
                var segment = source.Peek(2 + BinaryPrimitives.ReadUInt16BigEndian(start[2..]));
                if (marker == Exif && !isTurned && segment.Length > 4 && ExifOrientation.Of(segment[4..]) is var turned and not ExifOrientation.Upright)
                {
                    target.Write([0xFF, Exif, 0, 34, .. "Exif\0\0"u8, .. ExifOrientation.Alone(turned)]);
                    isTurned = true;
                }
                Pass(source, segment.Length, Keeps(marker, segment) ? target : null);
                if (marker == StartOfScan)
                    CopyScan(source, target);
            }
            else
            {
                return;
            }
        }
    }

    private static void Pass(FileReader source, int length, Stream? target)
    {
        if (target is null)
            source.Skip(length);
        else
            source.CopyTo(target, length);
    }

    /// <summary>Markers that stand alone: restarts, and one that means nothing.</summary>
    private static bool IsBare(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    // All that an application may write goes, but for the three that say how the colours are meant.
    private static bool Keeps(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        Application0 => Says(segment, "JFIF\0"u8),
        Profile => Says(segment, "ICC_PROFILE\0"u8),
        AdobeColours => Says(segment, "Adobe"u8),
        > Application0 and <= 0xEF or Comment => false,
        _ => true,
    };

    private static bool Says(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> name) => segment.Length >= 4 && segment[4..].StartsWith(name);

    /// <summary>The picture itself, up to the next marker that is none of its own.</summary>
    private static void CopyScan(FileReader source, Stream target)
    {
        while (source.Peek(FileReader.Window) is { Length: > 0 } part)
        {
            var length = ScanLength(part, out var ends);
            // A lone last byte may be half a marker, unless nothing follows.
            source.CopyTo(target, length == 0 && !ends ? part.Length : length);
            if (ends)
                return;
        }
    }

    private static int ScanLength(ReadOnlySpan<byte> part, out bool ends)
    {
        ends = false;
        for (var at = 0; ;)
        {
            var next = part[at..].IndexOf((byte)0xFF);
            if (next < 0)
                return part.Length;
            at += next;
            if (at + 1 == part.Length)
                return at;
            if (part[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                ends = true;
                return at;
            }
            at += 2;
        }
    }
}

using System.Buffers.Binary;

namespace Site.Cms.Media.Metadata;

/// <summary>A PNG's chunks (https://www.w3.org/TR/png-3/#11Chunks) without those that only tell about it.</summary>
internal static class PngMetadata
{
    private const int Frame = 12;

    /// <summary>Those that are not needed to decode it, but to show it as it is meant; films among them.</summary>
    private static readonly HashSet<string> Meant = new(StringComparer.Ordinal)
    {
        "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    };

    public static void CopyWithout(FileReader source, Stream target)
    {
        source.CopyTo(target, 8);
        while (source.Peek(8) is { Length: 8 } start)
        {
            var length = (long)Frame + BinaryPrimitives.ReadUInt32BigEndian(start);
            var type = System.Text.Encoding.Latin1.GetString(start[4..]);
            if (type == "eXIf" && ExifOrientation.Of(source.Peek((int)Math.Min(length, FileReader.Window))[8..]) is var turned and not ExifOrientation.Upright)
                target.Write(Chunk([.. "eXIf"u8, .. ExifOrientation.Alone(turned)]));
            // A capital says that nothing can be shown without it.
            if (char.IsAsciiLetterUpper(type[0]) || Meant.Contains(type))
                source.CopyTo(target, length);
            else
                source.Skip(length);
            if (type == "IEND")
                return;
        }
    }

    private static byte[] Chunk(byte[] typeAndData)
    {
        byte[] chunk = [0, 0, 0, 0, .. typeAndData, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, typeAndData.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(typeAndData));
        return chunk;
    }

    /// <summary>The CRC of annex D.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}

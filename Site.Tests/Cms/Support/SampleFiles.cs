using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Site.Tests.CmsTests;

/// <summary>Small files with right headers and nothing to see in them.</summary>
internal static class SampleFiles
{
    public static byte[] Png(int width, int height)
    {
        byte[] bytes = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <summary>One that can be decoded: blue all over.</summary>
    public static byte[] VisiblePng(int width, int height)
    {
        var rows = new byte[height * (1 + (width * 3))];
        for (var at = 0; at < rows.Length; at++)
            rows[at] = (byte)(at % (1 + (width * 3)) is 0 ? 0 : at % (1 + (width * 3)) % 3 == 0 ? 160 : 60);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        byte[] size = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk([.. "IHDR"u8, .. size, 8, 2, 0, 0, 0]), .. Chunk([.. "IDAT"u8, .. packed.ToArray()]), .. Chunk([.. "IEND"u8])];
    }

    private static byte[] Chunk(byte[] typeAndData)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var octet in typeAndData)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        byte[] chunk = [0, 0, 0, 0, .. typeAndData, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, typeAndData.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~crc);
        return chunk;
    }

    public static byte[] Gif(int width, int height)
    {
        byte[] bytes = [.. "GIF89a"u8, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)height);
        return bytes;
    }

    /// <summary>With a comment segment before the frame, as cameras write them.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        byte[] bytes = [0xFF, 0xD8, 0xFF, 0xFE, 0, 6, 1, 2, 3, 4, 0xFF, 0xC2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(15), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(17), (ushort)width);
        return bytes;
    }

    /// <summary>Two seconds of nothing: boxes as players read them, without a track.</summary>
    public static byte[] Mp4()
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), 1000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), 2000);
        return [.. Box("ftyp"u8, [.. "isom"u8, 0, 0, 2, 0, .. "isomiso2mp41"u8]), .. Box("moov"u8, Box("mvhd"u8, header)), .. Box("mdat"u8, new byte[5000])];
    }

    public static byte[] Box(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] box = [0, 0, 0, 0, .. type, .. content];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    public static byte[] WebP(int width, int height)
    {
        byte[] bytes = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), width - 1);
        bytes[27] = (byte)(height - 1);
        bytes[28] = (byte)((height - 1) >> 8);
        bytes[29] = (byte)((height - 1) >> 16);
        return bytes;
    }

    /// <summary>Big-endian, with the directory right behind the header.</summary>
    public static byte[] Tiff(int width, int height)
    {
        byte[] bytes = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 2, 1, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(18), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(30), height);
        return bytes;
    }

    /// <summary>With its first row on top, which a negative height says.</summary>
    public static byte[] Bmp(int width, int height)
    {
        var bytes = new byte[54];
        "BM"u8.CopyTo(bytes);
        bytes[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), -height);
        return bytes;
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

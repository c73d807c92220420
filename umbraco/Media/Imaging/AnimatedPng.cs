using System.Buffers.Binary;

namespace Site.Cms.Media.Imaging;

/// <summary>Tells a PNG that moves: one with an <c>acTL</c> chunk before its first pixels. Decoders show only its first picture.</summary>
internal static class AnimatedPng
{
    private const int Signature = 8;
    private const int ChunkFrame = 12;

    public static bool Is(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096);
        Span<byte> chunk = stackalloc byte[8];
        for (long at = Signature; at + chunk.Length <= file.Length;)
        {
            file.Position = at;
            file.ReadExactly(chunk);
            if (chunk[4..].SequenceEqual("acTL"u8))
                return true;
            if (chunk[4..].SequenceEqual("IDAT"u8))
                return false;
            at += BinaryPrimitives.ReadUInt32BigEndian(chunk) + ChunkFrame;
        }
        return false;
    }
}

using System.Buffers.Binary;

namespace Site.Cms.Media.Metadata;

/// <summary>A WebP's chunks (RFC 9649) without those that only tell about it.</summary>
internal static class WebPMetadata
{
    private const int Header = 12;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    /// <summary>Those of the picture; their number is fixed.</summary>
    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <param name="target">At its start; can go back.</param>
    public static void CopyWithout(FileReader source, Stream target)
    {
        source.CopyTo(target, Header);
        (long At, byte Flags)? features = null;
        var (isTurned, isShorter) = (false, false);
        while (source.Peek(9) is { Length: >= 8 } start)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
            var whole = 8L + length + (length & 1);
            var type = System.Text.Encoding.Latin1.GetString(start[..4]);
            if (type == "VP8X" && start.Length == 9)
                features = (target.Position + 8, start[8]);
            if (Pictures.Contains(type))
            {
                source.CopyTo(target, whole);
                continue;
            }
            if (type == "EXIF" && !isTurned
                && ExifOrientation.Of(source.Peek((int)Math.Min(whole, FileReader.Window))[8..]) is var turned and not ExifOrientation.Upright)
            {
                var alone = ExifOrientation.Alone(turned);
                target.Write([.. "EXIF"u8, (byte)alone.Length, 0, 0, 0, .. alone]);
                isTurned = true;
            }
            source.Skip(whole);
            isShorter = true;
        }
        if (isShorter)
            Correct(target, features, isTurned);
    }

    private static void Correct(Stream target, (long At, byte Flags)? features, bool isTurned)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(target.Length - 8));
        target.Position = 4;
        target.Write(length);
        if (features is var (at, flags))
        {
            target.Position = at;
            target.WriteByte((byte)(flags & ~(XmpFlag | (isTurned ? 0 : ExifFlag))));
        }
        target.Position = target.Length;
    }
}

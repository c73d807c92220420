using System.Buffers.Binary;
using NetVips;

namespace Site.Tests.CmsTests.Imaging;

/// <summary>Real pictures: the left half red, the right half blue.</summary>
internal static class SamplePictures
{
    public static double[] Red { get; } = [200, 0, 0];
    public static double[] Blue { get; } = [0, 0, 200];

    public static byte[] Png(int width, int height, bool transparent = false)
    {
        using var picture = Draw(width, height);
        using var written = transparent ? picture.Bandjoin(128) : picture.Copy();
        return written.PngsaveBuffer();
    }

    public static byte[] Jpeg(int width, int height)
    {
        using var picture = Draw(width, height);
        return picture.JpegsaveBuffer(q: 95);
    }

    public static byte[] WebP(int width, int height)
    {
        using var picture = Draw(width, height);
        return picture.WebpsaveBuffer(lossless: true);
    }

    public static byte[] Avif(int width, int height)
    {
        using var picture = Draw(width, height);
        return picture.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
    }

    /// <summary>As a telephone held upright writes it: lying, with a note to turn it, with its place and time, and in wide colours.</summary>
    public static byte[] Photograph(int width, int height)
    {
        using var picture = Draw(width, height);
        using var wide = picture.IccTransform("p3", inputProfile: "srgb");
        using var noted = wide.Mutate(change =>
        {
            change.Set(GValue.GIntType, "orientation", 6);
            change.Set(GValue.GStrType, "exif-ifd0-Make", "Fabricant");
            change.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "49/1 2/1 0/1");
        });
        return noted.JpegsaveBuffer(q: 95);
    }

    /// <summary>In wide colours, with what a change sets.</summary>
    /// <param name="extension">jpg, png, webp or avif.</param>
    public static byte[] Written(int width, int height, string extension, Action<MutableImage> change)
    {
        using var picture = Draw(width, height);
        using var wide = picture.IccTransform("p3", inputProfile: "srgb");
        using var noted = wide.Mutate(change);
        return noted.WriteToBuffer($".{extension}");
    }

    public static byte[] MovingWebP(int width, int height)
    {
        using var one = Draw(width, height);
        using var other = one.Flip(Enums.Direction.Horizontal);
        using var both = one.Join(other, Enums.Direction.Vertical);
        using var film = both.Mutate(change => change.Set(GValue.GIntType, "page-height", height));
        return film.WebpsaveBuffer();
    }

    /// <summary>A PNG with the chunk that announces further pictures.</summary>
    public static byte[] MovingPng(int width, int height)
    {
        var still = Png(width, height);
        const int AfterHeader = 8 + 25;
        byte[] chunk = [0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 1, 0, 0, 0, 0];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Checksum(chunk.AsSpan(4)));
        return [.. still[..AfterHeader], .. chunk, .. check, .. still[AfterHeader..]];
    }

    /// <summary>A few kilobytes that unfold to so many pixels, all of them black.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var black = Image.Black(width, height);
        return black.PngsaveBuffer(compression: 9, bitdepth: 1);
    }

    /// <summary>The colour of a point, from 0 to 1 of width and height.</summary>
    public static double[] ColourAt(byte[] picture, double x, double y)
    {
        using var image = Image.NewFromBuffer(picture);
        return image.Getpoint((int)(x * (image.Width - 1)), (int)(y * (image.Height - 1)));
    }

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var image = Image.NewFromBuffer(picture);
        return (image.Width, image.Height);
    }

    /// <summary>CRC-32, as every chunk of a PNG ends with one.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }

    private static Image Draw(int width, int height)
    {
        using var red = Image.Black(width, height).NewFromImage(Red);
        using var blue = Image.Black(Math.Max(1, width / 2), height).NewFromImage(Blue);
        using var both = red.Insert(blue, width - (width / 2), 0);
        using var bytes = both.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}

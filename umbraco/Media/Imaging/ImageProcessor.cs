using NetVips;

namespace Site.Cms.Media.Imaging;

/// <summary>Why a file is not resized.</summary>
public enum ImageRefusal
{
    /// <summary>It is an animation, which resizing would stop: to be shown as it is.</summary>
    Animated,

    /// <summary>It cannot be decoded, or no decoder is installed for this kind of machine: to be shown as it is.</summary>
    Unreadable,

    /// <summary>It has more than <see cref="ImageProcessor.MostPixels"/>.</summary>
    TooLarge,
}

/// <param name="Bytes">A whole file. Null when refused.</param>
public sealed record ResizedImage(byte[]? Bytes, ImageFormat Format, ImageRefusal? Refusal)
{
    public static ResizedImage Refused(ImageRefusal why) => new(null, default, why);
}

/// <summary>
/// Resizes pictures with libvips, which streams them and never holds a whole one unless its file is interlaced or progressive. The library (18 MB)
/// is loaded by the first picture, not by the start. Pictures come out upright, in sRGB, without metadata.
/// </summary>
public static class ImageProcessor
{
    /// <summary>Of the file, told by its header: what a few kilobytes may unfold to.</summary>
    public const int MostPixels = 100_000_000;

    private static readonly Lazy<bool> Ready = new(Prepare);

    /// <param name="path">A file of the library.</param>
    /// <param name="format">Null for the file's own where every browser shows it, else PNG or JPEG.</param>
    public static ResizedImage Resize(string path, ImageCommands commands, ImageFormat? format)
    {
        if (!Ready.Value)
            return ResizedImage.Refused(ImageRefusal.Unreadable);
        try
        {
            return Make(path, commands, format);
        }
        catch (Exception error) when (error is VipsException or IOException or UnauthorizedAccessException)
        {
            return ResizedImage.Refused(ImageRefusal.Unreadable);
        }
    }

    private static ResizedImage Make(string path, ImageCommands commands, ImageFormat? format)
    {
        ImageGeometry geometry;
        ImageFormat own;
        using (var header = Image.NewFromFile(path, access: Enums.Access.Sequential))
        {
            if (OwnFormat(header) is not { } known)
                return ResizedImage.Refused(ImageRefusal.Unreadable);
            if ((long)header.Width * header.Height > MostPixels)
                return ResizedImage.Refused(ImageRefusal.TooLarge);
            if ((header.Contains("n-pages") && (int)header.Get("n-pages") > 1) || (known == ImageFormat.Png && AnimatedPng.Is(path)))
                return ResizedImage.Refused(ImageRefusal.Animated);
            own = known;
            var lying = header.Contains("orientation") && (int)header.Get("orientation") >= 5;
            geometry = lying ? ImageGeometry.Of(header.Height, header.Width, commands) : ImageGeometry.Of(header.Width, header.Height, commands);
        }

        using var scaled = Image.Thumbnail(
            path, geometry.ScaledWidth, height: geometry.ScaledHeight, size: Enums.Size.Force, outputProfile: "srgb", intent: Enums.Intent.Perceptual);
        using var coloured = scaled.Interpretation is Enums.Interpretation.Srgb or Enums.Interpretation.Bw
            ? scaled.Copy()
            : scaled.Colourspace(Enums.Interpretation.Srgb);
        using var cut = coloured.Crop(geometry.Left, geometry.Top, geometry.Width, geometry.Height);
        var written = format ?? (own is ImageFormat.Jpeg or ImageFormat.Png ? own : cut.HasAlpha() ? ImageFormat.Png : ImageFormat.Jpeg);
        using var canvas = Canvas(cut, geometry, opaque: written == ImageFormat.Jpeg);
        return new ResizedImage(Write(canvas, written, commands.Quality), written, null);
    }

    /// <summary>By what the file is, not by what it is called; null for all others that libvips reads.</summary>
    private static ImageFormat? OwnFormat(Image image) => (image.Get("vips-loader") as string) switch
    {
        { } loader when loader.StartsWith("jpeg", StringComparison.Ordinal) => ImageFormat.Jpeg,
        { } loader when loader.StartsWith("png", StringComparison.Ordinal) => ImageFormat.Png,
        { } loader when loader.StartsWith("webp", StringComparison.Ordinal) => ImageFormat.WebP,
        { } loader when loader.StartsWith("heif", StringComparison.Ordinal) => ImageFormat.Avif,
        _ => null,
    };

    /// <summary>White where nothing can shine through, else transparent.</summary>
    private static Image Canvas(Image image, ImageGeometry geometry, bool opaque)
    {
        if (opaque && image.HasAlpha())
        {
            using var flat = image.Flatten(background: [255]);
            return Padded(flat, geometry, [255]);
        }
        if (opaque || (geometry.CanvasWidth == geometry.Width && geometry.CanvasHeight == geometry.Height))
            return Padded(image, geometry, [255]);
        using var open = image.HasAlpha() ? image.Copy() : image.Bandjoin(255);
        return Padded(open, geometry, [.. Enumerable.Repeat(255.0, open.Bands - 1), 0]);
    }

    private static Image Padded(Image image, ImageGeometry geometry, double[] background) =>
        geometry.CanvasWidth == geometry.Width && geometry.CanvasHeight == geometry.Height ? image.Copy() : image.Embed(
            (geometry.CanvasWidth - geometry.Width) / 2, (geometry.CanvasHeight - geometry.Height) / 2, geometry.CanvasWidth, geometry.CanvasHeight,
            extend: Enums.Extend.Background, background: background);

    private static byte[] Write(Image image, ImageFormat format, int? quality) => format switch
    {
        ImageFormat.Jpeg => image.JpegsaveBuffer(q: quality ?? 80, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None),
        ImageFormat.Png => image.PngsaveBuffer(compression: 7, keep: Enums.ForeignKeep.None),
        ImageFormat.WebP => image.WebpsaveBuffer(q: quality ?? 78, smartSubsample: true, keep: Enums.ForeignKeep.None),
        // Effort 2 of 9: four times as fast as the encoder's own choice, for some percent more bytes.
        _ => image.HeifsaveBuffer(q: quality ?? 55, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.None),
    };

    private static bool Prepare()
    {
        if (!ModuleInitializer.VipsInitialized)
            return false;
        // Decoders that libvips does not hold fit for strangers' files stay shut.
        NetVips.NetVips.BlockUntrusted = true;
        // How many pictures are made at once is decided elsewhere; each has one thread and leaves nothing behind.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        return true;
    }
}

namespace Site.Cms.Media.Imaging;

/// <summary>
/// How a picture of one size becomes one of another: scaled as a whole, then cut, then set on a canvas. Lengths in pixels. Never larger than the source.
/// </summary>
/// <param name="ScaledWidth">Of the whole picture.</param>
/// <param name="Left">Where the part begins that is kept of the scaled picture.</param>
/// <param name="CanvasWidth">Of what comes out; wider than <paramref name="Width"/> only for padding, which centres the picture.</param>
public sealed record ImageGeometry(int ScaledWidth, int ScaledHeight, int Left, int Top, int Width, int Height, int CanvasWidth, int CanvasHeight)
{
    /// <param name="sourceWidth">As the picture is looked at, turned as its camera says.</param>
    public static ImageGeometry Of(int sourceWidth, int sourceHeight, ImageCommands commands)
    {
        // The part of the source that counts, and how much of it the crop leaves.
        var cut = commands.Cut ?? default;
        var (partWidth, partHeight) = (sourceWidth * (1 - cut.Left - cut.Right), sourceHeight * (1 - cut.Top - cut.Bottom));
        var (scaleX, scaleY) = Scales(partWidth, partHeight, commands);
        var (keptWidth, keptHeight) = (partWidth, partHeight);
        if (commands is { Mode: ImageMode.Crop, Width: { } width, Height: { } height })
        {
            // A source smaller than the crop gives the same shape in smaller.
            var cover = Math.Max(width / partWidth, height / partHeight);
            (keptWidth, keptHeight) = (Math.Min(partWidth, width / cover), Math.Min(partHeight, height / cover));
        }

        var scaledWidth = Whole(sourceWidth * scaleX, sourceWidth);
        var scaledHeight = Whole(sourceHeight * scaleY, sourceHeight);
        var outWidth = Whole(keptWidth * scaleX, scaledWidth);
        var outHeight = Whole(keptHeight * scaleY, scaledHeight);
        var left = Start(cut.Left * sourceWidth, partWidth, keptWidth, commands.Focus.Left * sourceWidth) * scaleX;
        var top = Start(cut.Top * sourceHeight, partHeight, keptHeight, commands.Focus.Top * sourceHeight) * scaleY;
        var padded = commands.Mode is ImageMode.Pad or ImageMode.BoxPad;
        return new ImageGeometry(
            scaledWidth, scaledHeight,
            Math.Clamp((int)Math.Round(left), 0, scaledWidth - outWidth), Math.Clamp((int)Math.Round(top), 0, scaledHeight - outHeight), outWidth, outHeight,
            padded ? Math.Max(commands.Width ?? 0, outWidth) : outWidth, padded ? Math.Max(commands.Height ?? 0, outHeight) : outHeight);
    }

    private static (double X, double Y) Scales(double width, double height, ImageCommands commands)
    {
        var (x, y) = (commands.Width / width, commands.Height / height);
        switch (commands.Mode)
        {
            // The same shape as was asked for, smaller when the source is.
            case ImageMode.Stretch when x is { } wide && y is { } high:
                var most = Math.Max(1, Math.Max(wide, high));
                return (wide / most, high / most);
            case ImageMode.Crop or ImageMode.Min when x is { } wide && y is { } high:
                var larger = Math.Min(1, Math.Max(wide, high));
                return (larger, larger);
            default:
                var fit = Math.Min(1, Math.Min(x ?? double.MaxValue, y ?? double.MaxValue));
                return (fit, fit);
        }
    }

    /// <summary>Keeps the focus in the middle as far as the part reaches.</summary>
    private static double Start(double partStart, double part, double kept, double focus) =>
        Math.Max(partStart, Math.Min(focus - (kept / 2), partStart + part - kept));

    private static int Whole(double length, int most) => Math.Clamp((int)Math.Round(length), 1, most);
}

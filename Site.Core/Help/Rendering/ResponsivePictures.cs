namespace Site.Core.Help.Rendering;

/// <summary>Gives pictures the smaller versions among which browsers choose, so that a telephone does not load what a large screen needs.</summary>
internal sealed class ResponsivePictures(IImageAddresses? addresses)
{
    /// <summary>Pixels: from half a small telephone's width to twice a text's; each about a third larger than the one before.</summary>
    private static readonly int[] Widths = [320, 480, 640, 960, 1280, 1920];

    /// <summary>Pixels, of the one version for those who cannot choose.</summary>
    private const int UsualWidth = 1280;

    /// <param name="cut">Null for the whole picture.</param>
    public Picture? Of(Picture? picture, PictureCut? cut = null)
    {
        if (picture is null || Find(picture.Url, cut) is not { } versions)
            return picture;
        var shown = picture with { SourceSet = versions.SourceSet, Preview = versions.Preview };
        return cut is null ? shown : shown with { Width = versions.Width, Height = versions.Height };
    }

    /// <param name="path">Without query; encoded or not.</param>
    public PictureVersions? Find(string path, PictureCut? cut = null)
    {
        if (addresses?.Find(Uri.UnescapeDataString(path), cut) is not { } source)
            return null;
        var largest = Math.Min(source.Width, Widths[^1]);
        var set = string.Join(", ", Widths.Where(width => width < largest).Append(largest).Select(width => $"{source.AtWidth(width)} {width}w"));
        return new PictureVersions(source.Width, source.Height, set, source.AtWidth(Math.Min(source.Width, UsualWidth)));
    }
}

/// <param name="Width">Pixels, of the largest.</param>
/// <param name="SourceSet">As <c>srcset</c> has it.</param>
/// <param name="Preview">The address of one that does everywhere.</param>
internal sealed record PictureVersions(int Width, int Height, string SourceSet, string Preview);

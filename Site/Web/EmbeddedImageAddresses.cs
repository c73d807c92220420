using Site.Cms;
using Site.Cms.Media.Imaging;
using Site.Core.Help;

namespace Site.Web;

/// <summary>The embedded CMS resizes its own pictures, for addresses that it signed.</summary>
internal sealed class EmbeddedImageAddresses(CmsHost cms) : IImageAddresses
{
    private readonly ImageAddresses _addresses = cms.Services.GetRequiredService<ImageAddresses>();

    public ImageSource? Find(string url, PictureCut? cut)
    {
        if (_addresses.Resizable(url) is not { Width: { } width, Height: { } height } file)
            return null;
        if (cut is null)
            return new ImageSource(width, height, wanted => _addresses.Scaled(file, wanted));
        var part = cut.Part is var (left, top, right, bottom) ? new ImageCut(left, top, right, bottom) : default;
        var shape = (double)cut.Width / cut.Height;
        var (partWidth, partHeight) = (width * (1 - part.Left - part.Right), height * (1 - part.Top - part.Bottom));
        var largest = Math.Max(1, (int)Math.Round(Math.Min(partWidth, partHeight * shape)));
        return new ImageSource(largest, HeightAt(largest), wanted => _addresses.Cut(
            file, wanted, HeightAt(wanted), cut.Part is null ? null : part, cut.Focus is var (x, y) ? new FocalPoint(x, y) : null));

        int HeightAt(int wanted) => Math.Max(1, (int)Math.Round(wanted / shape));
    }
}

using Site.Cms.Media.Imaging;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Pictures are resized here, for addresses that were signed here: those of the embedded CMS, and those that a CMS elsewhere has published.</summary>
internal sealed class SignedImageAddresses(ImageAddresses addresses) : IImageAddresses
{
    public ImageSource? Find(string url, PictureCut? cut)
    {
        if (addresses.Resizable(url) is not { Width: { } width, Height: { } height } file)
            return null;
        if (cut is null)
            return new ImageSource(width, height, wanted => addresses.Scaled(file, wanted));
        var part = cut.Part is var (left, top, right, bottom) ? new ImageCut(left, top, right, bottom) : default;
        var shape = (double)cut.Width / cut.Height;
        var (partWidth, partHeight) = (width * (1 - part.Left - part.Right), height * (1 - part.Top - part.Bottom));
        var largest = Math.Max(1, (int)Math.Round(Math.Min(partWidth, partHeight * shape)));
        return new ImageSource(largest, HeightAt(largest), wanted => addresses.Cut(
            file, wanted, HeightAt(wanted), cut.Part is null ? null : part, cut.Focus is var (x, y) ? new FocalPoint(x, y) : null));

        int HeightAt(int wanted) => Math.Max(1, (int)Math.Round(wanted / shape));
    }
}

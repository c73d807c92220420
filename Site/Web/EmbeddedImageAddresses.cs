using Site.Cms;
using Site.Cms.Media.Imaging;
using Site.Core.Help;

namespace Site.Web;

/// <summary>The embedded CMS resizes its own pictures, for addresses that it signed.</summary>
internal sealed class EmbeddedImageAddresses(CmsHost cms) : IImageAddresses
{
    private readonly ImageAddresses _addresses = cms.Services.GetRequiredService<ImageAddresses>();

    public ImageSource? Find(string url) => _addresses.Resizable(url) is { Width: { } width, Height: { } height } file
        ? new ImageSource(width, height, wanted => _addresses.Scaled(file, wanted))
        : null;
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>
/// The site's own address as people reach it. Every absolute URL (canonical, sitemap, mails, issuer) is made here, never from the <c>Host</c> header,
/// which anybody can forge.
/// </summary>
public sealed class PublicAddress(IOptions<SiteOptions> options, IServer server)
{
    private Uri? _listening;

    public Uri Root => options.Value.PublicAddress ?? (_listening ??= ListeningAddress());

    public bool IsHttps => Root.Scheme == Uri.UriSchemeHttps;

    /// <summary>Scheme, host and port, as browsers send it in <c>Origin</c>.</summary>
    public string Origin => Root.GetLeftPart(UriPartial.Authority);

    /// <param name="path">Starts with a slash.</param>
    public string Absolute(string path) => Origin + path;

    private Uri ListeningAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return new Uri(address.Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal));
    }
}

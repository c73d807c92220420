using Microsoft.Extensions.Configuration;

namespace Site.Web;

/// <summary>Absolute addresses of this site, made from <c>Site:PublicAddress</c> and never from the request.</summary>
public sealed class PublicUrls(IConfiguration configuration)
{
    private readonly Uri _root = new(configuration["Site:PublicAddress"] ?? "http://localhost:5000");

    /// <param name="path">Begins with a slash; already encoded.</param>
    public string For(string path) => new Uri(_root, path).AbsoluteUri;
}

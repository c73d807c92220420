using System.Xml.Linq;

namespace Site.Tests.Support;

/// <summary>The addresses of every public page, as the running site's own sitemap lists them, and those that a sitemap leaves out.</summary>
internal static class PublicPages
{
    private static readonly string[] Unlisted =
        ["/recherche", "/recherche?q=identifiant", "/recherche?q=xyzzy", "/reservations", "/factures", "/page-qui-n-existe-pas"];

    public static async Task<IReadOnlyList<string>> AllAsync(HttpClient site)
    {
        var sitemap = XDocument.Parse(await site.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var listed = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath);
        return [.. listed, .. Unlisted];
    }
}

using System.Net;
using System.Xml.Linq;

namespace Site.Tests.Support;

/// <summary>The addresses of every public page, as the running site's own sitemap lists them, and those that a sitemap leaves out.</summary>
internal static class PublicPages
{
    private static readonly string[] Unlisted =
        ["/recherche", "/recherche?q=identifiant", "/recherche?q=xyzzy", "/page-qui-n-existe-pas"];

    /// <summary>Whether a link of the pages asks who is there instead of showing something: « Mon compte », « Se connecter », « Réserver une activité ».</summary>
    public static bool LeadsToSignIn(string address, HttpResponseMessage response) => address is "/compte" or "/connexion" or "/reservations" or "/factures"
        && response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.Contains("/conne", StringComparison.Ordinal);

    public static async Task<IReadOnlyList<string>> AllAsync(HttpClient site)
    {
        var sitemap = XDocument.Parse(await site.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var listed = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath);
        return [.. listed, .. Unlisted];
    }
}

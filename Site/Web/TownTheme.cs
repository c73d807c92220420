using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>The stylesheet with the town's colours and the typeface, as custom properties that all other stylesheets use.</summary>
public sealed class TownTheme(IOptions<TownOptions> town)
{
    private const string Latin = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2";
    private const string LatinExtended = "fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2";

    private readonly TownColours _colours = new(town.Value);
    private volatile Stylesheet? _stylesheet;

    /// <summary>The font file that every page needs.</summary>
    public static string MainFont(HttpContext context) => context.Asset(Latin);

    public Stylesheet For(HttpContext context)
    {
        if (_stylesheet is { } known)
            return known;
        var made = Make(context.Asset(Latin), context.Asset(LatinExtended));
        // An endpoint that knows no fingerprints (an error page outside the routes) must not decide for the others.
        if (context.Asset(Latin) != "/" + Latin)
            _stylesheet = made;
        return made;
    }

    private Stylesheet Make(string latin, string latinExtended)
    {
        var css = new StringBuilder();
        css.Append(FontFace(latin, "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"));
        css.Append(FontFace(latinExtended, "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0"));
        css.Append(":root{").Append(Properties(_colours.Light)).Append("--colour-brand:").Append(_colours.BrandDark).Append('}');
        css.Append("@media (prefers-color-scheme:dark){:root{").Append(Properties(_colours.Dark)).Append("}}");
        var text = css.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return new(text, $"{PortalAddresses.Theme}?v={hash}", hash);
    }

    private static string FontFace(string url, string range) =>
        $"@font-face{{font-family:\"Atkinson Hyperlegible Next\";font-style:normal;font-weight:200 800;font-display:swap;src:url({url}) format(\"woff2\");unicode-range:{range}}}";

    private static string Properties(IReadOnlyDictionary<string, Colour> colours) =>
        string.Concat(colours.OrderBy(colour => colour.Key, StringComparer.Ordinal).Select(colour => $"--colour-{colour.Key}:{colour.Value};"));

    /// <param name="Address">With the fingerprint in its query, so that it can be cached for good.</param>
    public sealed record Stylesheet(string Css, string Address, string Hash);
}

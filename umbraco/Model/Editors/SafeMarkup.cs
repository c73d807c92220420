using System.Text;
using Ganss.Xss;

namespace Site.Cms.Model.Editors;

/// <summary>Sanitises rich text on its way in.</summary>
internal static class SafeMarkup
{
    private static readonly HtmlSanitizer Sanitizer = Create();
    private static readonly string[] AddressAttributes = ["href", "src", "xlink:href", "action", "formaction"];

    /// <summary>The markup without scripts, handlers, styles and forms. Thread safe.</summary>
    public static string Clean(string markup) => Sanitizer.Sanitize(markup);

    /// <summary>Whether an address would run a script when followed. Browsers skip control characters and blanks inside the scheme.</summary>
    public static bool IsDangerousAddress(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return false;
        var scheme = new StringBuilder();
        foreach (var letter in System.Net.WebUtility.HtmlDecode(address))
        {
            if (letter is ':' or '/' or '?' or '#')
            {
                return letter == ':' && scheme.ToString().ToLowerInvariant() is "javascript" or "data" or "vbscript";
            }
            if (!char.IsControl(letter) && !char.IsWhiteSpace(letter))
                scheme.Append(letter);
        }
        return false;
    }

    /// <summary>The first address in the markup that would run a script.</summary>
    public static string? DangerousAddress(string markup)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(markup);
        return document.All
            .SelectMany(element => AddressAttributes.Select(element.GetAttribute))
            .FirstOrDefault(address => address is not null && !address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && IsDangerousAddress(address));
    }

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = false };
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "optgroup", "textarea", "style", "font", "center"]);
        sanitizer.AllowedTags.UnionWith(["umb-rte-block", "umb-rte-block-inline", "figure", "figcaption"]);
        sanitizer.AllowedAttributes.ExceptWith(["style", "action", "method", "enctype", "accept", "accept-charset"]);
        sanitizer.AllowedAttributes.UnionWith(["class", "id", "rel", "role", "type", "target", "data-udi", "data-caption", "data-anchor", "data-content-key"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        return sanitizer;
    }
}

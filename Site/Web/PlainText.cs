using System.Net;
using System.Text.RegularExpressions;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Text for descriptions and structured data, taken from sanitised HTML. Always encoded again where it is written.</summary>
public static partial class PlainText
{
    public static string Of(SafeHtml html) =>
        Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Block().Replace(html.Value, " "), "")), " ").Trim();

    /// <summary>Cut at a word's end, at most <paramref name="length"/> characters with the ellipsis.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > length / 2 ? end : length - 1)].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    [GeneratedRegex("</?(p|li|ul|ol|h[1-6]|br|div|td|th|tr|table|blockquote|figure|hr)\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[ \\t\\r\\n]+")]
    private static partial Regex Space();
}

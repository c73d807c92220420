using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Site.Core.Help.Rendering;

/// <summary>What remains of markup for search, structured data and descriptions: words, one line a block.</summary>
public static partial class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "pre", "hr", "dt", "dd", "br", "figure", "figcaption",
    };

    /// <summary>Text of sanitised HTML: blocks are separated by a line feed, white space is collapsed, entities decoded.</summary>
    public static string Of(SafeHtml html) =>
        html.IsEmpty ? "" : Of(new HtmlParser().ParseDocument(html.Value).Body!);

    /// <summary>The same on one line, cut on a word's end with « … » when longer than <paramref name="length"/> characters.</summary>
    public static string Summary(SafeHtml html, int length = 160)
    {
        var text = OneLine(Of(html));
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > length / 2 ? end : length - 1)].TrimEnd(' ', ',', ';', ':', '.', '\u00A0') + "…";
    }

    /// <summary>White space and line ends collapsed to single spaces; non-breaking spaces stay.</summary>
    public static string OneLine(string text) => BreakableSpace().Replace(text, " ").Trim(' ');

    internal static string Of(IElement root)
    {
        var text = new StringBuilder();
        Append(root, text);
        return LineEnds().Replace(text.ToString(), "\n").Trim();
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText run)
            {
                text.Append(BreakableSpace().Replace(run.Data, " "));
                continue;
            }
            if (child is not IElement element)
                continue;
            var block = Blocks.Contains(element.LocalName);
            if (block)
                text.Append('\n');
            Append(element, text);
            if (block)
                text.Append('\n');
            else if (element.LocalName is "td" or "th")
                text.Append(' ');
        }
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex BreakableSpace();

    [GeneratedRegex(@" *\n[ \n]*")]
    private static partial Regex LineEnds();
}

namespace Site.Core.Help;

/// <summary>Turns editors' Markdown and rich text into sanitised HTML: the one place where markup becomes trusted.</summary>
public sealed class HtmlRenderer
{
    public SafeHtml FromMarkdown(string markdown) => new(System.Net.WebUtility.HtmlEncode(markdown));
}

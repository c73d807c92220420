using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Site.Core.Help.Rendering;

namespace Site.Core.Help;

/// <summary>Turns editors' Markdown and rich text into sanitised HTML: the one place where markup becomes trusted. Safe to share between threads.</summary>
public sealed class HtmlRenderer(IImageAddresses? images = null)
{
    /// <summary>Deeper markup is no text that an editor wrote; the tree is walked recursively further on.</summary>
    private const int MaximumDepth = 200;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Set(
            "p", "br", "strong", "b", "em", "i", "u", "s", "del", "sub", "sup", "abbr", "span", "div", "a", "ul", "ol", "li", "dl", "dt", "dd",
            "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "code", "pre", "hr", "img", "figure", "figcaption",
            "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        AllowedAttributes = Set(
            "href", "src", "alt", "title", "width", "height", "start", "scope", "colspan", "rowspan", "lang",
            "data-destination-id", "data-link-type"),
        UriAttributes = Set("href", "src"),
        AllowedSchemes = Set("http", "https", "mailto", "tel"),
    });

    internal ResponsivePictures Pictures { get; } = new(images);

    /// <summary>Markdown with pipe tables and bare links; markup typed into it is shown as text. Headings start at h2.</summary>
    public SafeHtml FromMarkdown(string markdown) => FromMarkdown(markdown, LinkTargets.None).Html;

    /// <summary>Rich text as the Delivery API's <c>markup</c> has it. Headings start at h2.</summary>
    public SafeHtml FromRichText(string markup) => FromRichText(markup, LinkTargets.None).Html;

    /// <param name="topHeading">The level that the text's highest heading gets when it would be higher.</param>
    internal Rendered FromMarkdown(string markdown, LinkTargets links, int topHeading = 2) =>
        string.IsNullOrWhiteSpace(markdown) ? Rendered.Nothing : Sanitise(Markdig.Markdown.ToHtml(markdown, Markdown), links, topHeading);

    internal Rendered FromRichText(string markup, LinkTargets links, int topHeading = 2) =>
        string.IsNullOrWhiteSpace(markup) ? Rendered.Nothing : Sanitise(markup, links, topHeading);

    private Rendered Sanitise(string html, LinkTargets links, int topHeading)
    {
        MarkupDepth.ThrowIfAbove(MaximumDepth, html);
        using IHtmlDocument document = _sanitizer.SanitizeDom(html);
        var body = document.Body!;
        MarkupFinish.Apply(body, links, Pictures, topHeading);
        return new(new SafeHtml(body.InnerHtml.Trim()), PlainText.Of(body));
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}

/// <param name="Text">The same as plain text, one line a block.</param>
internal readonly record struct Rendered(SafeHtml Html, string Text)
{
    public static Rendered Nothing => new(default, "");
}

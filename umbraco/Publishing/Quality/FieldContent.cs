using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Cms.Model.Editors;

namespace Site.Cms.Publishing.Quality;

/// <param name="Text">What readers see of it; empty for what was picked.</param>
/// <param name="Id">Of a document or a media item.</param>
/// <param name="Address">Of anything else, as the editor wrote it.</param>
internal sealed record FoundLink(string Text, Guid? Id, string? Address);

/// <param name="Id">Of the media item that it was picked from.</param>
/// <param name="Address">As it stands in the text; null for a pick.</param>
/// <param name="AlternativeText">As it stands in the text; null for a pick, which has that of the media item.</param>
internal sealed record FoundPicture(Guid? Id, string? Address, string? AlternativeText);

/// <summary>The links and pictures of one field, whatever it was written with.</summary>
internal static partial class FieldContent
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    public static IEnumerable<FoundLink> Links(Field field) => field.Editor switch
    {
        "Umbraco.ContentPicker" => Picked(field.Value),
        "Umbraco.MultiNodeTreePicker" => Items(field.Value).SelectMany(item => Picked(item.Member("unique"))),
        "Umbraco.MediaPicker3" => Items(field.Value).SelectMany(item => Picked(item.Member("mediaKey"))),
        "Umbraco.MultiUrlPicker" => Items(field.Value).SelectMany(PickedUrl),
        "Umbraco.RichText" => InMarkup(Markup(field.Value)),
        "Umbraco.MarkdownEditor" => InMarkdown(Markup(field.Value)),
        _ => [],
    };

    public static IEnumerable<FoundPicture> Pictures(Field field) => field.Editor switch
    {
        "Umbraco.MediaPicker3" => Items(field.Value).SelectMany(item => Picked(item.Member("mediaKey")).Select(pick => new FoundPicture(pick.Id, null, null))),
        "Umbraco.RichText" => PicturesInMarkup(Markup(field.Value)),
        "Umbraco.MarkdownEditor" => Inlines(Markup(field.Value)).Where(link => link.IsImage).Select(link => new FoundPicture(null, link.Url, Words(link))),
        _ => [],
    };

    private static IEnumerable<FoundLink> InMarkup(string markup)
    {
        if (!markup.Contains('<', StringComparison.Ordinal) || MarkupGuard.Problem(markup) is not null)
            return [];
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = markup;
        return
        [
            .. body.QuerySelectorAll("a[href]").Select(link => Written(link.TextContent.Trim(), link.GetAttribute("href")!)),
            .. body.QuerySelectorAll("img").Select(image => image.GetAttribute("data-udi") is { } udi
                ? new FoundLink("", IdIn(udi), null)
                : Written("", image.GetAttribute("src") ?? "")),
        ];
    }

    private static IEnumerable<FoundPicture> PicturesInMarkup(string markup)
    {
        if (!markup.Contains("<img", StringComparison.OrdinalIgnoreCase) || MarkupGuard.Problem(markup) is not null)
            return [];
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = markup;
        return [.. body.QuerySelectorAll("img").Select(image => new FoundPicture(
            image.GetAttribute("data-udi") is { } udi ? IdIn(udi) : null, image.GetAttribute("src") ?? "", image.GetAttribute("alt") ?? ""))];
    }

    private static IEnumerable<FoundLink> InMarkdown(string markdown) =>
        Inlines(markdown).Select(link => Written(link.IsImage ? "" : Words(link), link.Url ?? ""));

    private static IEnumerable<LinkInline> Inlines(string markdown)
    {
        // What cannot hold one is most of what is written.
        if (!markdown.Contains(']', StringComparison.Ordinal))
            return [];
        try
        {
            return [.. Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>()];
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody writes.
            return [];
        }
    }

    private static string Words(LinkInline link) =>
        string.Concat(link.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        })).Trim();

    private static FoundLink Written(string text, string address) => IdIn(address) is { } id ? new(text, id, null) : new(text, null, address.Trim());

    private static IEnumerable<FoundLink> PickedUrl(JsonElement link)
    {
        var text = link.Text("name") ?? "";
        if (link.Id("unique") is { } id)
            return [new(text, id, null)];
        return link.Text("url") is { Length: > 0 } url ? [Written(text, url)] : [];
    }

    private static IEnumerable<FoundLink> Picked(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && (Guid.TryParse(text.GetString(), out var id) || IdIn(text.GetString()!) is { } udi && (id = udi) != default)
            ? [new("", id, null)]
            : [];

    private static Guid? IdIn(string address)
    {
        if (!address.Contains("umb:", StringComparison.Ordinal) && !address.Contains("localLink", StringComparison.OrdinalIgnoreCase))
            return null;
        var match = Reference().Match(Uri.UnescapeDataString(address));
        return match.Success && Guid.TryParse(match.Groups["id"].ValueSpan, out var id) ? id : null;
    }

    private static string Markup(JsonElement value) => (value.ValueKind == JsonValueKind.String ? value.GetString() : value.Text("markup")) ?? "";

    private static JsonElement.ArrayEnumerator Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    [GeneratedRegex(@"^(?:/?\{localLink:)?(?:umb://(?:document|media)/)?(?<id>[0-9a-f]{32}|[0-9a-f-]{36})\}?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}

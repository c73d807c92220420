using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Site.Cms.Model.Editors;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes rich text: the markup with links to where documents and media are now, and the blocks in it.</summary>
internal static partial class RichTextRenderer
{
    public static void Write(RenderContext context, JsonElement value, SelectionNode? expand)
    {
        var markup = value.ValueKind == JsonValueKind.String ? value.GetString() : value.Text("markup");
        context.Writer.WriteStartObject();
        context.Writer.WriteString("markup", Localised(context, markup ?? ""));
        context.Writer.WriteStartArray("blocks");
        BlockRenderer.WriteItems(context, value.Member("blocks") ?? default, "Umbraco.RichText", expand);
        context.Writer.WriteEndArray();
        context.Writer.WriteEndObject();
    }

    private static string Localised(RenderContext context, string markup)
    {
        if (!HasReference().IsMatch(markup))
            return markup;
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = markup;
        foreach (var link in body.QuerySelectorAll("a[href]"))
        {
            var match = LocalLink().Match(link.GetAttribute("href")!);
            if (match.TryId(out var id))
                Localise(context, link, id, match.Groups["rest"].Value);
        }
        foreach (var image in body.QuerySelectorAll("img[data-udi]"))
            Localise(context, image);
        foreach (var block in body.QuerySelectorAll("umb-rte-block, umb-rte-block-inline"))
            Rename(block, "data-content-key", "data-content-id");
        return body.InnerHtml;
    }

    private static void Localise(RenderContext context, IElement link, Guid id, string rest)
    {
        var toMedia = link.GetAttribute("type") == "media" || link.GetAttribute("href")!.Contains("umb://media/", StringComparison.Ordinal);
        link.RemoveAttribute("type");
        if (toMedia && context.Media(id) is { } media)
        {
            link.SetAttribute("href", media.Url + rest);
            link.SetAttribute("data-destination-id", media.Id.ToString());
            link.SetAttribute("data-destination-type", media.MediaType);
            link.SetAttribute("data-link-type", "Media");
        }
        else if (!toMedia && context.Content(id) is { } node)
        {
            var route = context.View.RouteOf(node);
            link.SetAttribute("href", route.Path + rest);
            link.SetAttribute("data-destination-id", node.Id.ToString());
            link.SetAttribute("data-destination-type", context.View.TypeOf(node).Alias);
            link.SetAttribute("data-start-item-path", route.StartItemPath);
            link.SetAttribute("data-start-item-id", route.StartItemId.ToString());
            link.SetAttribute("data-link-type", "Content");
        }
        else
        {
            link.RemoveAttribute("href");
        }
    }

    private static void Localise(RenderContext context, IElement image)
    {
        if (!MediaUdi().Match(image.GetAttribute("data-udi")!).TryId(out var id) || context.Media(id) is not { } media)
            return;
        var source = image.GetAttribute("src") ?? "";
        var query = source.IndexOf('?', StringComparison.Ordinal);
        image.SetAttribute("src", query < 0 ? media.Url : media.Url + source[query..]);
        image.RemoveAttribute("data-udi");
        image.RemoveAttribute("data-caption");
    }

    private static void Rename(IElement element, string from, string to)
    {
        if (element.GetAttribute(from) is not { } value)
            return;
        element.RemoveAttribute(from);
        element.SetAttribute(to, value);
    }

    private static bool TryId(this Match match, out Guid id) => Guid.TryParse(match.Groups["id"].ValueSpan, out id) && match.Success;

    [GeneratedRegex("localLink:|data-udi|umb-rte-block", RegexOptions.CultureInvariant)]
    private static partial Regex HasReference();

    [GeneratedRegex(
        @"^/?\{localLink:(?:umb://(?:document|media)/)?(?<id>[0-9a-fA-F-]{36}|[0-9a-fA-F]{32})\}(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LocalLink();

    [GeneratedRegex("^umb://media/(?<id>[0-9a-fA-F-]{32,36})$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaUdi();
}

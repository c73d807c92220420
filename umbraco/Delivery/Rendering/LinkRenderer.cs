using System.Text.Json;
using Site.Cms.Model.Editors;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes picked links: to a document, to a media item, to anywhere else.</summary>
internal static class LinkRenderer
{
    public static void Write(RenderContext context, JsonElement value)
    {
        context.Writer.WriteStartArray();
        foreach (var link in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
            WriteLink(context, link);
        context.Writer.WriteEndArray();
    }

    private static void WriteLink(RenderContext context, JsonElement link)
    {
        var name = link.Text("name");
        switch (link.Text("type"))
        {
            case "document" when link.Id("unique") is { } id:
                if (context.Content(id) is { } node)
                {
                    WriteHead(context, link, url: null, string.IsNullOrWhiteSpace(name) ? node.Name : name);
                    context.Writer.WriteString("destinationId", id);
                    context.Writer.WriteString("destinationType", context.View.TypeOf(node).Alias);
                    ItemRenderer.WriteRoute(context, node);
                    WriteTail(context, "Content");
                }
                break;
            case "media" when link.Id("unique") is { } id:
                if (context.Media(id) is { } media)
                {
                    WriteHead(context, link, media.Url, string.IsNullOrWhiteSpace(name) ? media.Name : name);
                    context.Writer.WriteString("destinationId", id);
                    context.Writer.WriteString("destinationType", media.MediaType);
                    context.Writer.WriteNull("route");
                    WriteTail(context, "Media");
                }
                break;
            default:
                WriteHead(context, link, link.Text("url") + link.Text("queryString"), name);
                context.Writer.WriteNull("destinationId");
                context.Writer.WriteNull("destinationType");
                context.Writer.WriteNull("route");
                WriteTail(context, "External");
                break;
        }
    }

    private static void WriteHead(RenderContext context, JsonElement link, string? url, string? title)
    {
        context.Writer.WriteStartObject();
        context.Writer.WriteString("url", url);
        context.Writer.WriteString("queryString", link.Text("queryString"));
        context.Writer.WriteString("title", title);
        context.Writer.WriteString("target", link.Text("target"));
    }

    private static void WriteTail(RenderContext context, string linkType)
    {
        context.Writer.WriteString("linkType", linkType);
        context.Writer.WriteNull("culture");
        context.Writer.WriteEndObject();
    }
}

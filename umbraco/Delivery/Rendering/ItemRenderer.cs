using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes documents the way the Delivery API gives them.</summary>
internal static class ItemRenderer
{
    /// <summary>Bytes after which an answer is refused: picked items can multiply it.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>A document that was asked for, with its cultures (none: all content is invariant).</summary>
    public static void WriteItem(RenderContext context, ContentNode node, OutputSelection selection)
    {
        _ = context.Content(node.Id);
        context.Writer.WriteStartObject();
        WriteHead(context, node);
        WriteProperties(
            context, context.View.TypeOf(node), alias => node.Values.GetValueOrDefault(alias), selection.Expand, selection.Fields);
        context.Writer.WriteStartObject("cultures");
        context.Writer.WriteEndObject();
        context.Writer.WriteEndObject();
    }

    /// <summary>A document as webhooks tell of it: all its properties, picked documents without theirs, no cultures.</summary>
    public static void WriteBare(RenderContext context, ContentNode node)
    {
        context.Writer.WriteStartObject();
        WriteHead(context, node);
        WriteProperties(context, context.View.TypeOf(node), alias => node.Values.GetValueOrDefault(alias), expand: null, fields: null);
        context.Writer.WriteEndObject();
    }

    /// <summary>A document that another one picked; without its properties unless the request expands them.</summary>
    public static void WritePicked(RenderContext context, ContentNode node, SelectionNode? expand, SelectionNode? fields)
    {
        var writer = context.Writer;
        if (writer.BytesCommitted + writer.BytesPending > MaxBytes)
            throw new AnswerTooLargeException();
        writer.WriteStartObject();
        WriteHead(context, node);
        if (expand is not null)
            WriteProperties(context, context.View.TypeOf(node), alias => node.Values.GetValueOrDefault(alias), expand, fields);
        else
            WriteNoProperties(writer);
        writer.WriteEndObject();
    }

    /// <param name="value">The stored value of an alias; undefined when there is none.</param>
    /// <param name="fields">Which properties are given; null and an empty selection mean all.</param>
    public static void WriteProperties(
        RenderContext context, DocumentTypeDefinition type, Func<string, JsonElement> value, SelectionNode? expand, SelectionNode? fields)
    {
        context.Writer.WriteStartObject("properties");
        foreach (var property in type.Properties)
        {
            var nextFields = fields?.For(property.Alias);
            if (fields is { Items.Count: > 0 } && nextFields is null)
                continue;
            context.Writer.WritePropertyName(property.Alias);
            PropertyRenderer.Write(context, property.DataType, value(property.Alias), expand?.For(property.Alias), nextFields);
        }
        context.Writer.WriteEndObject();
    }

    public static void WriteNoProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        writer.WriteEndObject();
    }

    public static void WriteRoute(RenderContext context, ContentNode node)
    {
        var route = context.View.RouteOf(node);
        context.Writer.WriteStartObject("route");
        context.Writer.WriteString("path", route.Path);
        context.Writer.WriteNull("queryString");
        context.Writer.WriteStartObject("startItem");
        context.Writer.WriteString("id", route.StartItemId);
        context.Writer.WriteString("path", route.StartItemPath);
        context.Writer.WriteEndObject();
        context.Writer.WriteEndObject();
    }

    /// <summary>Stored times are UTC, whatever their kind says.</summary>
    public static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static void WriteHead(RenderContext context, ContentNode node)
    {
        context.Writer.WriteString("contentType", context.View.TypeOf(node).Alias);
        context.Writer.WriteString("name", node.Name);
        context.Writer.WriteString("createDate", Utc(node.CreateDate));
        context.Writer.WriteString("updateDate", Utc(node.UpdateDate));
        WriteRoute(context, node);
        context.Writer.WriteString("id", node.Id);
    }
}

/// <summary>The selection asks for more than <see cref="ItemRenderer.MaxBytes"/>.</summary>
internal sealed class AnswerTooLargeException : Exception;

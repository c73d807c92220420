using System.Text.Json;
using Site.Cms.Model.Editors;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes picked documents; those that readers cannot reach are left out.</summary>
internal static class PickerRenderer
{
    public static void WriteOne(RenderContext context, JsonElement value, SelectionNode? expand, SelectionNode? fields)
    {
        if (IdOf(value) is { } id && context.Content(id) is { } node)
            ItemRenderer.WritePicked(context, node, expand, fields);
        else
            context.Writer.WriteNullValue();
    }

    public static void WriteMany(RenderContext context, JsonElement value, SelectionNode? expand, SelectionNode? fields)
    {
        context.Writer.WriteStartArray();
        foreach (var pick in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
        {
            if (IdOf(pick) is not { } id)
                continue;
            if (pick.ValueKind == JsonValueKind.Object && pick.TryGetProperty("type", out var type) && type.ValueEquals("media"))
            {
                if (context.Media(id) is { } media)
                    MediaRenderer.WritePicked(context, media, expand, fields);
            }
            else if (context.Content(id) is { } node)
            {
                ItemRenderer.WritePicked(context, node, expand, fields);
            }
        }
        context.Writer.WriteEndArray();
    }

    /// <summary>The id in a stored reference: plain, or under <c>unique</c> or <c>id</c>.</summary>
    private static Guid? IdOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Guid.TryParse(value.GetString(), out var id) ? id : null;
        return value.Id("unique") ?? value.Id("id");
    }
}

using System.Text.Json;
using Site.Cms.Model.Editors;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes blocks with all their properties; <c>fields</c> does not reach into them.</summary>
internal static class BlockRenderer
{
    public static void WriteList(RenderContext context, JsonElement value, SelectionNode? expand)
    {
        context.Writer.WriteStartObject();
        context.Writer.WriteStartArray("items");
        WriteItems(context, value, "Umbraco.BlockList", expand);
        context.Writer.WriteEndArray();
        context.Writer.WriteEndObject();
    }

    /// <summary>The blocks of a layout in its order; those that are hidden or of an unknown type are left out.</summary>
    public static void WriteItems(RenderContext context, JsonElement value, string editor, SelectionNode? expand)
    {
        var content = Blocks(value, "contentData");
        var settings = Blocks(value, "settingsData");
        var exposed = value.Items("expose").Select(block => block.Id("contentKey")).ToHashSet();
        foreach (var item in (value.Member("layout") ?? default).Items(editor))
        {
            if (item.Id("contentKey") is not { } key || !content.TryGetValue(key, out var block))
                continue;
            if ((exposed.Count > 0 && !exposed.Contains(key)) || !IsKnown(context, block))
                continue;
            context.Writer.WriteStartObject();
            context.Writer.WritePropertyName("content");
            WriteElement(context, key, block, expand);
            context.Writer.WritePropertyName("settings");
            if (item.Id("settingsKey") is { } settingsKey
                && settings.TryGetValue(settingsKey, out var setting) && IsKnown(context, setting))
                WriteElement(context, settingsKey, setting, expand);
            else
                context.Writer.WriteNullValue();
            context.Writer.WriteEndObject();
        }
    }

    private static bool IsKnown(RenderContext context, JsonElement block) =>
        block.Id("contentTypeKey") is { } type && context.View.Schema.DocumentTypes.ContainsKey(type);

    private static void WriteElement(RenderContext context, Guid key, JsonElement block, SelectionNode? expand)
    {
        var type = context.View.Schema.DocumentTypes[block.Id("contentTypeKey")!.Value];
        var values = new Dictionary<string, JsonElement>();
        foreach (var value in block.Items("values"))
            if (value.Text("alias") is { } alias)
                values[alias] = value.Member("value") ?? default;

        context.Writer.WriteStartObject();
        context.Writer.WriteString("contentType", type.Alias);
        context.Writer.WriteString("id", key);
        context.Writer.WriteStartObject("properties");
        foreach (var property in type.Properties)
        {
            context.Writer.WritePropertyName(property.Alias);
            PropertyRenderer.Write(context, property.DataType, values.GetValueOrDefault(property.Alias), expand?.For(property.Alias), fields: null);
        }
        context.Writer.WriteEndObject();
        context.Writer.WriteEndObject();
    }

    private static Dictionary<Guid, JsonElement> Blocks(JsonElement value, string name)
    {
        var blocks = new Dictionary<Guid, JsonElement>();
        foreach (var block in value.Items(name))
            if (block.Id("key") is { } key)
                blocks[key] = block;
        return blocks;
    }
}

using System.Text.Json;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes media items: from the library, and picked ones with the crops and the focal point of the pick.</summary>
internal static class MediaRenderer
{
    private const string File = "umbracoFile";

    /// <summary>An item of the library that was asked for.</summary>
    public static void WriteItem(RenderContext context, MediaNode node, OutputSelection selection)
    {
        var writer = context.Writer;
        writer.WriteStartObject();
        writer.WriteString("path", context.View.Media.Path(node));
        writer.WriteString("createDate", ItemRenderer.Utc(node.CreateDate));
        writer.WriteString("updateDate", ItemRenderer.Utc(node.UpdateDate));
        WriteFrame(writer, node, default, crops: OwnCrops(context, node));
        WriteFile(writer, node);
        WriteProperties(writer, node, selection.Fields);
        writer.WriteEndObject();
    }

    /// <summary>A media item picked as a plain reference.</summary>
    public static void WritePicked(RenderContext context, MediaNode node, SelectionNode? expand, SelectionNode? fields) =>
        WritePick(context.Writer, node, default, OwnCrops(context, node), expand, fields);

    public static void WritePicks(
        RenderContext context, DataTypeDefinition dataType, JsonElement value, SelectionNode? expand, SelectionNode? fields)
    {
        context.Writer.WriteStartArray();
        foreach (var pick in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
            if (pick.Id("mediaKey") is { } id && context.Media(id) is { } node)
                WritePick(context.Writer, node, pick, PickCrops(context, dataType, pick, node), expand, fields);
        context.Writer.WriteEndArray();
    }

    private static void WritePick(
        Utf8JsonWriter writer, MediaNode node, JsonElement pick, List<ImageCrop>? crops, SelectionNode? expand, SelectionNode? fields)
    {
        writer.WriteStartObject();
        WriteFrame(writer, node, pick, crops);
        WriteFile(writer, node);
        if (expand is not null)
            WriteProperties(writer, node, fields);
        else
            ItemRenderer.WriteNoProperties(writer);
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, MediaNode node)
    {
        writer.WriteString("id", node.Id);
        writer.WriteString("name", node.Name);
        writer.WriteString("mediaType", node.MediaType);
        writer.WriteString("url", node.Url);
        writer.WriteString("extension", node.Extension);
        WriteNumber(writer, "width", node.Width);
        WriteNumber(writer, "height", node.Height);
        WriteNumber(writer, "bytes", node.Bytes);
    }

    /// <summary>The file's own properties are members of the item already.</summary>
    private static void WriteProperties(Utf8JsonWriter writer, MediaNode node, SelectionNode? fields)
    {
        writer.WriteStartObject("properties");
        foreach (var (alias, value) in node.Values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            if (alias.StartsWith("umbraco", StringComparison.Ordinal) || (fields is { Items.Count: > 0 } && fields.For(alias) is null))
                continue;
            writer.WritePropertyName(alias);
            if (PropertyRenderer.IsEmpty(value))
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, MediaNode node, JsonElement pick, List<ImageCrop>? crops)
    {
        var focalPoint = pick.Member("focalPoint") is { ValueKind: JsonValueKind.Object } local
            ? local
            : node.Values.GetValueOrDefault(File).Member("focalPoint");
        writer.WritePropertyName("focalPoint");
        WriteNumbers(writer, focalPoint ?? default, "left", "top");

        writer.WritePropertyName("crops");
        if (crops is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartArray();
        foreach (var crop in crops)
        {
            writer.WriteStartObject();
            writer.WriteString("alias", crop.Alias);
            writer.WriteNumber("width", crop.Width);
            writer.WriteNumber("height", crop.Height);
            writer.WritePropertyName("coordinates");
            WriteNumbers(writer, crop.Coordinates, "x1", "y1", "x2", "y2");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>The crops of the picker's configuration, cut as the pick says, or else as the media item itself says.</summary>
    private static List<ImageCrop> PickCrops(RenderContext context, DataTypeDefinition dataType, JsonElement pick, MediaNode node)
    {
        var cuts = pick.Items("crops").Select(ImageCrop.Read).ToList();
        var crops = ImageCrops.Configured(dataType)
            .Select(crop => crop with { Coordinates = cuts.Find(cut => cut.Alias == crop.Alias).Coordinates })
            .ToList();
        foreach (var own in OwnCrops(context, node) ?? [])
        {
            var at = crops.FindIndex(crop => crop.Alias == own.Alias);
            if (at < 0)
                crops.Add(own);
            else if (crops[at].Coordinates.ValueKind != JsonValueKind.Object)
                crops[at] = crops[at] with { Coordinates = own.Coordinates };
        }
        return crops;
    }

    /// <summary>Null for a file that is not kept in an image cropper.</summary>
    private static List<ImageCrop>? OwnCrops(RenderContext context, MediaNode node) =>
        node.Values.GetValueOrDefault(File) is { ValueKind: JsonValueKind.Object } file
            && file.Member("crops") is { ValueKind: JsonValueKind.Array }
            ? [.. ImageCrops.Of(context.View.Schema, file)]
            : null;

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } value)
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }

    private static void WriteNumbers(Utf8JsonWriter writer, JsonElement value, params ReadOnlySpan<string> names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        foreach (var name in names)
        {
            writer.WritePropertyName(name);
            if (value.Member(name) is { ValueKind: JsonValueKind.Number } number)
                number.WriteTo(writer);
            else
                writer.WriteNumberValue(0);
        }
        writer.WriteEndObject();
    }
}

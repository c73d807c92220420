using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Media;

/// <summary>A named cut of pictures, in pixels, and what an editor chose of one picture for it.</summary>
/// <param name="Coordinates">
/// What is cut off on each side, as parts of the width and height: <c>{x1: left, y1: top, x2: right, y2: bottom}</c>; no object when nothing was chosen, and
/// the focal point decides.
/// </param>
internal readonly record struct ImageCrop(string? Alias, int Width, int Height, JsonElement Coordinates)
{
    public static ImageCrop Read(JsonElement crop) =>
        new(crop.Text("alias"), Number(crop, "width"), Number(crop, "height"), crop.Member("coordinates") ?? default);

    private static int Number(JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var result) ? result : 0;
}

/// <summary>The cuts of pictures that the data type of the media type Image configures. As Umbraco does, chosen ones are kept and all are told.</summary>
internal static class ImageCrops
{
    /// <summary>« Image Cropper », under the id that every Umbraco gives it.</summary>
    public static Guid DataType { get; } = new("1df9f033-e6d4-451f-b8d2-e0cbc50a836f");

    public static List<ImageCrop> Configured(SchemaSnapshot schema) =>
        schema.DataTypes.TryGetValue(DataType, out var type) ? Configured(type) : [];

    public static List<ImageCrop> Configured(DataTypeDefinition type) =>
        type.Configuration.GetValueOrDefault("crops") is { ValueKind: JsonValueKind.Array } crops
            ? [.. crops.EnumerateArray().Where(crop => crop.Text("alias") is { Length: > 0 }).Select(ImageCrop.Read)]
            : [];

    /// <summary>What a picture's value keeps of what a client sent: configured crops with a place within the picture.</summary>
    public static IEnumerable<object> Chosen(SchemaSnapshot schema, JsonElement sent)
    {
        var given = sent.Items("crops").Select(ImageCrop.Read).ToList();
        return Configured(schema)
            .Select(crop => crop with { Coordinates = given.Find(other => other.Alias == crop.Alias).Coordinates })
            .Where(crop => IsPart(crop.Coordinates))
            .Select(Written);
    }

    /// <summary>The configured crops, with what was chosen for a picture.</summary>
    /// <param name="file">The picture's value, as it is stored.</param>
    public static IEnumerable<ImageCrop> Of(SchemaSnapshot schema, JsonElement file)
    {
        var chosen = file.Items("crops").Select(ImageCrop.Read).ToList();
        return Configured(schema).Select(crop => crop with { Coordinates = chosen.Find(other => other.Alias == crop.Alias).Coordinates });
    }

    /// <summary>The picture's value with all its crops, for the editor.</summary>
    public static JsonElement Told(SchemaSnapshot schema, JsonElement file) => JsonSerializer.SerializeToElement(
        new { FocalPoint = file.Member("focalPoint"), Crops = Of(schema, file).Select(Written), Src = file.Text("src") }, CmsJson.Options);

    private static object Written(ImageCrop crop) => new
    {
        crop.Alias,
        crop.Width,
        crop.Height,
        Coordinates = crop.Coordinates.ValueKind == JsonValueKind.Object ? (JsonElement?)crop.Coordinates : null,
    };

    private static bool IsPart(JsonElement coordinates)
    {
        return Share("x1") is { } left && Share("x2") is { } right && left + right < 1
            && Share("y1") is { } top && Share("y2") is { } bottom && top + bottom < 1;

        double? Share(string side) =>
            coordinates.Member(side) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var share) && share is >= 0 and < 1 ? share : null;
    }
}

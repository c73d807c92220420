using System.Text.Json;
using Site.Cms.Media.Imaging;
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
    /// <summary>What editors read; null for the alias.</summary>
    public string? Label { get; private init; }

    public static ImageCrop Read(JsonElement crop) => new(crop.Text("alias"), Number(crop, "width"), Number(crop, "height"), crop.Member("coordinates") ?? default)
    {
        Label = crop.Text("label"),
    };

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
            .Select(crop => (Crop: crop, Part: Part(given.Find(other => other.Alias == crop.Alias).Coordinates)))
            .Where(choice => choice.Part is not null)
            .Select(choice => new { choice.Crop.Alias, choice.Crop.Width, choice.Crop.Height, Coordinates = choice.Part });
    }

    /// <summary>The point that an editor wants to be seen of a picture; null for none, or for anything that is not a place within the picture.</summary>
    /// <param name="file">The picture's value, as it is stored or sent.</param>
    public static FocalPoint? Focus(JsonElement file) =>
        file.Member("focalPoint") is { } point && Share(point, "left") is { } left && Share(point, "top") is { } top ? new FocalPoint(left, top) : null;

    /// <summary>The configured crops, with what was chosen for a picture.</summary>
    /// <param name="file">The picture's value, as it is stored.</param>
    public static IEnumerable<ImageCrop> Of(SchemaSnapshot schema, JsonElement file)
    {
        var chosen = file.Items("crops").Select(ImageCrop.Read).ToList();
        return Configured(schema).Select(crop => crop with { Coordinates = chosen.Find(other => other.Alias == crop.Alias).Coordinates });
    }

    /// <summary>The picture's value with all its crops, for the editor. The client shows some crops by what is told here, so their labels are told too.</summary>
    public static JsonElement Told(SchemaSnapshot schema, JsonElement file) => JsonSerializer.SerializeToElement(
        new
        {
            FocalPoint = file.Member("focalPoint"),
            Crops = Of(schema, file).Select(crop => new { crop.Alias, crop.Label, crop.Width, crop.Height, Coordinates = Place(crop) }),
            Src = file.Text("src"),
        }, CmsJson.Options);

    private static JsonElement? Place(ImageCrop crop) => crop.Coordinates.ValueKind == JsonValueKind.Object ? crop.Coordinates : null;

    private static object? Part(JsonElement coordinates)
    {
        return Side("x1") is { } x1 && Side("y1") is { } y1 && Side("x2") is { } x2 && Side("y2") is { } y2 && x1 + x2 < 1 && y1 + y2 < 1
            ? new { x1, y1, x2, y2 }
            : null;

        // The client reckons in parts of pixels: a picture pushed against an edge comes out a little beyond it.
        double? Side(string name) =>
            coordinates.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var share) && share is > -0.01 and < 1
                ? Math.Max(0, share)
                : null;
    }

    private static double? Share(JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var share) && share is >= 0 and <= 1 ? share : null;
}

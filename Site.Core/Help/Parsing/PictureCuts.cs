using System.Text.Json;

namespace Site.Core.Help.Parsing;

/// <summary>The named cuts of pictures that pages know; <c>umbraco/schema/data-types/image-cropper.json</c> offers them to editors.</summary>
internal static class PictureCuts
{
    /// <summary>In the shape of a video.</summary>
    public const string Poster = "vignette";

    public const string Step = "etape";

    /// <summary>How a picked picture is to be cut; null when the CMS has no such cut.</summary>
    public static PictureCut? Cut(this JsonElement properties, string alias, string name)
    {
        if (properties.Medium(alias) is not { } medium)
            return null;
        foreach (var crop in medium.Objects("crops"))
        {
            if (crop.Text("alias") == name && crop.Number("width") is > 0 and var width && crop.Number("height") is > 0 and var height)
                return new PictureCut(width, height, Part(crop.Property("coordinates")), Focus(medium.Property("focalPoint")));
        }
        return null;
    }

    /// <summary>As <see cref="Cut"/>, but null unless an editor chose the part: a screenshot that nobody cut is shown whole.</summary>
    public static PictureCut? ChosenCut(this JsonElement properties, string alias, string name) =>
        properties.Cut(alias, name) is { Part: not null } cut ? cut : null;

    private static (double, double, double, double)? Part(JsonElement? coordinates) =>
        Share(coordinates, "x1") is { } left && Share(coordinates, "y1") is { } top && Share(coordinates, "x2") is { } right && Share(coordinates, "y2") is { } bottom
            && left + right < 1 && top + bottom < 1 ? (left, top, right, bottom) : null;

    private static (double, double)? Focus(JsonElement? point) =>
        Share(point, "left") is { } left && Share(point, "top") is { } top ? (left, top) : null;

    private static double? Share(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } place && place.Property(name) is { ValueKind: JsonValueKind.Number } number
            && number.TryGetDouble(out var share) && share is >= 0 and <= 1 ? share : null;
}

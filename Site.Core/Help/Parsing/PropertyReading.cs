using System.Globalization;
using System.Text.Json;

namespace Site.Core.Help.Parsing;

/// <summary>Reads property values in whichever shape a stock Umbraco gives them; what is missing or of another kind is simply not there.</summary>
internal static class PropertyReading
{
    /// <summary>Text, also from a drop-down that delivers a list of one, or from a number. Null when empty.</summary>
    public static string? Text(this JsonElement properties, string alias) =>
        properties.Property(alias) is { } value ? AsText(value) : null;

    public static string TextOrEmpty(this JsonElement properties, string alias) => properties.Text(alias) ?? "";

    public static int? Number(this JsonElement properties, string alias) =>
        properties.Text(alias) is { } text && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Tags: a list, or one text with commas.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement properties, string alias) => properties.Property(alias) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(AsText).OfType<string>()],
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    /// <summary>Ids of picked documents: a list of objects, or one object.</summary>
    public static IReadOnlyList<Guid> Picked(this JsonElement properties, string alias) =>
        [.. properties.Objects(alias)
            .Select(picked => picked.Text("id"))
            .Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty)
            .Where(id => id != Guid.Empty)
            .Distinct()];

    /// <summary>Text's lines, without empty ones, each once.</summary>
    public static IReadOnlyList<string> Lines(this JsonElement properties, string alias) =>
        [.. properties.TextOrEmpty(alias).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    public static bool Flag(this JsonElement properties, string alias) =>
        properties.Property(alias) is { } value && (value.ValueKind == JsonValueKind.True || AsText(value) is "1" or "true");

    /// <summary>Properties of a block list's blocks of one element type, in order.</summary>
    public static IEnumerable<JsonElement> Blocks(this JsonElement properties, string alias, string elementType) =>
        properties.Blocks(alias).Where(block => block.Type == elementType).Select(block => block.Values);

    /// <summary>A block list's blocks, in order.</summary>
    public static IEnumerable<(Guid Id, string Type, JsonElement Values)> Blocks(this JsonElement properties, string alias)
    {
        if (properties.Property(alias) is not { ValueKind: JsonValueKind.Object } list)
            yield break;
        foreach (var block in list.Objects("items"))
            if (block.Property("content") is { ValueKind: JsonValueKind.Object } content
                && content.Text("contentType") is { } type
                && content.Property("properties") is { ValueKind: JsonValueKind.Object } values)
                yield return (Guid.TryParse(content.Text("id"), out var id) ? id : Guid.Empty, type, values);
    }

    /// <summary>Rich text's markup; also a plain string, as older servers deliver it.</summary>
    public static string RichText(this JsonElement properties, string alias) => properties.Property(alias) switch
    {
        { ValueKind: JsonValueKind.Object } rich => rich.TextOrEmpty("markup"),
        { ValueKind: JsonValueKind.String } markup => markup.GetString()!,
        _ => "",
    };

    public static Picture? Picture(this JsonElement properties, string alias) =>
        properties.Medium(alias) is { } medium && medium.Url() is { } url
            ? new Picture(url, AlternativeText(medium), medium.Number("width"), medium.Number("height"))
            : null;

    public static MediaFile? File(this JsonElement properties, string alias) =>
        properties.Medium(alias) is { } medium && medium.Url() is { } url
            ? new MediaFile(
                url, medium.TextOrEmpty("name"), medium.Text("extension")?.TrimStart('.').ToLowerInvariant(),
                medium.Property("bytes") is { ValueKind: JsonValueKind.Number } bytes && bytes.TryGetInt64(out var size) ? size : null)
            : null;

    internal static JsonElement? Medium(this JsonElement properties, string alias)
    {
        foreach (var medium in properties.Objects(alias))
            return medium;
        return null;
    }

    /// <summary>An editor who left the alternative text empty on purpose decorates; where the property does not exist, the name has to do.</summary>
    private static string AlternativeText(JsonElement medium) =>
        medium.Property("properties") is { ValueKind: JsonValueKind.Object } properties && properties.TryGetProperty("altText", out var text)
            ? (AsText(text) ?? (text.ValueKind == JsonValueKind.String ? "" : medium.TextOrEmpty("name")))
            : medium.TextOrEmpty("name");

    /// <summary>Only a path on this site: anything else would call a third party, or worse.</summary>
    private static string? Url(this JsonElement medium) =>
        medium.Text("url") is { } url && url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\') ? url : null;

    internal static IEnumerable<JsonElement> Objects(this JsonElement properties, string alias) => properties.Property(alias) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    internal static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) => text.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => AsText(value[0]),
        _ => null,
    };
}

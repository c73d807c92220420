using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>Reading members of JSON objects that may be missing or of another kind.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static Guid? Id(this JsonElement value, string name) => Guid.TryParse(value.Text(name), out var id) ? id : null;

    /// <summary>The items of an array; nothing for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Ids from a comma-separated list.</summary>
    public static HashSet<Guid> Ids(string list) =>
        [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}

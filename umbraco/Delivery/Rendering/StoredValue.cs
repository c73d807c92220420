using System.Text.Json;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Reading stored values, which carry whatever clients once sent.</summary>
internal static class StoredValue
{
    /// <summary>The id that a text is, or that an object has under a name; null when there is none.</summary>
    public static Guid? Id(this JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Object)
            value = value.Member(name);
        return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : null;
    }

    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An undefined element when the value is no object or has no such member.</summary>
    public static JsonElement Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The elements of a list under a name; none when it is no list.</summary>
    public static JsonElement.ArrayEnumerator List(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}

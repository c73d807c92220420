using System.Globalization;
using System.Text.Json;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes values that point at nothing else. A stored value that does not suit its editor is given as null.</summary>
internal static class ScalarRenderer
{
    public static void WriteText(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteStringValue(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());

    public static void WriteNumber(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            value.WriteTo(writer);
        else if (value.ValueKind == JsonValueKind.String
            && decimal.TryParse(value.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    public static void WriteBoolean(Utf8JsonWriter writer, JsonElement value) => writer.WriteBooleanValue(value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.TryGetInt32(out var number) && number != 0,
        JsonValueKind.String => value.GetString() is "1" or "true" or "True",
        _ => false,
    });

    /// <summary>Picked dates have no zone and are given without one: <c>2025-06-30T08:15:00</c>.</summary>
    public static void WriteDate(Utf8JsonWriter writer, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("date", out var date) ? date : value;
        if (text.ValueKind == JsonValueKind.String
            && DateTime.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
            writer.WriteStringValue(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
        else
            writer.WriteNullValue();
    }

    /// <summary>One text or a list of them, whichever way they are stored.</summary>
    public static void WriteChoice(Utf8JsonWriter writer, JsonElement value, bool multiple)
    {
        var choices = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.String).ToArray(),
            JsonValueKind.String => [value],
            _ => [],
        };
        if (!multiple)
        {
            writer.WriteStringValue(choices.Length == 0 ? null : choices[0].GetString());
            return;
        }
        writer.WriteStartArray();
        foreach (var choice in choices)
            writer.WriteStringValue(choice.GetString());
        writer.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>Plain and Markdown text.</summary>
internal sealed class TextEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind != JsonValueKind.String)
            scope.Refuse("The value must be text.");
        else if (value.GetString()!.Length > MarkupGuard.MaxLength)
            scope.Refuse(MarkupGuard.TooLong);
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        if (scope.Number("maxChars") is { } max && max > 0 && value.GetString()!.Length is var length && length > max)
        {
            scope.Refuse(string.Create(CultureInfo.InvariantCulture,
                $"The string length exceeds the maximum length of {max:0} characters, {length - max:0} too many."));
        }
    }

    public override bool AcceptsConfiguration(string alias, JsonElement value) => alias is not ("maxChars" or "rows") || IsNumberOrNothing(value);
}

internal sealed class TrueFalseEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static readonly JsonElement True = JsonElement.Parse("true");
    private static readonly JsonElement False = JsonElement.Parse("false");

    public override JsonElement Cleared => False;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        switch (value.ValueKind == JsonValueKind.String ? value.GetString()!.ToLowerInvariant() : value.GetRawText())
        {
            case "true" or "1":
                return True;
            case "false" or "0" or "":
                return False;
            default:
                scope.Refuse("The value must be true or false.");
                return value;
        }
    }
}

/// <summary>Integers and decimals.</summary>
internal sealed class NumberEditor(bool decimals) : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.GetRawText();
        if (text.Length == 0)
            return Null;
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (decimals || (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)))
        {
            return value.ValueKind == JsonValueKind.Number && (decimals || value.TryGetInt32(out _))
                ? value
                : JsonElement.Parse((decimals ? number : decimal.Truncate(number)).ToString(CultureInfo.InvariantCulture));
        }
        scope.Refuse(decimals ? "The value must be a number." : "The value must be a whole number.");
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        var number = value.GetDecimal();
        if (number < scope.Number("min"))
            scope.Refuse($"The value {value.GetRawText()} is less than the allowed minimum value of {scope.Configuration("min")}");
        if (number > scope.Number("max"))
            scope.Refuse($"The value {value.GetRawText()} is greater than the allowed maximum value of {scope.Configuration("max")}");
        if (scope.Number("step") is { } step and > 0 && (number - (scope.Number("min") ?? 0)) % step != 0)
            scope.Refuse($"The value {value.GetRawText()} does not correspond with the configured step value of {scope.Configuration("step")}");
    }

    public override bool AcceptsConfiguration(string alias, JsonElement value) => alias is not ("min" or "max" or "step") || IsNumberOrNothing(value);
}

/// <summary>Dates without zone, stored as <c>2025-06-30 08:15:00</c>; one with a zone is turned into UTC.</summary>
internal sealed class DateTimeEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!;
            if (text.Length == 0)
                return value;
            if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
                return JsonSerializer.SerializeToElement(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        }
        scope.Refuse("The value must be a date, like 2025-06-30 08:15:00.");
        return value;
    }
}

/// <summary>Editors that the engine only carries.</summary>
internal sealed class OpaqueEditor : PropertyEditor
{
    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope) => value;
}

using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>Dropdowns and check box lists: an array of configured items, even when only one may be chosen.</summary>
internal sealed class ListEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString() is { Length: > 0 } one ? JsonSerializer.SerializeToElement(new[] { one }, CmsJson.Options) : Null;
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            scope.Refuse("The value must be a list of texts.");
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        var chosen = value.EnumerateArray().Select(item => item.GetString()!).Where(item => item.Length > 0).ToList();
        CheckItems(chosen, scope);
        if (scope.Configuration("multiple") is { ValueKind: JsonValueKind.False } && chosen.Count > 1)
            scope.Refuse("Only one of the options can be chosen.");
    }

    public override bool AcceptsConfiguration(string alias, JsonElement value) => alias switch
    {
        "items" => value.ValueKind is JsonValueKind.Array or JsonValueKind.Null,
        "multiple" => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null,
        _ => true,
    };

    private static void CheckItems(IEnumerable<string> chosen, PropertyScope scope)
    {
        if (scope.Configuration("items") is not { ValueKind: JsonValueKind.Array } items)
            return;
        var options = items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToHashSet();
        // The stray quote is Umbraco's own.
        foreach (var unknown in chosen.Where(item => !options.Contains(item)))
            scope.Refuse($"\"The value '{unknown}' is not one of the available options.");
    }
}

/// <summary>One configured item, as text.</summary>
internal sealed class RadioButtonEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind != JsonValueKind.String)
            scope.Refuse("The value must be text.");
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        if (scope.Configuration("items") is { ValueKind: JsonValueKind.Array } items
            && items.EnumerateArray().All(item => item.ValueKind != JsonValueKind.String || item.GetString() != value.GetString()))
        {
            scope.Refuse($"\"The value '{value.GetString()}' is not one of the available options.");
        }
    }
}

internal sealed class TagsEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return Null;
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(tag => tag.ValueKind != JsonValueKind.String))
        {
            scope.Refuse("The value must be a list of texts.");
            return value;
        }
        var tags = value.EnumerateArray().Select(tag => tag.GetString()!.Trim()).Where(tag => tag.Length > 0).ToArray();
        return JsonSerializer.SerializeToElement(tags, CmsJson.Options);
    }
}

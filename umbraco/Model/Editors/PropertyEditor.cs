using System.Text.Json;
using Site.Cms.Data;

namespace Site.Cms.Model.Editors;

/// <summary>
/// What the engine knows about one family of property editors. <see cref="Accept"/> runs on every save and refuses values of the wrong
/// kind; <see cref="Validate"/> runs on validation and before publishing.
/// </summary>
public abstract class PropertyEditor
{
    protected static JsonElement EmptyText { get; } = JsonElement.Parse("\"\"");
    protected static JsonElement Null { get; } = JsonElement.Parse("null");

    /// <summary>What a value becomes when it is cleared.</summary>
    public virtual JsonElement Cleared => EmptyText;

    /// <summary>The value in the form in which it is stored; after <see cref="PropertyScope.Refuse"/> whatever is returned is not used.</summary>
    /// <param name="value">Neither null nor undefined.</param>
    public abstract JsonElement Accept(JsonElement value, PropertyScope scope);

    /// <summary>
    /// Whether a stored value is of the kind that <see cref="Accept"/> makes. One that was stored for another editor may not be, in an older version.
    /// </summary>
    /// <param name="value">Not empty.</param>
    public virtual bool IsOwn(JsonElement value) => true;

    /// <summary>Whether a mandatory property would be missing with it.</summary>
    public virtual bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    /// <param name="value">An own value that is not empty.</param>
    public virtual void Validate(JsonElement value, PropertyScope scope)
    {
    }

    /// <summary>The text that a property's regular expression has to match.</summary>
    public virtual string AsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>The same value with new keys for what is inside, for a copy of a document.</summary>
    public virtual JsonElement WithNewKeys(JsonElement value) => value;

    public virtual bool AcceptsConfiguration(string alias, JsonElement value) => true;

    protected static bool IsNumberOrNothing(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.Null;
}

/// <summary>One property while its value is accepted or validated.</summary>
/// <param name="path">Of the value in the request.</param>
/// <param name="errors">Shared by all properties of the request.</param>
public sealed class PropertyScope(
    CmsState state, PropertyValidation validation, PropertyDefinition property, string path, List<PropertyError> errors)
{
    public CmsState State { get; } = state;

    public PropertyValidation Validation { get; } = validation;

    public string Path { get; } = path;

    public PropertyDefinition Property { get; } = property;

    internal List<PropertyError> Errors { get; } = errors;

    public void Refuse(string message, string below = "") => Errors.Add(new PropertyError(Path + below, Property.Alias, message));

    public JsonElement? Configuration(string alias) =>
        Property.DataType.Configuration.TryGetValue(alias, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public decimal? Number(string alias) => Number(Configuration(alias));

    /// <summary><c>validationLimit.min</c> and <c>.max</c> of block lists and media pickers.</summary>
    public (decimal? Min, decimal? Max) Limit() =>
        Configuration("validationLimit") is { ValueKind: JsonValueKind.Object } limit
            ? (Number(limit.Member("min")), Number(limit.Member("max")))
            : (null, null);

    public void CheckCount(int count, decimal? min, decimal? max)
    {
        if (count < min)
            Refuse($"Minimum {min:0} entries, requires <strong>{min - count:0}</strong> more.");
        if (max > 0 && count > max)
            Refuse($"Maximum {max:0} entries, you have entered <strong>{count - max:0}</strong> too many.");
    }

    private static decimal? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var result) ? result : null;
}

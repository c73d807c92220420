using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Cms.Data;

namespace Site.Cms.Model.Editors;

/// <param name="Path">Of the value in the request.</param>
public readonly record struct PlacedValue(string Alias, JsonElement Value, string Path);

/// <summary>Takes property values in and checks them, at the top level and inside blocks.</summary>
public sealed class PropertyValidation(PropertyEditors editors)
{
    /// <summary>Of lists and objects within one value. What is delivered goes a few levels deeper, and readers of JSON stop at 64.</summary>
    internal const int MaxDepth = 48;

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The values as they will be stored, in the order of the type. What is left out goes; of a document that has been published before it is cleared.
    /// </summary>
    /// <param name="before">The values so far of a document that has been published before; null for any other.</param>
    /// <param name="errors">Gets one entry for each value of the wrong kind.</param>
    public PropertyValues Accept(
        CmsState state, DocumentTypeDefinition type, IReadOnlyList<PropertyValueModel> input, PropertyValues? before, List<PropertyError> errors)
    {
        var accepted = new Dictionary<string, JsonElement>();
        foreach (var (value, path) in Placed(input))
        {
            if (type.Properties.FirstOrDefault(property => property.Alias == value.Alias) is { } property
                && AcceptOne(state, property, value.Value, path, errors) is { } stored)
            {
                accepted[value.Alias] = stored;
            }
        }
        return PropertyValues.From(type.Properties
            .Select(property => KeyValuePair.Create(property.Alias,
                accepted.TryGetValue(property.Alias, out var value) ? value
                : before is not null && before.ByAlias.ContainsKey(property.Alias) ? editors.Of(property.DataType).Cleared
                : default))
            .Where(value => value.Value.ValueKind != JsonValueKind.Undefined));
    }

    /// <summary>Null when there is no value, or when it was refused.</summary>
    internal JsonElement? AcceptOne(CmsState state, PropertyDefinition property, JsonElement value, string path, List<PropertyError> errors)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (IsTooDeep(value))
        {
            errors.Add(new PropertyError(path, property.Alias, $"The value is nested too deep: at most {MaxDepth} levels are kept."));
            return null;
        }
        var refusedBefore = errors.Count;
        var accepted = editors.Of(property.DataType).Accept(value, new PropertyScope(state, this, property, path, errors));
        return errors.Count == refusedBefore ? accepted : null;
    }

    /// <summary>Kinds first; when they are right, mandatory values, patterns and the editors' rules.</summary>
    public IReadOnlyList<PropertyError> ValidateInput(CmsState state, DocumentTypeDefinition type, IReadOnlyList<PropertyValueModel> input)
    {
        var errors = new List<PropertyError>();
        var values = new List<PlacedValue>();
        foreach (var (value, path) in Placed(input))
        {
            if (type.Properties.FirstOrDefault(property => property.Alias == value.Alias) is { } property)
                values.Add(new PlacedValue(value.Alias, AcceptOne(state, property, value.Value, path, errors) ?? default, path));
        }
        var refused = errors.Select(error => error.Path).ToHashSet();
        Validate(state, type, values, errors, TopLevelPath, refused);
        return errors;
    }

    /// <summary>Of values that are stored already.</summary>
    public IReadOnlyList<PropertyError> ValidateStored(CmsState state, DocumentTypeDefinition type, PropertyValues stored)
    {
        var errors = new List<PropertyError>();
        Validate(state, type, [.. stored.ByAlias.Select(value => new PlacedValue(value.Key, value.Value, value.Key))], errors, alias => alias);
        return errors;
    }

    /// <summary>The same values for a copy: blocks get keys of their own.</summary>
    public PropertyValues ForCopy(DocumentTypeDefinition type, PropertyValues values) => PropertyValues.From(type.Properties
        .Where(property => values.ByAlias.ContainsKey(property.Alias))
        .Select(property => KeyValuePair.Create(property.Alias, editors.Of(property.DataType).WithNewKeys(values.ByAlias[property.Alias]))));

    /// <param name="missing">Path of a value that was not sent, by alias.</param>
    /// <param name="refused">Paths of values that were refused already.</param>
    internal void Validate(
        CmsState state, DocumentTypeDefinition type, IReadOnlyList<PlacedValue> values, List<PropertyError> errors,
        Func<string, string> missing, IReadOnlySet<string>? refused = null)
    {
        foreach (var property in type.Properties)
        {
            var editor = editors.Of(property.DataType);
            var value = values.FirstOrDefault(value => value.Alias == property.Alias);
            var path = value.Path ?? missing(property.Alias);
            if (refused is not null && refused.Any(other => other.StartsWith(path, StringComparison.Ordinal)))
                continue;
            var scope = new PropertyScope(state, this, property, path, errors);
            if (editor.IsEmpty(value.Value))
            {
                if (property.Mandatory)
                    scope.Refuse(Text(property.MandatoryMessage) ?? (value.Value.ValueKind == JsonValueKind.String ? "#validation_invalidEmpty" : "#validation_invalidNull"));
                continue;
            }
            if (!editor.IsOwn(value.Value))
            {
                scope.Refuse("The value was stored for another kind of property. Fill it in again.");
                continue;
            }
            if (Text(property.RegEx) is { } pattern && !Matches(pattern, editor.AsText(value.Value)))
                scope.Refuse(Text(property.RegExMessage) ?? "#validation_invalidPattern");
            editor.Validate(value.Value, scope);
        }
    }

    internal static string TopLevelPath(string alias) =>
        $"$.values[?(@.alias == '{alias}' && @.culture == null && @.segment == null)].Value";

    private static IEnumerable<(PropertyValueModel Value, string Path)> Placed(IReadOnlyList<PropertyValueModel> input) =>
        input.Select((value, index) => (value, $"$.values[{index}].value"));

    private static bool IsTooDeep(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return false;
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value), new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth == MaxDepth)
                return true;
        }
        return false;
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.None, PatternTime);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Cms.FirstRun;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.Moving;

/// <summary>
/// The short forms of content files from stored values: the other way round of <see cref="SeedValues"/>. A value that its short form would not
/// give back (rich text with blocks, a pick with crops of its own) is written out.
/// </summary>
internal sealed partial class ShortForms(SchemaSnapshot schema)
{
    /// <summary>By alias, in the order of the type; what has no value is left out.</summary>
    public YamlMappingNode Of(DocumentTypeDefinition type, Func<string, JsonElement?> valueOf)
    {
        var values = new YamlMappingNode();
        foreach (var property in type.Properties)
        {
            if (valueOf(property.Alias) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value)
                values.Add(property.Alias, Of(property, value));
        }
        return values;
    }

    public static YamlScalarNode Text(string text) => new(text);

    /// <summary>Numbers, true and false stand plain; a text that looks like one is quoted.</summary>
    public static YamlNode Typed(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new YamlScalarNode(value.GetString()) { Style = Literal().IsMatch(value.GetString()!) ? ScalarStyle.SingleQuoted : ScalarStyle.Any },
        JsonValueKind.Array => new YamlSequenceNode(value.EnumerateArray().Select(Typed)),
        JsonValueKind.Object => Mapping(value),
        _ => new YamlScalarNode(value.GetRawText()) { Style = ScalarStyle.Plain },
    };

    /// <summary>What a plain scalar of a typed value says; null when it is a text.</summary>
    public static string? LiteralOf(YamlScalarNode scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: { } text } && Literal().IsMatch(text) ? text is "~" or "" ? "null" : text : null;

    private static YamlMappingNode Mapping(JsonElement value)
    {
        var mapping = new YamlMappingNode();
        foreach (var member in value.EnumerateObject())
            mapping.Add(new YamlScalarNode(member.Name), Typed(member.Value));
        return mapping;
    }

    private YamlNode Of(PropertyDefinition property, JsonElement value) => property.DataType.EditorAlias switch
    {
        "Umbraco.BlockList" when value.ValueKind == JsonValueKind.Object => Blocks(value) ?? Typed(value),
        "Umbraco.RichText" when IsMarkupAlone(value) => Text(value.Text("markup")!),
        "Umbraco.MultiNodeTreePicker" when value.ValueKind == JsonValueKind.Array => Each(value, item =>
            item.Id("unique") is { } id && item.Text("type") == SeedValues.PickedKind(property) ? Text(id.ToString()) : Typed(item)),
        "Umbraco.MediaPicker3" when value.ValueKind == JsonValueKind.Array => Each(value, Pick),
        "Umbraco.DropDown.Flexible" when One(property, value) is { } one => Text(one),
        var editor when SeedValues.IsText(editor) => value.ValueKind switch
        {
            JsonValueKind.String => Text(value.GetString()!),
            JsonValueKind.Array => Each(value, item => item.ValueKind == JsonValueKind.String ? Text(item.GetString()!) : Typed(item)),
            _ => Typed(value),
        },
        _ => Typed(value),
    };

    private static YamlSequenceNode Each(JsonElement value, Func<JsonElement, YamlNode> item) => new(value.EnumerateArray().Select(item));

    private static bool IsMarkupAlone(JsonElement value) =>
        value.Text("markup") is not null && value.Member("blocks") is var blocks && (blocks is not { } given || !given.Items("contentData").Any());

    private static string? One(PropertyDefinition property, JsonElement value) =>
        property.DataType.Configuration.GetValueOrDefault("multiple").ValueKind != JsonValueKind.True
        && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 && value[0].ValueKind == JsonValueKind.String && value[0].GetString() is { Length: > 0 } one ? one : null;

    private static YamlNode Pick(JsonElement item)
    {
        var id = Text(item.Id("mediaKey")?.ToString() ?? "");
        var cut = item.Items("crops").Where(crop => crop.Member("coordinates") is { ValueKind: JsonValueKind.Object }).ToList();
        var focus = item.Member("focalPoint") is { ValueKind: JsonValueKind.Object } point ? point : default(JsonElement?);
        if (cut.Count == 0 && focus is null)
            return id;
        var pick = new YamlMappingNode { { "id", id } };
        if (focus is { } place)
            pick.Add("focalPoint", Typed(place));
        if (cut.Count > 0)
        {
            pick.Add("crops", new YamlSequenceNode(cut.Select(crop => new YamlMappingNode
            {
                { "alias", Text(crop.Text("alias") ?? "") }, { "coordinates", Typed(crop.Member("coordinates")!.Value) },
            })));
        }
        return pick;
    }

    /// <summary>Null when the blocks have settings, are not all shown, or are of a type that is gone.</summary>
    private YamlSequenceNode? Blocks(JsonElement value)
    {
        var content = value.Items("contentData").Where(block => block.Id("key") is not null).DistinctBy(block => block.Id("key")).ToDictionary(block => block.Id("key")!.Value);
        var layout = (value.Member("layout") ?? default).Items("Umbraco.BlockList").ToList();
        var shown = value.Items("expose").Select(item => item.Id("contentKey")).ToHashSet();
        if (value.Items("settingsData").Any() || layout.Any(item => item.Id("settingsKey") is not null) || layout.Count != content.Count)
            return null;
        var blocks = new YamlSequenceNode();
        foreach (var item in layout)
        {
            if (item.Id("contentKey") is not { } key || !shown.Contains(key) || !content.TryGetValue(key, out var block)
                || block.Id("contentTypeKey") is not { } typeId || !schema.DocumentTypes.TryGetValue(typeId, out var type))
                return null;
            var values = block.Items("values").DistinctBy(entry => entry.Text("alias")).ToDictionary(entry => entry.Text("alias") ?? "", entry => entry.Member("value"));
            blocks.Add(new YamlMappingNode
            {
                { "id", Text(key.ToString()) }, { "type", Text(type.Alias) }, { "values", Of(type, alias => values.GetValueOrDefault(alias)) },
            });
        }
        return blocks;
    }

    [GeneratedRegex(@"^(true|false|null|~||-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}

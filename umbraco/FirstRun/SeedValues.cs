using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Moving;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.FirstRun;

/// <summary>Expands the short forms of content files to the values that the Management API carries. What does not fit is left to the engine's own checks.</summary>
/// <param name="refuse">Told the place inside the value and the reason.</param>
internal sealed class SeedValues(SchemaSnapshot schema, Action<string, string> refuse)
{
    public JsonNode? Expand(PropertyDefinition property, YamlNode value, string place) => property.DataType.EditorAlias switch
    {
        "Umbraco.RichText" when value is YamlScalarNode { Value: { } markup } && !IsNothing(value) => RichText(markup),
        _ when value is YamlScalarNode { Value: "" } && !IsNothing(value) => "",
        "Umbraco.BlockList" => value is YamlMappingNode ? Typed(value) : Blocks(value, place),
        "Umbraco.MultiNodeTreePicker" => Each(value, item => item is YamlMappingNode
            ? Typed(item) : new JsonObject { ["type"] = PickedKind(property), ["unique"] = (item as YamlScalarNode)?.Value }),
        "Umbraco.MediaPicker3" => Each(value, Pick),
        var editor => IsText(editor) ? Plain(value) : Typed(value),
    };

    /// <summary>Whether an editor's scalars are texts whatever they look like; those of any other are what JSON makes of them.</summary>
    public static bool IsText(string editor) => editor is "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.MarkdownEditor" or "Umbraco.EmailAddress"
        or "Umbraco.DateTime" or "Umbraco.DropDown.Flexible" or "Umbraco.CheckBoxList" or "Umbraco.RadioButtonList" or "Umbraco.Tags" or "Umbraco.ContentPicker";

    /// <summary>What a tree picker picks: <c>document</c> or <c>media</c>.</summary>
    public static string PickedKind(PropertyDefinition property) =>
        property.DataType.Configuration.TryGetValue("startNode", out var start)
            && start.ValueKind == System.Text.Json.JsonValueKind.Object && start.TryGetProperty("type", out var kind)
            && kind.GetString() == "media" ? "media" : "document";

    /// <summary>A value without short form: numbers, true, false and null stand plain.</summary>
    public static JsonNode? Typed(YamlNode value) => value switch
    {
        YamlScalarNode scalar => ShortForms.LiteralOf(scalar) is { } literal ? JsonNode.Parse(literal) : scalar.Value,
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Typed)]),
        YamlMappingNode mapping => new JsonObject(mapping.Members().Select(member => KeyValuePair.Create(member.Key, Typed(member.Value)))),
        _ => null,
    };

    public static JsonNode RichText(string markup) => new JsonObject
    {
        ["markup"] = markup,
        ["blocks"] = new JsonObject
        {
            ["layout"] = new JsonObject(),
            ["contentData"] = new JsonArray(),
            ["settingsData"] = new JsonArray(),
            ["expose"] = new JsonArray(),
        },
    };

    private static JsonObject Pick(YamlNode item)
    {
        var members = (item as YamlMappingNode)?.Members();
        return new JsonObject
        {
            ["key"] = Guid.CreateVersion7(),
            ["mediaKey"] = members is null ? (item as YamlScalarNode)?.Value : members.Text("id"),
            ["mediaTypeAlias"] = "",
            ["crops"] = members?.GetValueOrDefault("crops") is { } crops ? Typed(crops) : new JsonArray(),
            ["focalPoint"] = members?.GetValueOrDefault("focalPoint") is { } point ? Typed(point) : null,
        };
    }

    private static JsonArray? Each(YamlNode value, Func<YamlNode, JsonNode?> item) => IsNothing(value)
        ? null : new JsonArray([.. (value is YamlSequenceNode list ? list.Children : [value]).Select(item)]);

    private JsonObject? Blocks(YamlNode value, string place)
    {
        if (IsNothing(value))
            return null;
        if (value is not YamlSequenceNode list)
        {
            refuse(place, "It must be a list of blocks, each with id, type and values.");
            return null;
        }
        var layout = new JsonArray();
        var content = new JsonArray();
        var expose = new JsonArray();
        foreach (var (node, index) in list.Children.Select((node, index) => (node, index)))
        {
            if (Block(node, $"{place}[{index}]") is not { } block)
                continue;
            var key = block["key"]!.GetValue<Guid>();
            content.Add((JsonNode)block);
            layout.Add((JsonNode)new JsonObject { ["contentKey"] = key, ["settingsKey"] = null });
            expose.Add((JsonNode)new JsonObject { ["contentKey"] = key, ["culture"] = null, ["segment"] = null });
        }
        return new JsonObject
        {
            ["layout"] = new JsonObject { ["Umbraco.BlockList"] = layout },
            ["contentData"] = content,
            ["settingsData"] = new JsonArray(),
            ["expose"] = expose,
        };
    }

    private JsonObject? Block(YamlNode node, string place)
    {
        var members = (node as YamlMappingNode)?.Members() ?? new Dictionary<string, YamlNode>();
        if (!Guid.TryParse(members.Text("id"), out var key))
        {
            refuse($"{place}.id", "A block needs an id, a GUID.");
            return null;
        }
        if (members.Text("type") is not { } alias || !schema.DocumentTypesByAlias.TryGetValue(alias, out var type) || !type.IsElement)
        {
            refuse($"{place}.type", "A block needs the alias of an element type.");
            return null;
        }
        var values = new JsonArray();
        foreach (var (name, value) in (members.GetValueOrDefault("values") as YamlMappingNode)?.Members() ?? new Dictionary<string, YamlNode>())
        {
            if (type.Properties.FirstOrDefault(property => property.Alias == name) is not { } property)
            {
                refuse($"{place}.{name}", $"The type {alias} has no such property.");
                continue;
            }
            if (Expand(property, value, $"{place}.{name}") is { } expanded)
                values.Add((JsonNode)new JsonObject { ["culture"] = null, ["segment"] = null, ["alias"] = name, ["value"] = expanded });
        }
        return new JsonObject { ["contentTypeKey"] = type.Id, ["key"] = key, ["values"] = values };
    }

    private static JsonNode? Plain(YamlNode value) => value switch
    {
        _ when IsNothing(value) => null,
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Plain)]),
        YamlMappingNode mapping => new JsonObject(mapping.Members().Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        _ => null,
    };

    private static bool IsNothing(YamlNode value) =>
        value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };
}

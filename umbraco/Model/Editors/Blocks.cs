using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site.Cms.Model.Editors;

/// <summary>Blocks within a value, in the form in which they are stored: what the Management API answers for them.</summary>
internal sealed record Blocks(IReadOnlyList<JsonNode> Layout, IReadOnlyList<JsonNode> Content, IReadOnlyList<JsonNode> Settings, IReadOnlyList<JsonNode> Expose)
{
    public static Blocks Empty { get; } = new([], [], [], []);

    /// <summary>Checks the kinds of all nested values, and that layout and content belong together.</summary>
    public static Blocks Accept(JsonElement value, string layoutName, PropertyScope scope, string at = "")
    {
        var content = Data(value, "contentData", scope, at);
        var settings = Data(value, "settingsData", scope, at);
        var keys = Keys(content);
        var layout = value.Member("layout") is { } layouts ? layouts.Items(layoutName).ToList() : [];
        if (!keys.SetEquals(layout.Select(item => item.Id("contentKey") ?? Guid.Empty)))
            scope.Refuse("Every block of contentData needs its entry in layout, and the other way round.", at + ".layout");
        var expose = value.Items("expose").Where(item => item.Id("contentKey") is { } key && keys.Contains(key)).Select(item => ExposeItem(item.Id("contentKey")!.Value));
        return new Blocks([.. layout.Select(LayoutItem)], content, settings, [.. expose]);

        JsonNode LayoutItem(JsonElement item) => new JsonObject
        {
            ["$type"] = layoutName == "Umbraco.BlockList" ? "BlockListLayoutItem" : "RichTextBlockLayoutItem",
            ["contentUdi"] = null,
            ["settingsUdi"] = null,
            ["contentKey"] = item.Id("contentKey"),
            ["settingsKey"] = item.Id("settingsKey"),
        };
    }

    public static JsonNode ExposeItem(Guid contentKey) => new JsonObject { ["contentKey"] = contentKey, ["culture"] = null, ["segment"] = null };

    public JsonObject ToJson(string layoutName) => new()
    {
        ["layout"] = Layout.Count == 0 ? new JsonObject() : new JsonObject { [layoutName] = Array(Layout) },
        ["contentData"] = Array(Content),
        ["settingsData"] = Array(Settings),
        ["expose"] = Array(Expose),
    };

    /// <summary>Mandatory properties, patterns and the editors' rules inside the blocks.</summary>
    public static void Validate(JsonElement value, PropertyScope scope, string at = "")
    {
        foreach (var part in new[] { "contentData", "settingsData" })
        {
            foreach (var (block, index) in value.Items(part).Select((block, index) => (block, index)))
            {
                if (block.Id("contentTypeKey") is not { } type || !scope.State.Schema.DocumentTypes.TryGetValue(type, out var definition))
                    continue;
                var path = $"{scope.Path}{at}.{part}[{index}]";
                var values = block.Items("values").Select((item, position) => new PlacedValue(
                    item.Text("alias") ?? "", item.Member("value") ?? default, $"{path}.values[{position}].value"));
                scope.Validation.Validate(
                    scope.State, definition, [.. values], scope.Errors,
                    alias => $"{path}.values[?(@.alias == '{alias}' && @.culture == null && @.segment == null)].value");
            }
        }
    }

    /// <summary>Every key of a block replaced, wherever the value names it.</summary>
    public static JsonElement WithNewKeys(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return value;
        var text = value.GetRawText();
        foreach (var key in AllKeys(value).Distinct())
            text = text.Replace(key.ToString(), Guid.CreateVersion7().ToString(), StringComparison.OrdinalIgnoreCase);
        return JsonElement.Parse(text);
    }

    private static IEnumerable<Guid> AllKeys(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(AllKeys),
        JsonValueKind.Object when value.Id("key") is { } key && value.Id("contentTypeKey") is not null =>
            value.EnumerateObject().SelectMany(member => AllKeys(member.Value)).Prepend(key),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => AllKeys(member.Value)),
        _ => [],
    };

    private static List<JsonNode> Data(JsonElement value, string part, PropertyScope scope, string at)
    {
        var result = new List<JsonNode>();
        foreach (var (block, index) in value.Items(part).Select((block, index) => (block, index)))
        {
            var path = $"{at}.{part}[{index}]";
            if (block.Id("key") is not { } key)
            {
                scope.Refuse("A block needs a key.", $"{path}.key");
                continue;
            }
            if (block.Id("contentTypeKey") is not { } type
                || !scope.State.Schema.DocumentTypes.TryGetValue(type, out var definition) || !definition.IsElement)
            {
                scope.Refuse("A block needs the key of an element type.", $"{path}.contentTypeKey");
                continue;
            }
            result.Add(new JsonObject
            {
                ["contentTypeKey"] = type,
                ["key"] = key,
                ["values"] = Values(block, definition, scope, path),
            });
        }
        return result;
    }

    private static JsonArray Values(JsonElement block, DocumentTypeDefinition definition, PropertyScope scope, string path)
    {
        var values = new JsonArray();
        foreach (var (value, index) in block.Items("values").Select((value, index) => (value, index)))
        {
            // A value of a property that the type has lost meanwhile comes back from the client and goes here.
            if (definition.Properties.FirstOrDefault(property => property.Alias == value.Text("alias")) is not { } property)
                continue;
            var given = value.Member("value") ?? default;
            var accepted = scope.Validation.AcceptOne(scope.State, property, given, $"{scope.Path}{path}.values[{index}].value", scope.Errors);
            values.Add((JsonNode)new JsonObject
            {
                ["editorAlias"] = property.DataType.EditorAlias,
                ["culture"] = null,
                ["segment"] = null,
                ["alias"] = property.Alias,
                ["value"] = accepted is { } stored ? JsonNode.Parse(stored.GetRawText()) : null,
            });
        }
        return values;
    }

    private static HashSet<Guid> Keys(IEnumerable<JsonNode> data) => [.. data.Select(block => block["key"]!.GetValue<Guid>())];

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items.Select(item => item.DeepClone())]);
}

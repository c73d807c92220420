using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;

namespace Site.Cms.Model;

/// <summary>Lets the values inside blocks follow a change of their element types.</summary>
/// <param name="state">After the change.</param>
/// <param name="elementTypes">Those that changed, each with what happens to its properties.</param>
internal sealed class BlockChange(ValueConversion conversion, CmsState state, IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, PropertyFate>> elementTypes)
{
    private readonly List<string> _keys = [.. elementTypes.Keys.Select(key => key.ToString())];

    public bool Concerns(PropertyValues values) => Concerns(values.Json);

    public JsonElement Apply(JsonElement value)
    {
        if (_keys.Count == 0 || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || !Concerns(value.GetRawText()))
            return value;
        var node = JsonNode.Parse(value.GetRawText());
        Follow(node);
        return JsonSerializer.SerializeToElement(node, CmsJson.Options);
    }

    private bool Concerns(string json) => _keys.Exists(key => json.Contains(key, StringComparison.OrdinalIgnoreCase));

    private void Follow(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                    Follow(item);
                break;
            case JsonObject block:
                if (Key(block) is { } key && elementTypes.TryGetValue(key, out var fates) && block["values"] is JsonArray values)
                    block["values"] = Follow(values, fates);
                foreach (var (_, member) in block)
                    Follow(member);
                break;
        }
    }

    private JsonArray Follow(JsonArray values, IReadOnlyDictionary<string, PropertyFate> fates)
    {
        var kept = new JsonArray();
        foreach (var value in values.OfType<JsonObject>())
        {
            var next = (JsonObject)value.DeepClone();
            if (fates.GetValueOrDefault(Text(value["alias"]) ?? "") is { } fate)
            {
                if (fate.After is not { } property || !Take(fate, next))
                    continue;
                next["alias"] = property.Alias;
                next["editorAlias"] = property.DataType.EditorAlias;
            }
            kept.Add((JsonNode)next);
        }
        return kept;
    }

    private bool Take(PropertyFate fate, JsonObject value)
    {
        if (value["value"] is not { } before)
            return true;
        if (fate.Apply(conversion, state, JsonSerializer.SerializeToElement(before, CmsJson.Options)) is not { } after)
            return false;
        value["value"] = JsonNode.Parse(after.GetRawText());
        return true;
    }

    private static Guid? Key(JsonObject block) => Guid.TryParse(Text(block["contentTypeKey"]), out var key) ? key : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

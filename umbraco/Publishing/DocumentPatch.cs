using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Site.Cms.Publishing;

/// <summary>Body of <c>PATCH /document/{id}/patch</c>: changes to the document as <c>PUT</c> would carry it.</summary>
public sealed record PatchDocument
{
    public required IReadOnlyList<PatchOperation> Operations { get; init; }

    /// <inheritdoc cref="UpdateDocument.Expected"/>
    [JsonIgnore]
    public string? Expected { get; init; }
}

/// <param name="Op"><c>add</c>, <c>replace</c> or <c>remove</c>.</param>
/// <param name="Path">
/// Members after slashes, items of a list by what is in them, by number, or <c>-</c> for a new last one:
/// <c>/values[alias=title,culture=null,segment=null]/value</c>. A path that leads nowhere does nothing.
/// </param>
public sealed record PatchOperation(string Op, string Path, JsonElement Value);

/// <summary>Carries the operations of a patch out on JSON.</summary>
internal static class JsonPatch
{
    /// <returns>False for an operation that is none; what came before it has been done.</returns>
    public static bool Apply(JsonNode document, IEnumerable<PatchOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (operation.Op is not ("add" or "replace" or "remove") || operation.Path is not ['/', ..])
                return false;
            var steps = Steps(operation.Path);
            var parents = steps[..^1].Aggregate<string, IEnumerable<JsonNode>>([document], (nodes, step) => nodes.SelectMany(node => Follow(node, step))).ToList();
            foreach (var parent in parents)
                Change(parent, steps[^1], operation);
        }
        return true;
    }

    private static void Change(JsonNode parent, string step, PatchOperation operation)
    {
        var value = operation.Value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(operation.Value.GetRawText());
        if (parent is JsonArray list && step == "-" && operation.Op == "add")
        {
            list.Add(value);
            return;
        }
        if (parent is JsonObject members && !step.Contains('[', StringComparison.Ordinal))
        {
            if (operation.Op == "remove")
                members.Remove(step);
            else if (operation.Op == "add" || members.ContainsKey(step))
                members[step] = value;
            return;
        }
        foreach (var found in Follow(parent, step).ToList())
        {
            if (found.Parent is not JsonArray items)
                continue;
            if (operation.Op == "remove")
                items.Remove(found);
            else
                items[items.IndexOf(found)] = value?.DeepClone();
        }
    }

    private static List<JsonNode> Follow(JsonNode node, string step)
    {
        if (node is JsonArray list)
            return int.TryParse(step, out var index) && index >= 0 && index < list.Count && list[index] is { } item ? [item] : [];
        var bracket = step.IndexOf('[', StringComparison.Ordinal);
        if (node is not JsonObject members || !members.TryGetPropertyValue(bracket < 0 ? step : step[..bracket], out var member) || member is null)
            return [];
        if (bracket < 0)
            return [member];
        var conditions = step[(bracket + 1)..].TrimEnd(']').Split(',', StringSplitOptions.TrimEntries).Select(text => text.Split('=', 2)).ToList();
        return member is JsonArray items && conditions.TrueForAll(condition => condition.Length == 2)
            ? [.. items.OfType<JsonObject>().Where(candidate => conditions.TrueForAll(condition => IsTrue(candidate, condition[0], condition[1])))]
            : [];
    }

    private static bool IsTrue(JsonObject item, string name, string wanted) =>
        item.TryGetPropertyValue(name, out var actual) && (actual?.ToString() ?? "null") == wanted;

    /// <summary>A slash inside brackets separates nothing.</summary>
    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        var (start, depth) = (1, 0);
        for (var at = 1; at <= path.Length; at++)
        {
            if (at == path.Length || (path[at] == '/' && depth == 0))
            {
                steps.Add(path[start..at].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
                start = at + 1;
            }
            else
            {
                depth += path[at] switch { '[' => 1, ']' => -1, _ => 0 };
            }
        }
        return steps;
    }
}

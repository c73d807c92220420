using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;

namespace Site.Cms.Moving.Push;

/// <summary>Documents: all saved first, parents before children, then published, so that those which name each other find each other.</summary>
/// <param name="addresses">Of files: texts that name one are sent with the address that the target gave it.</param>
internal sealed class PushDocuments(CmsState source, PushRun run, IReadOnlyDictionary<string, string> addresses)
{
    // What a server writes down for itself and no client sends.
    private static readonly string[] NotSent = ["$type", "contentUdi", "settingsUdi"];

    private readonly PushTree _tree = new("document", run);

    public async Task PushAsync()
    {
        var saved = new List<(PushItem Item, bool IsPublished)>();
        var documents = source.ChildrenOf(null).Where(top => !top.Trashed).SelectMany(top => source.DescendantsOf(top.Id).Prepend(top)).ToList();
        var missing = new HashSet<Guid>();
        foreach (var document in documents)
        {
            if (document.ParentId is { } parent && missing.Contains(parent))
            {
                missing.Add(document.Id);
                run.Say(PushOutcome.Refused, "document", document.Draft.Name);
                continue;
            }
            var isPublished = source.IsReachable(document);
            var values = Values(document);
            var item = new PushItem("document", document.Id, document.Draft.Name, Comparable,
                _ => Text(document.Draft.Name, document.DocumentTypeId, isPublished ? "Published" : "Draft", values))
            { Beside = $"|{document.ParentId}" };
            var (outcome, there) = await run.DecideAsync(item);
            if (run.IsDry || outcome is PushOutcome.Same or PushOutcome.NewerThere)
                continue;
            try
            {
                await SaveAsync(item, document, values, there);
                saved.Add((item, isPublished));
            }
            catch (PushRefusedException refused)
            {
                // Below a document that is there its children may still find their place.
                if (there is null)
                    missing.Add(document.Id);
                run.Refuse("document", document.Draft.Name, refused);
            }
        }
        await _tree.SortAsync(documents.Select(document => (document.Id, document.Draft.Name, source.ChildrenOf(document.Id).Select(child => child.Id))));
        if (run.IsDry)
            return;
        foreach (var (item, isPublished) in saved)
        {
            try
            {
                if (isPublished)
                    await run.WriteAsync(HttpMethod.Put, $"{item.Path}/publish", new { publishSchedules = new[] { new { culture = (string?)null, schedule = (object?)null } } });
                await run.EndAsync(item);
            }
            catch (PushRefusedException refused)
            {
                // Saved, but not visible: somebody there has withdrawn what is above it, or planned its publication.
                run.Refuse("document/publish", item.Name, refused);
            }
        }
    }

    private async Task SaveAsync(PushItem item, Document document, IReadOnlyList<Value> values, JsonElement? there)
    {
        var variants = new[] { new { culture = (string?)null, segment = (string?)null, name = document.Draft.Name } };
        var template = (object?)null;
        if (there is not { } known)
        {
            run.Begin(item, Text(document.Draft.Name, document.DocumentTypeId, "Draft", values));
            await run.WriteAsync(HttpMethod.Post, "document", new
            {
                id = document.Id,
                parent = document.ParentId is { } parent ? new ReferenceById(parent) : null,
                documentType = new ReferenceById(document.DocumentTypeId),
                template,
                values,
                variants,
            });
            _tree.Came(document.ParentId);
            return;
        }
        var isTrashed = known.GetProperty("isTrashed").GetBoolean();
        await _tree.PlaceAsync(document.Id, document.ParentId, isTrashed);
        var state = isTrashed || StateOf(known) is "Draft" ? "Draft" : "PublishedPendingChanges";
        run.Begin(item, Text(document.Draft.Name, document.DocumentTypeId, state, values));
        await run.WriteAsync(HttpMethod.Put, item.Path, new { values, variants, template });
        if (state != "Draft" && !source.IsReachable(document))
            await run.WriteAsync(HttpMethod.Put, $"{item.Path}/unpublish", new { cultures = (object?)null });
    }

    private List<Value> Values(Document document)
    {
        var type = source.Schema.DocumentTypes[document.DocumentTypeId];
        return [.. type.Properties.Where(property => document.Draft.Values.ByAlias.ContainsKey(property.Alias))
            .Select(property => new Value(property.Alias, Sent(document.Draft.Values.ByAlias[property.Alias])))];
    }

    private JsonNode? Sent(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Addressed(value.GetString()!),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Sent)]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Where(member => !NotSent.Contains(member.Name)).Select(member => KeyValuePair.Create(member.Name, Sent(member.Value)))),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private string Addressed(string text)
    {
        if (!text.Contains("/media/", StringComparison.Ordinal))
            return text;
        foreach (var (here, there) in addresses)
            text = text.Replace(here, there, StringComparison.Ordinal);
        return text;
    }

    private static string StateOf(JsonElement there) => there.Items("variants").First().Text("state") ?? "";

    private static string Comparable(JsonElement there) => Text(
        there.Items("variants").First().Text("name") ?? "", there.GetProperty("documentType").GetProperty("id").GetGuid(), there.GetProperty("isTrashed").GetBoolean() ? "Trashed" : StateOf(there),
        there.Items("values").Select(value => new Value(value.Text("alias") ?? "", JsonNode.Parse(value.GetProperty("value").GetRawText()))));

    /// <summary>A property without a value, and one whose value is cleared, say the same.</summary>
    private static string Text(string name, Guid type, string state, IEnumerable<Value> values) => SameContent.Of(JsonSerializer.SerializeToElement(new
    {
        name,
        type,
        state,
        values = values.Where(value => value.Content?.ToJsonString() is not (null or "\"\"" or "[]" or "false")).ToDictionary(value => value.Alias, value => value.Content),
    }));

    private sealed record Value(string Alias, [property: System.Text.Json.Serialization.JsonPropertyName("value")] JsonNode? Content)
    {
        public string? Culture { get; init; }

        public string? Segment { get; init; }
    }
}

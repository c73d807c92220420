using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;

namespace Site.Cms.FirstRun;

/// <summary>Loads the documents of a seed folder, new ones or over those with the same id, and publishes them.</summary>
public sealed class SeedContentLoader(DocumentService documents, DocumentPublishing publishing)
{
    internal void Load(CmsWriter write, SeedFolder seed, List<SeedProblem> problems, Action<int>? loaded = null)
    {
        var known = new Dictionary<string, SeedDocument>();
        foreach (var document in seed.Documents)
        {
            write.Tick();
            // Below a refused parent there is nowhere to put it, and the parent's problem says enough.
            if (document.Parent is null || known.ContainsKey(document.Parent))
                Put(write, document, document.Parent is { } parent ? known[parent].Id : null, known, problems);
            loaded?.Invoke(known.Count);
        }
        if (problems.Count > 0)
            return;
        foreach (var document in known.Values)
        {
            write.Tick();
            Settle(write, document, problems);
        }
    }

    private void Put(
        CmsWriter write, SeedDocument document, Guid? parent, Dictionary<string, SeedDocument> known, List<SeedProblem> problems)
    {
        if (!write.State.Schema.DocumentTypesByAlias.TryGetValue(document.Type, out var type))
        {
            problems.Add(new SeedProblem(document.File, "type", $"There is no document type {document.Type}."));
            return;
        }
        var before = problems.Count;
        var values = Values(write.State.Schema, document, type, problems);
        var result = known.Values.Any(other => other.Id == document.Id) ? OperationStatus.DuplicateKey
            : write.State.Documents.TryGetValue(document.Id, out var there) ? Change(write, there, document, parent, type, values, problems)
            : documents.Create(write, new CreateDocument
            {
                Id = document.Id,
                Parent = Reference(parent),
                DocumentType = new ReferenceById(type.Id),
                Values = values,
                Variants = [new VariantModel(document.Name)],
            });
        Report(document, type, values, result, problems);
        if (!result.Succeeded || (problems.Count > before && !write.State.Documents.ContainsKey(document.Id)))
            return;
        var stored = write.State.Documents[document.Id];
        if (stored.SortOrder != document.SortOrder)
            write.Put(stored with { SortOrder = document.SortOrder });
        known.Add(document.File, document);
        if (stored.Draft.Name != document.Name && problems.Count == before)
            problems.Add(new SeedProblem(document.File, "name", $"A sibling is called {document.Name} too, or the name has blanks around it."));
    }

    private OperationResult Change(
        CmsWriter write, Document there, SeedDocument document, Guid? parent, DocumentTypeDefinition type, List<PropertyValueModel> values, List<SeedProblem> problems)
    {
        if (there.DocumentTypeId != type.Id)
        {
            problems.Add(new SeedProblem(document.File, "type", $"It is a {write.State.Schema.DocumentTypes[there.DocumentTypeId].Alias} here, which cannot change."));
            return OperationResult.Success;
        }
        var to = new MoveTo { Target = Reference(parent) };
        var moved = there.Trashed ? DocumentTree.Restore(write, there.Id, to)
            : there.ParentId != parent ? DocumentTree.Move(write, there.Id, to)
            : !DocumentTree.Allows(write.State, parent, type) ? OperationStatus.NotAllowed
            : OperationResult.Success;
        return moved.Succeeded
            ? documents.Update(write, there.Id, new UpdateDocument { Values = values, Variants = [new VariantModel(document.Name)], IsWhole = true })
            : moved;
    }

    private static ReferenceById? Reference(Guid? id) => id is { } known ? new ReferenceById(known) : null;

    private static List<PropertyValueModel> Values(SchemaSnapshot schema, SeedDocument document, DocumentTypeDefinition type, List<SeedProblem> problems)
    {
        var expander = new SeedValues(schema, (place, reason) => problems.Add(new SeedProblem(document.File, place, reason)));
        var values = new List<PropertyValueModel>();
        foreach (var (alias, yaml) in document.Values)
        {
            if (type.Properties.FirstOrDefault(property => property.Alias == alias) is not { } property)
                problems.Add(new SeedProblem(document.File, alias, $"The type {type.Alias} has no such property."));
            else if (expander.Expand(property, yaml, alias) is { } value)
                values.Add(Model(alias, value));
        }
        if (document.Body.Length == 0)
            return values;
        if (MainText(type) is not { } main)
            problems.Add(new SeedProblem(document.File, null, $"The type {type.Alias} has no text property for what follows the front matter."));
        else if (document.Values.ContainsKey(main.Alias))
            problems.Add(new SeedProblem(document.File, main.Alias, "It stands both in the front matter and after it."));
        else
            values.Add(Model(main.Alias, main.DataType.EditorAlias == "Umbraco.RichText" ? SeedValues.RichText(document.Body) : document.Body));
        return values;
    }

    /// <summary>The property that the text after the front matter is for.</summary>
    internal static PropertyDefinition? MainText(DocumentTypeDefinition type) =>
        type.Properties.FirstOrDefault(property => property.DataType.EditorAlias == "Umbraco.MarkdownEditor")
        ?? type.Properties.FirstOrDefault(property => property.DataType.EditorAlias == "Umbraco.RichText");

    /// <summary>Published, withdrawn, or planned, as its file says.</summary>
    private void Settle(CmsWriter write, SeedDocument document, List<SeedProblem> problems)
    {
        if (document.Published)
            Publish(write, document, problems);
        else if (write.State.Documents[document.Id].Published is not null)
            DocumentPublishing.Unpublish(write, document.Id);
        var stored = write.State.Documents[document.Id];
        if ((stored.ScheduledPublishDate, stored.ScheduledUnpublishDate) != (document.PublishAt, document.UnpublishAt))
            write.Put(stored with { ScheduledPublishDate = document.PublishAt, ScheduledUnpublishDate = document.UnpublishAt });
    }

    private void Publish(CmsWriter write, SeedDocument document, List<SeedProblem> problems)
    {
        var stored = write.State.Documents[document.Id];
        // What it waits for now is set anew.
        if (stored.ScheduledPublishDate is not null)
            write.Put(stored = stored with { ScheduledPublishDate = null });
        var type = write.State.Schema.DocumentTypes[stored.DocumentTypeId];
        foreach (var (alias, id) in stored.Draft.Values.ByAlias.SelectMany(value => Picked(value.Value).Select(id => (value.Key, id))))
        {
            if (!write.State.Documents.ContainsKey(id) && !write.State.Media.ContainsKey(id))
                problems.Add(new SeedProblem(document.File, alias, $"It refers to {id}, which does not exist."));
        }
        var result = publishing.PublishNow(write, document.Id);
        if (result.Status != OperationStatus.PathNotPublished)
            Report(document, type, [], result, problems);
    }

    private static IEnumerable<Guid> Picked(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Picked),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Picked(member.Value))
            .Concat(new[] { value.Id("unique"), value.Id("mediaKey") }.OfType<Guid>()),
        _ => [],
    };

    private static void Report(
        SeedDocument document, DocumentTypeDefinition type, List<PropertyValueModel> values, OperationResult result, List<SeedProblem> problems)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Count > 0)
            problems.AddRange(result.Errors.Select(error => new SeedProblem(document.File, Place(error, values), error.Message)));
        else if (result.Reasons.Count > 0)
            problems.AddRange(result.Reasons.Select(reason => new SeedProblem(document.File, result.InvalidProperties is [var alias, ..] ? alias : null, reason)));
        else
        {
            problems.Add(result.Status switch
            {
                OperationStatus.DuplicateKey => new(document.File, "id", "The id is used by another document."),
                OperationStatus.NotAllowed => new(document.File, "type", $"A {type.Alias} is not allowed at this place of the tree."),
                var status => new(document.File, null, $"It was refused ({status})."),
            });
        }
    }

    /// <summary><c>$.values[1].value.contentData[0].values[1].value</c> → <c>steps.contentData[0].values[1] (body)</c>.</summary>
    private static string Place(PropertyError error, List<PropertyValueModel> values)
    {
        const string Start = "$.values[";
        var path = error.Path;
        if (path.StartsWith(Start, StringComparison.Ordinal) && path.IndexOf(']') is var end and > 0 && int.TryParse(path[Start.Length..end], out var index))
            path = values[index].Alias + path[(end + 1)..].Replace(".value.", ".", StringComparison.Ordinal);
        path = path.EndsWith(".value", StringComparison.Ordinal) ? path[..^".value".Length] : path;
        return path == error.Alias ? path : $"{path} ({error.Alias})";
    }

    private static PropertyValueModel Model(string alias, JsonNode value) => new(alias, JsonSerializer.SerializeToElement(value, CmsJson.Options));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Moving.Push;

/// <summary>Folders, data types and document types, each after what it names.</summary>
internal sealed class PushTypes(CmsState source, PushRun run)
{
    private static readonly string[] Members =
    [
        "alias", "name", "description", "icon", "allowedAsRoot", "variesByCulture", "variesBySegment", "collection", "isElement", "allowedTemplates", "defaultTemplate", "cleanup",
    ];

    private static readonly string[] Lists = ["properties", "containers", "allowedDocumentTypes", "compositions"];

    public async Task PushAsync()
    {
        await PushFoldersAsync(FolderKind.DataType, "data-type");
        await PushDataTypesAsync();
        await PushFoldersAsync(FolderKind.DocumentType, "document-type");
        await PushDocumentTypesAsync();
    }

    // Where folders lie is the target's own affair once they are there.
    private async Task PushFoldersAsync(FolderKind kind, string resource)
    {
        var folders = source.Folders.Values.Where(folder => folder.Kind == kind).ToDictionary(folder => folder.Id);
        if (folders.Count == 0)
            return;
        var there = await FoldersThereAsync(resource);
        foreach (var folder in folders.Values.OrderBy(folder => Depth(folder)))
        {
            var outcome = there.Contains(folder.Id) ? PushOutcome.Same : PushOutcome.Created;
            run.Say(outcome, $"{resource}/folder", folder.Name);
            if (outcome == PushOutcome.Created && !run.IsDry)
                await run.WriteAsync(HttpMethod.Post, $"{resource}/folder", new { id = folder.Id, name = folder.Name, parent = Reference(folder.ParentId) });
        }

        int Depth(SchemaFolder folder) => folder.ParentId is { } parent && folders.TryGetValue(parent, out var above) ? Depth(above) + 1 : 0;
    }

    private async Task<HashSet<Guid>> FoldersThereAsync(string resource)
    {
        var found = new HashSet<Guid>();
        var waiting = new Queue<string>([$"tree/{resource}/root"]);
        while (waiting.TryDequeue(out var path))
        {
            foreach (var item in (await run.ListAsync(path)).Where(item => item.GetProperty("isFolder").GetBoolean()))
            {
                var id = item.GetProperty("id").GetGuid();
                if (found.Add(id))
                    waiting.Enqueue($"tree/{resource}/children?parentId={id}");
            }
        }
        return found;
    }

    private async Task PushDataTypesAsync()
    {
        var original = BuiltInDataTypes.Read().ToDictionary(type => type.Id!.Value, type => Comparable(type));
        foreach (var type in source.DataTypes.Values.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var body = new UpdateDataType { Name = type.Name, EditorAlias = type.EditorAlias, EditorUiAlias = type.EditorUiAlias, Values = type.Values };
            var wanted = Comparable(body);
            if (original.GetValueOrDefault(type.Id) == wanted)
                continue;
            var item = new PushItem("data-type", type.Id, type.Name, OfDataType, _ => wanted) { Untouched = original.GetValueOrDefault(type.Id) };
            var (outcome, _) = await run.DecideAsync(item);
            if (run.IsDry || outcome is PushOutcome.Same or PushOutcome.NewerThere)
                continue;
            run.Begin(item, wanted);
            await (outcome == PushOutcome.Updated
                ? run.WriteAsync(HttpMethod.Put, item.Path, body)
                : run.WriteAsync(HttpMethod.Post, "data-type", new CreateDataType
                {
                    Id = type.Id, Parent = Reference(type.ParentId), Name = body.Name, EditorAlias = body.EditorAlias, EditorUiAlias = body.EditorUiAlias, Values = body.Values,
                }));
            await run.EndAsync(item);
        }
    }

    private async Task PushDocumentTypesAsync()
    {
        var writes = new List<(PushItem Item, DocumentTypeBody Body)>();
        foreach (var type in ComposedOfEarlierOnes())
        {
            var whole = WholeType.Of(type.Id, type.Body, id => source.DocumentTypes[id].Body);
            var item = new PushItem("document-type", type.Id, type.Body.Name, OfDocumentType, there => Comparable(As(there)));
            var (outcome, there) = await run.DecideAsync(item);
            if (run.IsDry || outcome is PushOutcome.Same or PushOutcome.NewerThere)
                continue;
            if (outcome == PushOutcome.Created)
            {
                // Types allow each other as children in circles, so these come in a second round.
                var alone = whole with { AllowedDocumentTypes = [] };
                run.Begin(item, Comparable(alone));
                var body = Body(alone);
                body["id"] = type.Id;
                body["parent"] = JsonSerializer.SerializeToNode(Reference(type.ParentId), CmsJson.Options);
                await run.WriteAsync(HttpMethod.Post, "document-type", body);
            }
            writes.Add((item, As(there)));

            // A type that is composed there has shown that its server knows how: taken apart, it would lose what its documents say.
            DocumentTypeBody As(JsonElement? there) => there is { } known && known.GetProperty("compositions").GetArrayLength() > 0 ? type.Body : whole;
        }
        foreach (var (item, body) in writes)
        {
            run.Begin(item, Comparable(body));
            await run.WriteAsync(HttpMethod.Put, item.Path, Body(body));
            await run.EndAsync(item);
        }
    }

    /// <summary>Element types first, and each after those that it is composed of.</summary>
    private List<DocumentType> ComposedOfEarlierOnes()
    {
        var sorted = new List<DocumentType>();
        foreach (var type in source.DocumentTypes.Values.OrderByDescending(type => type.Body.IsElement).ThenBy(type => type.Body.Alias, StringComparer.Ordinal))
            Add(type);
        return sorted;

        void Add(DocumentType type)
        {
            foreach (var part in type.Body.Compositions)
                Add(source.DocumentTypes[part.DocumentType.Id]);
            if (!sorted.Contains(type))
                sorted.Add(type);
        }
    }

    private static JsonObject Body(DocumentTypeBody body) => JsonSerializer.SerializeToNode(body, CmsJson.Options)!.AsObject();

    private static string Comparable(DataTypeBody body) => OfDataType(JsonSerializer.SerializeToElement(body, CmsJson.Options));

    private static string Comparable(DocumentTypeBody body) => OfDocumentType(JsonSerializer.SerializeToElement(body, CmsJson.Options));

    private static string OfDataType(JsonElement type) => SameContent.Of(JsonSerializer.SerializeToElement(new
    {
        name = type.GetProperty("name"),
        editor = type.GetProperty("editorAlias"),
        ui = type.GetProperty("editorUiAlias"),
        values = type.GetProperty("values").EnumerateArray().DistinctBy(value => value.GetProperty("alias").GetString())
            .ToDictionary(value => value.GetProperty("alias").GetString()!, value => value.GetProperty("value")),
    }));

    private static string OfDocumentType(JsonElement type) => SameContent.Of(JsonSerializer.SerializeToElement(
        Members.ToDictionary(name => name, name => type.GetProperty(name))
        .Concat(Lists.Select(name => KeyValuePair.Create(name, Sorted(type.GetProperty(name)))))
        .ToDictionary()));

    // In which order a server lists them says nothing: their places are members of their own.
    private static JsonElement Sorted(JsonElement list) =>
        JsonSerializer.SerializeToElement(list.EnumerateArray().Select(SameContent.Of).Order(StringComparer.Ordinal));

    private static ReferenceById? Reference(Guid? id) => id is { } known ? new ReferenceById(known) : null;
}

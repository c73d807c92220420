using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.Delivery.Replay;

/// <summary>
/// Plays recorded calls of the Management API through the engine's services: method and path choose the service, the recorded body is
/// its input. Ids that the real server made stand as placeholders in the recordings; ours are put in their places.
/// </summary>
internal sealed class ManagementPlayback(
    DataTypeService dataTypes, DocumentTypeService documentTypes, SchemaFolders folders,
    DocumentService documents, DocumentPublishing publishing, DocumentTree tree, MediaPlayback media)
{
    private const string Prefix = "/umbraco/management/api/v1/";

    private static readonly Guid User = Cms.CmsUsers.System;

    private readonly Dictionary<string, Guid> made = [];

    /// <summary>Plays one call, which must succeed as it did when it was recorded.</summary>
    public async Task PlayAsync(RecordedCall call)
    {
        var path = Known(call.Path);
        Assert.That(path, Does.StartWith(Prefix), call.ToString());
        var parts = path[Prefix.Length..].Split('/');
        var body = call.RequestBody is null ? null : JsonNode.Parse(Known(call.RequestBody.ToJsonString()));

        var result = parts[0] is "media" or "temporary-file" || (parts[0] == "recycle-bin" && parts[1] == "media")
            ? await media.PlayAsync(call.Method, parts, body)
            : await PlayAsync(call.Method, parts, body);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success), $"{call}: {string.Join(", ", result.Errors)}");
        if (call.Generated is { } name && result is OperationResult<Guid> { Value: var id })
            made[name] = id;
    }

    private Task<OperationResult> PlayAsync(string method, string[] parts, JsonNode? body)
    {
        var id = parts.Length > 1 && Guid.TryParse(parts[1], out var parsed) ? parsed : Guid.Empty;
        return (method, parts) switch
        {
            ("POST", ["data-type", "folder"]) => Any(folders.CreateAsync(FolderKind.DataType, body.As<CreateFolder>(), User)),
            ("DELETE", ["data-type", "folder", var folder]) => folders.DeleteAsync(FolderKind.DataType, Guid.Parse(folder), User),
            ("POST", ["data-type"]) => Any(dataTypes.CreateAsync(body.As<CreateDataType>(), User)),
            ("PUT", ["data-type", _]) => dataTypes.UpdateAsync(id, body.As<UpdateDataType>(), User),
            ("DELETE", ["data-type", _]) => dataTypes.DeleteAsync(id, User),
            ("PUT", ["data-type", _, "move"]) => dataTypes.MoveAsync(id, body.As<MoveTo>(), User),
            ("POST", ["data-type", _, "copy"]) => Any(dataTypes.CopyAsync(id, body.As<MoveTo>(), User)),

            ("POST", ["document-type", "folder"]) => Any(folders.CreateAsync(FolderKind.DocumentType, body.As<CreateFolder>(), User)),
            ("DELETE", ["document-type", "folder", var folder]) => folders.DeleteAsync(FolderKind.DocumentType, Guid.Parse(folder), User),
            ("POST", ["document-type"]) => Any(documentTypes.CreateAsync(body.As<CreateDocumentType>(), User)),
            ("PUT", ["document-type", _]) => documentTypes.UpdateAsync(id, body.As<UpdateDocumentType>(), User),
            ("DELETE", ["document-type", _]) => documentTypes.DeleteAsync(id, User),
            ("PUT", ["document-type", _, "move"]) => documentTypes.MoveAsync(id, body.As<MoveTo>(), User),
            ("POST", ["document-type", _, "copy"]) => Any(documentTypes.CopyAsync(id, body.As<MoveTo>(), User)),

            ("POST", ["document"]) => Any(documents.CreateAsync(body.As<CreateDocument>(), User)),
            ("PUT", ["document", "sort"]) => tree.SortAsync(body.As<SortChildren>(), User),
            ("PUT", ["document", _]) => documents.UpdateAsync(id, body.As<UpdateDocument>(), User),
            ("DELETE", ["document", _]) => tree.DeleteAsync(id, User),
            ("PUT", ["document", _, "publish"]) => publishing.PublishAsync(id, body.As<PublishDocument>(), User),
            ("PUT", ["document", _, "unpublish"]) => publishing.UnpublishAsync(id, User),
            ("PUT", ["document", _, "publish-with-descendants"]) =>
                publishing.PublishWithDescendantsAsync(id, body.As<PublishWithDescendants>(), User),
            ("PUT", ["document", _, "move"]) => tree.MoveAsync(id, body.As<MoveTo>(), User),
            ("POST", ["document", _, "copy"]) => Any(tree.CopyAsync(id, body.As<CopyDocument>(), User)),
            ("PUT", ["document", _, "move-to-recycle-bin"]) => tree.MoveToRecycleBinAsync(id, User),
            ("PUT", ["recycle-bin", "document", var trashed, "restore"]) => tree.RestoreAsync(Guid.Parse(trashed), body.As<MoveTo>(), User),
            ("DELETE", ["recycle-bin", "document"]) => tree.EmptyRecycleBinAsync(User),
            ("DELETE", ["recycle-bin", "document", var trashed]) => tree.DeleteFromRecycleBinAsync(Guid.Parse(trashed), User),
            _ => throw new NotSupportedException($"{method} {string.Join('/', parts)} is not among the calls that make state."),
        };
    }

    private string Known(string text) => made.Aggregate(text, (known, id) => known.Replace(id.Key, id.Value.ToString(), StringComparison.Ordinal));

    private static async Task<OperationResult> Any(Task<OperationResult<Guid>> result) => await result;
}

internal static class RecordedBody
{
    public static T As<T>(this JsonNode? body) => body.Deserialize<T>(CmsJson.Options)!;
}

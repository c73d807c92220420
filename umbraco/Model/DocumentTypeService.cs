using Site.Cms.Data;
using Site.Cms.Publishing;

namespace Site.Cms.Model;

/// <summary>Document types and element types. The methods that take a writer are steps of a longer write.</summary>
public sealed class DocumentTypeService(CmsEngine engine, SchemaChange change)
{
    public Task<OperationResult<Guid>> CreateAsync(CreateDocumentType input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Create(write, input), cancellation);

    public Task<OperationResult> UpdateAsync(Guid id, UpdateDocumentType input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Update(write, id, input), cancellation);

    /// <summary>Deletes a type with its documents; what lay below them and is of another type goes to the recycle bin.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Delete(write, id), cancellation);

    public Task<OperationResult> MoveAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Move(write, id, input), cancellation);

    public Task<OperationResult<Guid>> CopyAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Copy(write, id, input), cancellation);

    internal static OperationResult<Guid> Create(CmsWriter write, CreateDocumentType input)
    {
        var id = input.Id ?? Guid.CreateVersion7();
        if (write.State.DocumentTypes.ContainsKey(id))
            return OperationStatus.DuplicateKey;
        if (!SchemaFolders.Exists(write.State, input.Parent, FolderKind.DocumentType))
            return OperationStatus.ContainerNotFound;
        var (body, refusal) = DocumentTypeRules.Check(write.State, id, input);
        if (refusal is { } status)
            return status;
        write.Put(new DocumentType(id, input.Parent?.Id, body));
        return id;
    }

    internal OperationResult Update(CmsWriter write, Guid id, UpdateDocumentType input)
    {
        if (!write.State.DocumentTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        var (body, refusal) = DocumentTypeRules.Check(write.State, id, input);
        if ((refusal ?? DocumentTypeRules.RefusalOfElement(write.State, type, body)) is { } status)
            return status;
        change.Apply(write, type with { Body = body });
        return OperationResult.Success;
    }

    internal OperationResult Delete(CmsWriter write, Guid id)
    {
        if (!write.State.DocumentTypes.ContainsKey(id))
            return OperationStatus.NotFound;
        foreach (var document in write.State.Documents.Values.Where(document => document.DocumentTypeId == id).ToList())
        {
            if (!write.State.Documents.ContainsKey(document.Id))
                continue;
            foreach (var child in write.State.ChildrenOf(document.Id).Where(child => child.DocumentTypeId != id).ToList())
                DocumentBranch.Trash(write, child);
            DocumentBranch.Remove(write, write.State.Documents[document.Id]);
        }
        foreach (var other in write.State.DocumentTypes.Values.Where(other => other.Id != id && RefersTo(other.Body, id)).ToList())
        {
            change.Apply(write, other with
            {
                Body = other.Body with
                {
                    AllowedDocumentTypes = [.. other.Body.AllowedDocumentTypes.Where(allowed => allowed.DocumentType.Id != id)],
                    Compositions = [.. other.Body.Compositions.Where(composition => composition.DocumentType.Id != id)],
                },
            });
        }
        write.RemoveDocumentType(id);
        return OperationResult.Success;
    }

    internal static OperationResult Move(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.DocumentTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (!SchemaFolders.Exists(write.State, input.Target, FolderKind.DocumentType))
            return OperationStatus.ContainerNotFound;
        write.Put(type with { ParentId = input.Target?.Id });
        return OperationResult.Success;
    }

    internal static OperationResult<Guid> Copy(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.DocumentTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (!SchemaFolders.Exists(write.State, input.Target, FolderKind.DocumentType))
            return OperationStatus.ContainerNotFound;
        var number = 1;
        while (write.State.Schema.DocumentTypesByAlias.ContainsKey($"{type.Body.Alias}{number}"))
            number++;
        var containers = type.Body.Containers.ToDictionary(container => container.Id, _ => new ReferenceById(Guid.CreateVersion7()));
        var copy = new DocumentType(Guid.CreateVersion7(), input.Target?.Id, type.Body with
        {
            Alias = $"{type.Body.Alias}{number}",
            Name = $"{type.Body.Name} (copy)",
            Containers = [.. type.Body.Containers.Select(container => container with
            {
                Id = containers[container.Id].Id, Parent = container.Parent is { } tab ? containers[tab.Id] : null,
            })],
            Properties = [.. type.Body.Properties.Select(property => property with
            {
                Id = Guid.CreateVersion7(), Container = property.Container is { } container ? containers[container.Id] : null,
            })],
        });
        write.Put(copy);
        return copy.Id;
    }

    private static bool RefersTo(DocumentTypeBody body, Guid id) =>
        body.AllowedDocumentTypes.Any(allowed => allowed.DocumentType.Id == id)
        || body.Compositions.Any(composition => composition.DocumentType.Id == id);
}

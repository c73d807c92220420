using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Versions;

namespace Site.Cms.Publishing;

/// <summary>What happens to the tree of documents: sorting, moving, copying, the recycle bin.</summary>
public sealed class DocumentTree(CmsEngine engine, PropertyValidation validation)
{
    public Task<OperationResult> SortAsync(SortChildren input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Sort(write, input), cancellation);

    public Task<OperationResult> MoveAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Move(write, id, input), cancellation);

    /// <summary>A copy is a draft; its blocks get keys of their own.</summary>
    public Task<OperationResult<Guid>> CopyAsync(Guid id, CopyDocument input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Copy(write, id, input), cancellation);

    public Task<OperationResult> MoveToRecycleBinAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => MoveToRecycleBin(write, id), cancellation);

    /// <summary>Takes a document out of the bin; it comes back as a draft.</summary>
    public Task<OperationResult> RestoreAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Restore(write, id, input), cancellation);

    /// <summary>Deletes a document and all below it for good, whether it is in the bin or not.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Delete(write, id, onlyFromBin: false), cancellation);

    public Task<OperationResult> DeleteFromRecycleBinAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Delete(write, id, onlyFromBin: true), cancellation);

    public Task<OperationResult> EmptyRecycleBinAsync(Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write =>
        {
            foreach (var top in write.State.Documents.Values.Where(document => document is { Trashed: true, ParentId: null }).ToList())
                DocumentBranch.Remove(write, top);
            return OperationResult.Success;
        }, cancellation);

    /// <summary>Whether a document of the type may stand below the parent, or at the root for null.</summary>
    internal static bool Allows(CmsState state, Guid? parent, DocumentTypeDefinition type) =>
        !type.IsElement
        && (parent is { } id
            ? state.Schema.DocumentTypes[state.Documents[id].DocumentTypeId].AllowedChildren.Contains(type.Id)
            : type.AllowedAsRoot);

    internal static OperationResult Sort(CmsWriter write, SortChildren input)
    {
        var parent = input.Parent?.Id;
        if (parent is { } known && !write.State.Documents.ContainsKey(known))
            return OperationStatus.NotFound;
        if (input.Sorting.Any(item => write.State.Documents.GetValueOrDefault(item.Id) is not { Trashed: false } child || child.ParentId != parent))
            return OperationStatus.SortingInvalid;
        var dragged = input.Sorting.Select(item => item.Id).ToHashSet();
        foreach (var (id, place) in Places(write.State, input))
        {
            var child = write.State.Documents[id];
            if (dragged.Contains(id) || child.SortOrder != place)
                write.Put(child with { SortOrder = place, IndexedAt = dragged.Contains(id) ? write.Now : child.IndexedAt });
        }
        if (parent is { } sorted)
            write.Audit(sorted, "Sort");
        return OperationResult.Success;
    }

    internal static OperationResult Move(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (document.Trashed)
            return OperationStatus.InTrash;
        if (Refusal(write.State, document, input.Target?.Id) is { } refusal)
            return refusal;
        if (document.ParentId == input.Target?.Id)
            return OperationResult.Success;
        DocumentBranch.Move(write, document, input.Target?.Id);
        write.Audit(id, "Move");
        return OperationResult.Success;
    }

    internal OperationResult<Guid> Copy(CmsWriter write, Guid id, CopyDocument input)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (input.Target is { } target && !write.State.Documents.ContainsKey(target.Id))
            return OperationStatus.ParentNotFound;
        if (input.Target is { } bin && write.State.Documents[bin.Id].Trashed)
            return OperationStatus.InTrash;
        if (!Allows(write.State, input.Target?.Id, write.State.Schema.DocumentTypes[document.DocumentTypeId]))
            return OperationStatus.NotAllowed;
        // Listed before the first copy is made: a branch may be copied into itself.
        var below = input.IncludeDescendants ? write.State.DescendantsOf(id).ToList() : [];
        var copies = new Dictionary<Guid, Guid> { [id] = CopyOne(write, document, input.Target?.Id) };
        foreach (var descendant in below)
            copies[descendant.Id] = CopyOne(write, descendant, copies[descendant.ParentId!.Value]);
        write.Audit(id, "Copy");
        return copies[id];
    }

    internal static OperationResult MoveToRecycleBin(CmsWriter write, Guid id)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (document.Trashed)
            return OperationStatus.InTrash;
        DocumentBranch.Trash(write, document);
        return OperationResult.Success;
    }

    internal static OperationResult Restore(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (!document.Trashed)
            return OperationStatus.NotInTrash;
        if (Refusal(write.State, document, input.Target?.Id) is { } refusal)
            return refusal;
        DocumentBranch.Move(write, document, input.Target?.Id);
        write.Audit(id, "Move", "Restored");
        return OperationResult.Success;
    }

    internal static OperationResult Delete(CmsWriter write, Guid id, bool onlyFromBin)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (onlyFromBin && !document.Trashed)
            return OperationStatus.NotInTrash;
        DocumentBranch.Remove(write, document);
        write.Audit(id, "Delete");
        return OperationResult.Success;
    }

    /// <summary>
    /// Where each child stands after sorting. The client names only those that were dragged, each with the index it has in the whole list; the
    /// others keep their order around them.
    /// </summary>
    private static List<(Guid Id, int Place)> Places(CmsState state, SortChildren input)
    {
        var dragged = input.Sorting.DistinctBy(item => item.Id).OrderBy(item => item.SortOrder).ToList();
        var order = state.ChildrenOf(input.Parent?.Id).Select(child => child.Id).Except(dragged.Select(item => item.Id)).ToList();
        foreach (var item in dragged)
            order.Insert(Math.Clamp(item.SortOrder, 0, order.Count), item.Id);
        return [.. order.Select((id, place) => (id, place))];
    }

    private Guid CopyOne(CmsWriter write, Document original, Guid? parent)
    {
        var state = write.State;
        var id = Guid.CreateVersion7();
        var name = SiblingNames.UniqueName(state, parent, id, original.Draft.Name);
        var draft = new DocumentVersion(
            write.NextVersionId(), id, name, SiblingNames.UniqueSegment(state, parent, id, name),
            validation.ForCopy(state.Schema.DocumentTypes[original.DocumentTypeId], original.Draft.Values), write.Now, write.User);
        write.Put(draft);
        write.Put(new Document(
            id, parent, original.DocumentTypeId, DocumentBranch.NextSortOrder(state, parent), write.Now, write.User,
            Trashed: false, OriginalParentId: null, draft, Published: null, PublishDate: null, IndexedAt: write.Now, BranchIndexedAt: write.Now));
        write.Audit(id, "Save");
        return id;
    }

    private static OperationStatus? Refusal(CmsState state, Document document, Guid? target)
    {
        if (target is { } id && !state.Documents.ContainsKey(id))
            return OperationStatus.ParentNotFound;
        if (target is { } bin && state.Documents[bin].Trashed)
            return OperationStatus.InTrash;
        return state.IsAtOrBelow(target, document.Id) || !Allows(state, target, state.Schema.DocumentTypes[document.DocumentTypeId])
            ? OperationStatus.NotAllowed
            : null;
    }
}

using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Media;

/// <summary>What happens to the tree of the media library: sorting, moving, the recycle bin.</summary>
public sealed class MediaTreeService(CmsEngine engine, MediaFileStore files)
{
    public Task<OperationResult> SortAsync(SortChildren input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            var parent = input.Parent?.Id;
            if (parent is { } id && !write.State.Media.ContainsKey(id))
                return OperationStatus.NotFound;
            if (input.Sorting.Any(item => write.State.Media.GetValueOrDefault(item.Id) is not { Trashed: false } child || child.ParentId != parent))
                return OperationStatus.SortingInvalid;
            foreach (var item in input.Sorting)
                write.Put(write.State.Media[item.Id] with { SortOrder = item.SortOrder });
            if (parent is { } sorted)
                write.Audit(sorted, "Sort");
            return OperationResult.Success;
        }, cancellation);

    public Task<OperationResult> MoveAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Move(write, id, input.Target?.Id, outOfBin: false), cancellation);

    public Task<OperationResult> RestoreAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Move(write, id, input.Target?.Id, outOfBin: true), cancellation);

    public Task<OperationResult> MoveToRecycleBinAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (!write.State.Media.TryGetValue(id, out var item))
                return OperationStatus.NotFound;
            if (item.Trashed)
                return OperationStatus.InTrash;
            foreach (var below in write.State.MediaDescendantsOf(id).ToList())
                write.Put(below with { Trashed = true, OriginalParentId = below.ParentId });
            write.Put(item with { ParentId = null, Trashed = true, OriginalParentId = item.ParentId });
            write.Audit(id, "Move", "Moved to recycle bin");
            return OperationResult.Success;
        }, cancellation);

    /// <summary>Deletes an item and all below it for good, with files that nothing else uses.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        RemoveAsync(user, state => Delete(state, id, onlyFromBin: false), cancellation);

    public Task<OperationResult> DeleteFromRecycleBinAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        RemoveAsync(user, state => Delete(state, id, onlyFromBin: true), cancellation);

    public Task<OperationResult> EmptyRecycleBinAsync(Guid user, CancellationToken cancellation = default) =>
        RemoveAsync(user, state => (OperationStatus.Success, [.. state.Media.Values.Where(item => item is { Trashed: true, ParentId: null })]), cancellation);

    internal static int NextSortOrder(CmsState state, Guid? parent) =>
        state.MediaChildren.TryGetValue(parent ?? Guid.Empty, out var siblings) ? state.Media[siblings[^1]].SortOrder + 1 : 0;

    private static OperationResult Move(CmsWriter write, Guid id, Guid? target, bool outOfBin)
    {
        if (!write.State.Media.TryGetValue(id, out var item))
            return OperationStatus.NotFound;
        if (item.Trashed != outOfBin)
            return outOfBin ? OperationStatus.NotInTrash : OperationStatus.InTrash;
        if (target is { } parent && !write.State.Media.ContainsKey(parent))
            return OperationStatus.ParentNotFound;
        if (target is { } folder
            && (!MediaTypes.ById[write.State.Media[folder].MediaTypeId].IsFolder || write.State.Media[folder].Trashed
                || folder == id || write.State.MediaDescendantsOf(id).Any(below => below.Id == folder)))
        {
            return OperationStatus.NotAllowed;
        }
        if (!outOfBin && item.ParentId == target)
            return OperationResult.Success;
        foreach (var below in write.State.MediaDescendantsOf(id).Where(below => below.Trashed).ToList())
            write.Put(below with { Trashed = false, OriginalParentId = null });
        write.Put(item with
        {
            ParentId = target,
            Trashed = false,
            OriginalParentId = null,
            SortOrder = NextSortOrder(write.State, target),
            Name = SiblingNames.Unique(item.Name, write.State.MediaChildrenOf(target).Where(other => other.Id != id).Select(other => other.Name)),
        });
        write.Audit(id, "Move", outOfBin ? "Restored" : null);
        return OperationResult.Success;
    }

    private static (OperationStatus, IReadOnlyList<MediaItem>) Delete(CmsState state, Guid id, bool onlyFromBin)
    {
        if (!state.Media.TryGetValue(id, out var item))
            return (OperationStatus.NotFound, []);
        return onlyFromBin && !item.Trashed ? (OperationStatus.NotInTrash, []) : (OperationStatus.Success, [item]);
    }

    private async Task<OperationResult> RemoveAsync(
        Guid user, Func<CmsState, (OperationStatus Status, IReadOnlyList<MediaItem> Tops)> choose, CancellationToken cancellation)
    {
        List<string> hashes = [];
        var result = await engine.WriteAsync(user, write =>
        {
            var (status, tops) = choose(write.State);
            var gone = tops.SelectMany(top => write.State.MediaDescendantsOf(top.Id).Reverse().Append(top)).ToList();
            foreach (var item in gone)
            {
                write.RemoveMedia(item);
                write.Audit(item.Id, "Delete");
            }
            hashes = [.. gone.Select(item => item.File?.Hash).OfType<string>().Distinct()];
            return new OperationResult(status);
        }, cancellation);
        files.RemoveUnused(hashes, hash => engine.State.Media.Values.Any(item => item.File?.Hash == hash));
        return result;
    }
}

using Site.Cms.Model;

namespace Site.Cms.Moving.Push;

/// <summary>Where items stand in a tree of the target, asked once a parent.</summary>
/// <param name="kind"><c>document</c> or <c>media</c>.</param>
internal sealed class PushTree(string kind, PushRun run)
{
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _below = [];
    private readonly HashSet<Guid> _changed = [];

    /// <summary>Null is the root.</summary>
    public async Task<bool> IsBelowAsync(Guid? parent, Guid id) => (await BelowAsync(parent)).Contains(id);

    /// <summary>Brings an item that is there to its place: out of the recycle bin, or from elsewhere.</summary>
    public async Task PlaceAsync(Guid id, Guid? parent, bool isTrashed)
    {
        var body = new { target = parent is { } known ? new ReferenceById(known) : null };
        if (isTrashed)
            await run.WriteAsync(HttpMethod.Put, $"recycle-bin/{kind}/{id}/restore", body);
        else if (!await IsBelowAsync(parent, id))
            await run.WriteAsync(HttpMethod.Put, $"{kind}/{id}/move", body);
        else
            return;
        Came(parent);
    }

    /// <summary>Something new stands below a parent.</summary>
    public void Came(Guid? parent)
    {
        _below.Remove(parent ?? Guid.Empty);
        if (parent is { } known)
            _changed.Add(known);
    }

    /// <summary>Puts what is ours into its order where something has come; others follow in theirs. The root keeps the order in which it was filled.</summary>
    /// <param name="order">Of the source, by parent.</param>
    public async Task SortAsync(Func<Guid, IEnumerable<Guid>> order)
    {
        foreach (var parent in _changed)
        {
            var there = await BelowAsync(parent);
            var ours = order(parent).Where(there.Contains).ToList();
            if (there.Where(ours.Contains).SequenceEqual(ours))
                continue;
            var sorting = ours.Concat(there.Except(ours)).Select((id, place) => new ItemSortOrder(id, place)).ToList();
            await run.WriteAsync(HttpMethod.Put, $"{kind}/sort", new { parent = new ReferenceById(parent), sorting });
        }
    }

    private async Task<IReadOnlyList<Guid>> BelowAsync(Guid? parent)
    {
        var key = parent ?? Guid.Empty;
        if (!_below.TryGetValue(key, out var ids))
        {
            var items = await run.ListAsync(parent is { } id ? $"tree/{kind}/children?parentId={id}" : $"tree/{kind}/root");
            _below[key] = ids = [.. items.Select(item => item.GetProperty("id").GetGuid())];
        }
        return ids;
    }
}

using Site.Cms.Model;

namespace Site.Cms.Moving.Push;

/// <summary>Where items stand in a tree of the target, asked once a parent.</summary>
/// <param name="kind"><c>document</c> or <c>media</c>.</param>
internal sealed class PushTree(string kind, PushRun run)
{
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _below = [];

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
            run.BeginOrder(known);
    }

    /// <summary>
    /// Puts what is ours into its order below each parent that is there; others follow in theirs. The root keeps the order in which it was filled: no
    /// recording shows a server accepting another.
    /// </summary>
    /// <param name="parents">Id, name and what stands below it at the source, in order.</param>
    public async Task SortAsync(IEnumerable<(Guid Id, string Name, IEnumerable<Guid> Below)> parents)
    {
        foreach (var (parent, name, below) in parents)
        {
            var wanted = below.ToList();
            if (wanted.Count < 2)
                continue;
            var there = await BelowAsync(parent);
            var ours = wanted.Where(there.Contains).ToList();
            var outcome = run.DecideOrder(parent, there.Where(ours.Contains), ours);
            if (outcome != PushOutcome.Same)
                run.Say(outcome, $"{kind}/sort", name);
            if (run.IsDry || outcome != PushOutcome.Updated)
                continue;
            var sorting = ours.Concat(there.Except(ours)).Select((id, place) => new ItemSortOrder(id, place)).ToList();
            await run.WriteAsync(HttpMethod.Put, $"{kind}/sort", new { parent = new ReferenceById(parent), sorting });
            run.EndOrder(parent, ours);
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

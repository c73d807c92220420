namespace Site.Cms.Media;

/// <summary>A <see cref="MediaTree"/> over lists that nobody changes after it was made.</summary>
internal sealed class SnapshotMediaTree(List<MediaNode> all, Dictionary<Guid, List<MediaNode>> children) : MediaTree
{
    private readonly Dictionary<Guid, MediaNode> _byId = all.ToDictionary(node => node.Id);
    private readonly Lazy<Dictionary<(Guid Parent, string Name), MediaNode>> _byName = new(() =>
    {
        var index = new Dictionary<(Guid, string), MediaNode>(all.Count);
        foreach (var node in all)
            index.TryAdd((node.ParentId ?? Guid.Empty, node.Name.ToLowerInvariant()), node);
        return index;
    });

    public override IReadOnlyList<MediaNode> All => all;

    public override MediaNode? Find(Guid id) => _byId.GetValueOrDefault(id);

    public override IReadOnlyList<MediaNode> Children(Guid? parentId) =>
        children.TryGetValue(parentId ?? Guid.Empty, out var found) ? found : [];

    public override string Path(MediaNode node)
    {
        var path = $"/{node.Name.ToLowerInvariant()}/";
        for (var parent = node.ParentId; parent is { } id && Find(id) is { } folder; parent = folder.ParentId)
            path = $"/{folder.Name.ToLowerInvariant()}{path}";
        return path;
    }

    public override MediaNode? ByPath(string path)
    {
        MediaNode? node = null;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_byName.Value.TryGetValue((node?.Id ?? Guid.Empty, name), out node))
                return null;
        }
        return node;
    }
}

namespace Site.Cms.Publishing;

/// <summary>A <see cref="ContentTree"/> over lists that <see cref="SnapshotBuilder"/> made and nobody changes afterwards.</summary>
internal sealed class SnapshotContentTree : ContentTree
{
    private readonly List<ContentNode> _all;
    private readonly Dictionary<Guid, List<ContentNode>> _children;
    private readonly Dictionary<Guid, ContentNode> _byId;
    private readonly Lazy<Dictionary<(Guid Parent, string Segment), ContentNode>> _bySegment;

    public SnapshotContentTree(List<ContentNode> all, Dictionary<Guid, List<ContentNode>> children)
    {
        _all = all;
        _children = children;
        _byId = new Dictionary<Guid, ContentNode>(all.Count);
        foreach (var node in all)
            _byId.Add(node.Id, node);
        _bySegment = new(() =>
        {
            var index = new Dictionary<(Guid, string), ContentNode>(all.Count);
            foreach (var node in all)
                index.TryAdd((node.ParentId ?? Guid.Empty, node.Segment), node);
            return index;
        });
    }

    public override IReadOnlyList<ContentNode> All => _all;

    public override ContentNode? Find(Guid id) => _byId.GetValueOrDefault(id);

    public override IReadOnlyList<ContentNode> Children(Guid? parentId) =>
        _children.TryGetValue(parentId ?? Guid.Empty, out var children) ? children : [];

    public override IEnumerable<ContentNode> Ancestors(ContentNode node)
    {
        while (node.ParentId is { } parent && Find(parent) is { } found)
            yield return node = found;
    }

    public override IEnumerable<ContentNode> Descendants(ContentNode node) =>
        Children(node.Id).SelectMany(child => Descendants(child).Prepend(child));

    public override ContentNode Root(ContentNode node) => Ancestors(node).LastOrDefault(node);

    public override string Path(ContentNode node)
    {
        if (node.ParentId is null)
            return "/";
        var segments = Ancestors(node).Where(ancestor => ancestor.ParentId is not null).Select(ancestor => ancestor.Segment).Reverse();
        return $"/{string.Join('/', segments.Append(node.Segment))}/";
    }

    public override ContentNode? ByPath(string path, Guid? root = null)
    {
        var node = root is { } id ? Find(id) : Children(null) is [var first, ..] ? first : null;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is null || !_bySegment.Value.TryGetValue((node.Id, segment), out node))
                return null;
        }
        return node;
    }
}

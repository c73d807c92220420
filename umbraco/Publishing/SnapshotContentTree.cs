using System.Collections.Immutable;

namespace Site.Cms.Publishing;

/// <summary>
/// A <see cref="ContentTree"/> that shares all unchanged nodes with the one before it. Its lists are made by the first reader who asks for
/// them, so that publishing does not wait for them.
/// </summary>
/// <param name="childIds">Of every document, by parent; those that are not in <paramref name="nodes"/> do not count.</param>
internal sealed class SnapshotContentTree(
    ImmutableDictionary<Guid, ContentNode> nodes, ImmutableDictionary<Guid, ImmutableArray<Guid>> childIds) : ContentTree
{
    private readonly Lazy<Lists> _lists = new(() => new Lists(nodes, childIds));

    internal ImmutableDictionary<Guid, ContentNode> Nodes => nodes;

    public override IReadOnlyList<ContentNode> All => _lists.Value.All;

    public override ContentNode? Find(Guid id) => nodes.GetValueOrDefault(id);

    public override IReadOnlyList<ContentNode> Children(Guid? parentId) =>
        _lists.Value.Children.TryGetValue(parentId ?? Guid.Empty, out var children) ? children : [];

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
            if (node is null || !_lists.Value.BySegment.TryGetValue((node.Id, segment), out node))
                return null;
        }
        return node;
    }

    private sealed class Lists
    {
        public Lists(ImmutableDictionary<Guid, ContentNode> nodes, ImmutableDictionary<Guid, ImmutableArray<Guid>> childIds)
        {
            All = new List<ContentNode>(nodes.Count);
            BySegment = new Dictionary<(Guid, string), ContentNode>(nodes.Count);
            Add(Guid.Empty);

            void Add(Guid parent)
            {
                if (!childIds.TryGetValue(parent, out var ids))
                    return;
                var children = new List<ContentNode>(ids.Length);
                Children.Add(parent, children);
                foreach (var id in ids)
                {
                    if (!nodes.TryGetValue(id, out var node))
                        continue;
                    children.Add(node);
                    All.Add(node);
                    BySegment.TryAdd((parent, node.Segment), node);
                    Add(id);
                }
            }
        }

        public List<ContentNode> All { get; }

        public Dictionary<Guid, List<ContentNode>> Children { get; } = [];

        public Dictionary<(Guid Parent, string Segment), ContentNode> BySegment { get; }
    }
}

using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Queries;

/// <summary>The order of lists that are not sorted: when readers got each document, then the tree.</summary>
internal sealed class IndexOrder
{
    private readonly Dictionary<Guid, int> ranks;

    public IndexOrder(ContentTree tree)
    {
        Nodes = [.. tree.All.OrderBy(node => node.IndexedAt)];
        ranks = new Dictionary<Guid, int>(Nodes.Length);
        for (var at = 0; at < Nodes.Length; at++)
            ranks[Nodes[at].Id] = at;
    }

    public ContentNode[] Nodes { get; }

    public IEnumerable<ContentNode> Sort(IEnumerable<ContentNode> nodes) => nodes.OrderBy(node => ranks[node.Id]);
}

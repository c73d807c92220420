using System.Runtime.CompilerServices;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Rendering;

/// <summary>A document's address: the path below its root, and that root.</summary>
internal readonly record struct ItemRoute(string Path, Guid StartItemId, string StartItemPath);

/// <summary>
/// The addresses of a whole tree, made in one pass: after a publish they are compared with the last ones for every document,
/// and walking up to the root for each would take most of that time.
/// </summary>
internal sealed class RouteTable
{
    private static readonly ConditionalWeakTable<ContentTree, RouteTable> Tables = [];

    private readonly Dictionary<Guid, ItemRoute> routes;

    private RouteTable(ContentTree tree)
    {
        routes = new Dictionary<Guid, ItemRoute>(tree.All.Count);
        foreach (var node in tree.All)
        {
            routes[node.Id] = node.ParentId is { } parent && routes.TryGetValue(parent, out var above)
                ? above with { Path = $"{above.Path}{node.Segment}/" }
                : new ItemRoute("/", node.Id, node.Segment);
        }
    }

    /// <summary>Made once a tree, dropped with it.</summary>
    public static RouteTable For(ContentTree tree) => Tables.GetValue(tree, static tree => new RouteTable(tree));

    public ItemRoute Of(ContentNode node) => routes[node.Id];
}

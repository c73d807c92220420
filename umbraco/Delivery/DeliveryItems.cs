using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <param name="Json">UTF-8, as <c>GET /content?expand=properties[$all]</c> gives the item.</param>
public readonly record struct DeliveryItem(Guid Id, ReadOnlyMemory<byte> Json);

/// <summary>All published documents as Delivery API items, for a reader in the same process. Safe for concurrent use.</summary>
public sealed class DeliveryItems
{
    private readonly RenderedItems expanded = new(OutputSelection.Expanded);

    private Listing? latest;

    /// <summary>
    /// In tree order: parents before children, siblings by sort order. An item whose document and all it gives, links to
    /// or takes its address from are unchanged since the last call carries the same memory.
    /// </summary>
    public IReadOnlyList<DeliveryItem> Read(CmsSnapshot snapshot)
    {
        if (Volatile.Read(ref latest) is { } known && ReferenceEquals(known.Snapshot, snapshot))
            return known.Items;

        var view = new DeliveryView(snapshot, preview: false);
        var nodes = snapshot.Published.All;
        var items = new DeliveryItem[nodes.Count];
        for (var at = 0; at < items.Length; at++)
            items[at] = new DeliveryItem(nodes[at].Id, expanded.Get(view, nodes[at]));
        expanded.Trim(snapshot.Published);
        Volatile.Write(ref latest, new Listing(snapshot, items));
        return items;
    }

    /// <summary>One published document in the same form and from the same store.</summary>
    internal ReadOnlyMemory<byte> Get(DeliveryView view, ContentNode node) => expanded.Get(view, node);

    private sealed record Listing(CmsSnapshot Snapshot, DeliveryItem[] Items);
}

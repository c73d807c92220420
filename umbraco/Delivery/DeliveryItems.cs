using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <param name="Json">UTF-8, as <c>GET /content?expand=…</c> gives the item, with the expansion of <see cref="DeliveryItems"/>.</param>
public readonly record struct DeliveryItem(Guid Id, ReadOnlyMemory<byte> Json);

/// <summary>All documents as Delivery API items, published or as drafts, for a reader in the same process. Safe for concurrent use.</summary>
public sealed class DeliveryItems
{
    private readonly RenderedItems _expanded;
    private readonly RenderedItems _drafts;

    private Listing? _latest;

    /// <param name="expand">The parameter <c>expand</c> with which that reader would ask over HTTP.</param>
    /// <exception cref="ArgumentException">It makes no sense.</exception>
    public DeliveryItems(string expand)
    {
        Expand = expand;
        Selection = OutputSelection.TryParse(expand, null, out var reason) ?? throw new ArgumentException(reason, nameof(expand));
        (_expanded, _drafts) = (new RenderedItems(Selection), new RenderedItems(Selection));
    }

    public string Expand { get; }

    public OutputSelection Selection { get; }

    /// <summary>
    /// In tree order: parents before children, siblings by sort order. An item whose document and all it gives, links to
    /// or takes its address from are unchanged since the last call carries the same memory.
    /// </summary>
    public IReadOnlyList<DeliveryItem> Read(CmsSnapshot snapshot)
    {
        if (Volatile.Read(ref _latest) is { } known && ReferenceEquals(known.Snapshot, snapshot))
            return known.Items;

        var view = new DeliveryView(snapshot, preview: false);
        var nodes = snapshot.Published.All;
        var items = new DeliveryItem[nodes.Count];
        for (var at = 0; at < items.Length; at++)
            items[at] = new DeliveryItem(nodes[at].Id, _expanded.Get(view, nodes[at]));
        _expanded.Trim(snapshot.Published);
        Volatile.Write(ref _latest, new Listing(snapshot, items));
        return items;
    }

    /// <summary>The same of all drafts that are not in the bin.</summary>
    public IReadOnlyList<DeliveryItem> ReadDrafts(CmsSnapshot snapshot)
    {
        var view = new DeliveryView(snapshot, preview: true);
        var items = snapshot.Draft.All.Select(node => new DeliveryItem(node.Id, _drafts.Get(view, node))).ToList();
        _drafts.Trim(snapshot.Draft);
        return items;
    }

    /// <summary>One published document in the same form and from the same store.</summary>
    internal ReadOnlyMemory<byte> Get(DeliveryView view, ContentNode node) => _expanded.Get(view, node);

    private sealed record Listing(CmsSnapshot Snapshot, DeliveryItem[] Items);
}

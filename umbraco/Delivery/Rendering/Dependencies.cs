using Site.Cms.Media;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Something that an item's JSON was made from: a document with its address, or a media item; absent ones count as well.</summary>
internal readonly record struct Dependency(Guid Id, bool IsMedia, object? Node, ItemRoute Route)
{
    public static Dependency On(Guid id, ContentNode? node, DeliveryView view) =>
        new(id, IsMedia: false, node, node is null ? default : view.RouteOf(node));

    public static Dependency On(Guid id, MediaNode? node) => new(id, IsMedia: true, node, default);

    /// <summary>Whether it is the same in another view.</summary>
    public bool Holds(DeliveryView view)
    {
        if (IsMedia)
            return ReferenceEquals(view.Media.Find(Id), Node);
        var node = view.Tree.Find(Id);
        return ReferenceEquals(node, Node) && (node is null || view.RouteOf(node) == Route);
    }
}

/// <summary>What one rendering reads and writes.</summary>
/// <param name="dependencies">Collects what was read; null when nobody asks.</param>
internal sealed class RenderContext(DeliveryView view, System.Text.Json.Utf8JsonWriter writer, List<Dependency>? dependencies)
{
    public DeliveryView View { get; } = view;

    public System.Text.Json.Utf8JsonWriter Writer { get; } = writer;

    public ContentNode? Content(Guid id)
    {
        var node = View.Tree.Find(id);
        dependencies?.Add(Dependency.On(id, node, View));
        return node;
    }

    public MediaNode? Media(Guid id)
    {
        var node = View.Media.Find(id);
        dependencies?.Add(Dependency.On(id, node));
        return node;
    }
}

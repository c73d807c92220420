using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Rendering;

/// <summary>A document's address: the path below its root, and that root.</summary>
internal readonly record struct ItemRoute(string Path, Guid StartItemId, string StartItemPath);

/// <summary>One state of the content as one request sees it: what is published, or with <paramref name="preview"/> the drafts.</summary>
internal sealed class DeliveryView(CmsSnapshot snapshot, bool preview)
{
    public CmsSnapshot Snapshot { get; } = snapshot;

    public bool Preview { get; } = preview;

    public ContentTree Tree { get; } = preview ? snapshot.Draft : snapshot.Published;

    public SchemaSnapshot Schema => Snapshot.Schema;

    public MediaTree Media => Snapshot.Media;

    public DocumentTypeDefinition TypeOf(ContentNode node) => Schema.DocumentTypes[node.DocumentTypeId];

    /// <summary>A draft keeps the address that readers know; one that they do not know has a path made from its id.</summary>
    public ItemRoute RouteOf(ContentNode node)
    {
        var root = Tree.Root(node);
        if (!Preview)
            return new ItemRoute(Tree.Path(node), root.Id, root.Segment);
        var path = Snapshot.Published.Find(node.Id) is { } published ? Snapshot.Published.Path(published) : $"/preview-{node.Id}/";
        return new ItemRoute(path, root.Id, root.Segment);
    }

    /// <param name="path">As it stands in a URL: with or without slashes at its ends.</param>
    public ContentNode? ByPath(string path, Guid? rootId)
    {
        var normal = Normal(path);
        var found = Tree.ByPath(normal, rootId);
        return found is null && Preview && Snapshot.Published.ByPath(normal, rootId) is { } published ? Tree.Find(published.Id) : found;
    }

    public static string Normal(string path)
    {
        var inner = path.Trim('/');
        return inner.Length == 0 ? "/" : $"/{inner}/";
    }
}

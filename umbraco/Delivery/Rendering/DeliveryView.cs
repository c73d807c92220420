using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery.Rendering;

/// <summary>One state of the content as one request sees it: what is published, or with <paramref name="preview"/> the drafts.</summary>
internal sealed class DeliveryView(CmsSnapshot snapshot, bool preview)
{
    private readonly RouteTable published = RouteTable.For(snapshot.Published);

    public CmsSnapshot Snapshot { get; } = snapshot;

    public bool Preview { get; } = preview;

    public ContentTree Tree { get; } = preview ? snapshot.Draft : snapshot.Published;

    public SchemaSnapshot Schema => Snapshot.Schema;

    public MediaTree Media => Snapshot.Media;

    public DocumentTypeDefinition TypeOf(ContentNode node) => Schema.DocumentTypes[node.DocumentTypeId];

    /// <summary>A draft keeps the address that readers know; one that they do not know has a path made from its id.</summary>
    public ItemRoute RouteOf(ContentNode node)
    {
        if (!Preview)
            return published.Of(node);
        var route = RouteTable.For(Tree).Of(node);
        return route with { Path = Snapshot.Published.Find(node.Id) is { } known ? published.Of(known).Path : $"/preview-{node.Id}/" };
    }

    /// <param name="path">As it stands in a URL: with or without slashes at its ends.</param>
    public ContentNode? ByPath(string path, Guid? rootId)
    {
        var normal = Normal(path);
        var found = Tree.ByPath(normal, rootId);
        return found is null && Preview && Snapshot.Published.ByPath(normal, rootId) is { } known ? Tree.Find(known.Id) : found;
    }

    public static string Normal(string path)
    {
        var inner = path.Trim('/');
        return inner.Length == 0 ? "/" : $"/{inner}/";
    }
}

using Site.Cms.Media;

namespace Site.Tests.Delivery.Support;

/// <summary>A media library over a list in tree order; no engine behind it.</summary>
internal sealed class ListMediaTree(params MediaNode[] all) : MediaTree
{
    public override IReadOnlyList<MediaNode> All => all;

    public override MediaNode? Find(Guid id) => all.FirstOrDefault(node => node.Id == id);

    public override IReadOnlyList<MediaNode> Children(Guid? parentId) => [.. all.Where(node => node.ParentId == parentId)];

    public override string Path(MediaNode node) =>
        $"{(node.ParentId is { } parent ? Path(Find(parent)!) : "/")}{node.Name.ToLowerInvariant()}/";

    public override MediaNode? ByPath(string path) => all.FirstOrDefault(node => Path(node) == path);
}

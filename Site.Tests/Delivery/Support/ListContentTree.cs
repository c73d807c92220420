using Site.Cms.Publishing;

namespace Site.Tests.Delivery.Support;

/// <summary>A content tree over a list in tree order; no engine behind it.</summary>
internal sealed class ListContentTree(params ContentNode[] all) : ContentTree
{
    private readonly Dictionary<Guid, ContentNode> byId = all.ToDictionary(node => node.Id);
    private readonly ILookup<Guid, ContentNode> children = all.ToLookup(node => node.ParentId ?? Guid.Empty);

    public override IReadOnlyList<ContentNode> All => all;

    public override ContentNode? Find(Guid id) => byId.GetValueOrDefault(id);

    public override IReadOnlyList<ContentNode> Children(Guid? parentId) => [.. children[parentId ?? Guid.Empty]];

    public override IEnumerable<ContentNode> Ancestors(ContentNode node)
    {
        while (node.ParentId is { } parent)
            yield return node = byId[parent];
    }

    public override IEnumerable<ContentNode> Descendants(ContentNode node) =>
        Children(node.Id).SelectMany(child => Descendants(child).Prepend(child));

    public override ContentNode Root(ContentNode node) => Ancestors(node).LastOrDefault(node);

    public override string Path(ContentNode node) =>
        node.ParentId is { } parent ? $"{Path(byId[parent])}{node.Segment}/" : "/";

    public override ContentNode? ByPath(string path, Guid? root = null)
    {
        var top = root ?? Children(null)[0].Id;
        var wanted = path.EndsWith('/') ? path : path + "/";
        return all.FirstOrDefault(node => Root(node).Id == top && Path(node) == wanted);
    }
}

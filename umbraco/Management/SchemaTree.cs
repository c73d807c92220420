using System.Text.Json.Serialization;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Search;

namespace Site.Cms.Management;

/// <summary>A folder or a type in a tree of the settings section.</summary>
[JsonDerivedType(typeof(DataTypeTreeItem))]
[JsonDerivedType(typeof(DocumentTypeTreeItem))]
internal abstract record SchemaTreeItem
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ReferenceById? Parent { get; init; }
    public bool IsFolder { get; init; }
    public bool HasChildren { get; init; }
    public IReadOnlyList<string> Flags { get; } = [];
}

/// <param name="Type">Null for a folder.</param>
internal sealed record SchemaNode<T>(Guid Id, Guid? ParentId, string Name, T? Type) where T : class;

/// <summary>The tree of data types or of document types with their folders. Folders come first, both in French order.</summary>
/// <param name="types">All types of a state.</param>
/// <param name="present">What an item tells beside its place in the tree; without a type, what is told of a folder.</param>
internal sealed class SchemaTree<T>(FolderKind kind, Func<CmsState, IEnumerable<SchemaNode<T>>> types, Func<T?, SchemaTreeItem> present)
    where T : class
{
    public IReadOnlyList<SchemaTreeItem> Children(CmsState state, Guid? parent, bool foldersOnly = false)
    {
        var nodes = Nodes(state);
        return [.. InOrder(nodes.Where(node => node.ParentId == parent && (!foldersOnly || node.Type is null))).Select(node => Item(node, nodes, node.Type))];
    }

    /// <summary>Null for an unknown target.</summary>
    public Siblings<SchemaTreeItem>? Siblings(CmsState state, Guid target, int before, int after, bool foldersOnly)
    {
        if (Find(state, target) is not { } node)
            return null;
        var level = Children(state, node.ParentId, foldersOnly).ToList();
        var at = level.FindIndex(item => item.Id == target);
        return at < 0 ? null : Siblings<SchemaTreeItem>.Around(level, at, before, after);
    }

    /// <summary>
    /// From the root down to the item itself; empty for an unknown one. As everywhere in Umbraco where a tree is not read level by level, what
    /// is particular to a type is not told.
    /// </summary>
    public IReadOnlyList<SchemaTreeItem> Line(CmsState state, Guid id)
    {
        var nodes = Nodes(state);
        return [.. Upwards(nodes, id).Reverse().Select(node => Item(node, nodes, null))];
    }

    /// <summary>Those whose name contains the text, without regard to case and accents.</summary>
    public IReadOnlyList<SchemaTreeItem> Search(CmsState state, string text, bool folders, bool items)
    {
        var nodes = Nodes(state);
        var folded = FoldedText.Fold(text);
        return
        [
            .. InOrder(nodes.Where(node => (node.Type is null ? folders : items) && FoldedText.Fold(node.Name).Contains(folded, StringComparison.Ordinal)))
                .Select(node => Item(node, nodes, null)),
        ];
    }

    /// <summary>Names of the folders that an item lies in, outermost first.</summary>
    public IReadOnlyList<string> FolderPath(CmsState state, Guid id) =>
        [.. Upwards(Nodes(state), id).Skip(1).Reverse().Select(node => node.Name)];

    public SchemaNode<T>? Find(CmsState state, Guid id) => Nodes(state).FirstOrDefault(node => node.Id == id);

    private static IEnumerable<SchemaNode<T>> InOrder(IEnumerable<SchemaNode<T>> nodes) =>
        nodes.OrderBy(node => node.Type is not null).ThenBy(node => node.Name, FoldedText.FrenchOrder).ThenBy(node => node.Id);

    private static IEnumerable<SchemaNode<T>> Upwards(List<SchemaNode<T>> nodes, Guid? id)
    {
        for (var node = nodes.Find(node => node.Id == id); node is not null; node = nodes.Find(parent => parent.Id == node.ParentId))
            yield return node;
    }

    private SchemaTreeItem Item(SchemaNode<T> node, List<SchemaNode<T>> nodes, T? told) => present(told) with
    {
        Id = node.Id,
        Name = node.Name,
        Parent = node.ParentId is { } parent ? new ReferenceById(parent) : null,
        IsFolder = node.Type is null,
        HasChildren = node.Type is null && nodes.Exists(child => child.ParentId == node.Id),
    };

    private List<SchemaNode<T>> Nodes(CmsState state) =>
        [.. state.Folders.Values.Where(folder => folder.Kind == kind).Select(folder => new SchemaNode<T>(folder.Id, folder.ParentId, folder.Name, null)), .. types(state)];
}

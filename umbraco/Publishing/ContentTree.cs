using System.Collections.Frozen;
using System.Text.Json;

namespace Site.Cms.Publishing;

/// <summary>One document as readers see it, in one state (published or draft). Immutable.</summary>
/// <param name="Level">1 at the root.</param>
/// <param name="Segment">URL segment made from the name, unique among siblings.</param>
/// <param name="Values">Property values by alias, as the Management API carries them. A property that never had a value is missing.</param>
/// <param name="IndexedAt">UTC; when readers last got a new version of it. The Delivery API's default order.</param>
public sealed record ContentNode(
    Guid Id, Guid? ParentId, Guid DocumentTypeId, string Name, string Segment, int Level, int SortOrder,
    DateTime CreateDate, DateTime UpdateDate, DateTime IndexedAt,
    FrozenDictionary<string, JsonElement> Values);

/// <summary>All documents that readers can reach in one state: published (a node is in it only when all its ancestors are) or draft.</summary>
public abstract class ContentTree
{
    /// <summary>In tree order: parents before children, siblings by sort order.</summary>
    public abstract IReadOnlyList<ContentNode> All { get; }

    public abstract ContentNode? Find(Guid id);

    /// <summary>Children of a node, or the roots for null, by sort order.</summary>
    public abstract IReadOnlyList<ContentNode> Children(Guid? parentId);

    /// <summary>Nearest first.</summary>
    public abstract IEnumerable<ContentNode> Ancestors(ContentNode node);

    public abstract IEnumerable<ContentNode> Descendants(ContentNode node);

    /// <summary>The root (level 1) above a node, or the node itself.</summary>
    public abstract ContentNode Root(ContentNode node);

    /// <summary>Path below the root, with slashes at both ends: <c>/</c> for a root, <c>/tutoriels/creer-un-compte/</c>.</summary>
    public abstract string Path(ContentNode node);

    /// <summary>Exact, lower-case match of <see cref="Path"/>, with or without the last slash; below <paramref name="root"/>, or below the first root.</summary>
    public abstract ContentNode? ByPath(string path, Guid? root = null);
}

using System.Collections.Immutable;
using Site.Cms.Dictionary;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Webhooks;

namespace Site.Cms.Data;

/// <summary>
/// All that the engine knows at one moment, with drafts and the recycle bin. Immutable: a write derives the next one,
/// which shares all that did not change.
/// </summary>
public sealed record CmsState
{
    public static CmsState Empty { get; } = new();

    public ImmutableDictionary<Guid, DataType> DataTypes { get; init; } = ImmutableDictionary<Guid, DataType>.Empty;
    public ImmutableDictionary<Guid, DocumentType> DocumentTypes { get; init; } = ImmutableDictionary<Guid, DocumentType>.Empty;
    public ImmutableDictionary<Guid, SchemaFolder> Folders { get; init; } = ImmutableDictionary<Guid, SchemaFolder>.Empty;
    public ImmutableDictionary<Guid, Document> Documents { get; init; } = ImmutableDictionary<Guid, Document>.Empty;
    public ImmutableDictionary<Guid, MediaItem> Media { get; init; } = ImmutableDictionary<Guid, MediaItem>.Empty;
    public ImmutableDictionary<(Guid Root, string Path), Redirect> Redirects { get; init; } =
        ImmutableDictionary<(Guid, string), Redirect>.Empty;

    /// <summary>By document; one that has none is missing.</summary>
    public ImmutableDictionary<Guid, DocumentDomains> Domains { get; init; } = ImmutableDictionary<Guid, DocumentDomains>.Empty;

    /// <summary>A user who wants to hear nothing about a document is missing.</summary>
    public ImmutableDictionary<(Guid Document, Guid User), NotificationSubscription> Subscriptions { get; init; } =
        ImmutableDictionary<(Guid, Guid), NotificationSubscription>.Empty;

    public ImmutableDictionary<Guid, DictionaryItem> Dictionary { get; init; } = ImmutableDictionary<Guid, DictionaryItem>.Empty;

    /// <summary>By code, without regard to case.</summary>
    public ImmutableDictionary<string, SiteLanguage> Languages { get; init; } =
        ImmutableDictionary.Create<string, SiteLanguage>(StringComparer.OrdinalIgnoreCase);

    public ImmutableDictionary<Guid, Webhook> Webhooks { get; init; } = ImmutableDictionary<Guid, Webhook>.Empty;

    /// <summary>Ids by parent (<see cref="Guid.Empty"/> for the root), in sort order; the top of a trashed branch stands below nobody.</summary>
    public ImmutableDictionary<Guid, ImmutableArray<Guid>> DocumentChildren { get; init; } =
        ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty;

    public ImmutableDictionary<Guid, ImmutableArray<Guid>> MediaChildren { get; init; } =
        ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty;

    /// <summary>Names and URL segments of documents.</summary>
    public SiblingIndex Siblings { get; init; } = SiblingIndex.Empty;

    public SchemaSnapshot Schema { get; init; } = SchemaBuilder.Empty;

    public int LastVersionId { get; init; }

    public IEnumerable<Document> ChildrenOf(Guid? parent) =>
        DocumentChildren.TryGetValue(parent ?? Guid.Empty, out var ids) ? ids.Select(id => Documents[id]) : [];

    public IEnumerable<MediaItem> MediaChildrenOf(Guid? parent) =>
        MediaChildren.TryGetValue(parent ?? Guid.Empty, out var ids) ? ids.Select(id => Media[id]) : [];

    /// <summary>Parents before children.</summary>
    public IEnumerable<Document> DescendantsOf(Guid id) =>
        ChildrenOf(id).SelectMany(child => DescendantsOf(child.Id).Prepend(child));

    /// <summary>Parents before children.</summary>
    public IEnumerable<MediaItem> MediaDescendantsOf(Guid id) =>
        MediaChildrenOf(id).SelectMany(child => MediaDescendantsOf(child.Id).Prepend(child));

    /// <summary>Nearest first.</summary>
    public IEnumerable<Document> AncestorsOf(Document document)
    {
        for (var parent = document.ParentId; parent is { } id && Documents.TryGetValue(id, out var ancestor); parent = ancestor.ParentId)
            yield return ancestor;
    }

    /// <summary>Nearest first.</summary>
    public IEnumerable<MediaItem> MediaAncestorsOf(MediaItem item)
    {
        for (var parent = item.ParentId; parent is { } id && Media.TryGetValue(id, out var ancestor); parent = ancestor.ParentId)
            yield return ancestor;
    }

    /// <summary>Whether a media folder is, or lies below, another item.</summary>
    internal bool IsBelowMedia(Guid id, Guid ancestor) => id == ancestor || MediaAncestorsOf(Media[id]).Any(above => above.Id == ancestor);

    public bool IsAtOrBelow(Guid? id, Guid ancestor)
    {
        for (; id is { } current; id = Documents.GetValueOrDefault(current)?.ParentId)
        {
            if (current == ancestor)
                return true;
        }
        return false;
    }

    /// <summary>Whether readers could reach its children.</summary>
    public bool IsReachable(Document document) =>
        document is { Trashed: false, Published: not null }
        && AncestorsOf(document).All(ancestor => ancestor is { Trashed: false, Published: not null });
}

using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Versions;

namespace Site.Cms.Publishing;

/// <summary>
/// Derives the readers' next snapshot from the last one. Only documents that were touched, and what lies below those that moved, appeared
/// or went, get new nodes; the cost of publishing does not depend on how many documents there are.
/// </summary>
internal static class SnapshotBuilder
{
    /// <param name="touched">Documents that a write changed since <paramref name="last"/>; null for all.</param>
    public static CmsSnapshot Build(CmsSnapshot? last, CmsState state, IReadOnlyCollection<Guid>? touched)
    {
        var source = last?.Source ?? CmsState.Empty;
        var affected = Affected(source, state, touched ?? [.. source.Documents.Keys.Union(state.Documents.Keys)]);
        return new CmsSnapshot(
            (last?.Number ?? 0) + 1,
            Tree(last?.Published, state, affected, document => state.IsReachable(document) ? document.Published : null),
            Tree(last?.Draft, state, affected, document => document.Trashed ? null : document.Draft),
            state.Schema,
            ReferenceEquals(source.Media, state.Media) && last is not null ? last.Media : Library(state, last?.Media))
        {
            Redirects = state.Redirects,
            Source = state,
        };
    }

    private static HashSet<Guid> Affected(CmsState before, CmsState after, IReadOnlyCollection<Guid> touched)
    {
        var affected = touched.ToHashSet();
        foreach (var id in touched)
        {
            var (old, next) = (before.Documents.GetValueOrDefault(id), after.Documents.GetValueOrDefault(id));
            if (old is not null && next is not null && old.ParentId == next.ParentId && old.Trashed == next.Trashed
                && old.BranchIndexedAt == next.BranchIndexedAt && old.Published is null == next.Published is null)
            {
                continue;
            }
            affected.UnionWith(before.DescendantsOf(id).Select(document => document.Id));
            affected.UnionWith(after.DescendantsOf(id).Select(document => document.Id));
        }
        return affected;
    }

    private static ContentTree Tree(ContentTree? last, CmsState state, HashSet<Guid> affected, Func<Document, DocumentVersion?> version)
    {
        if (affected.Count == 0 && last is not null)
            return last;
        var nodes = ((last as SnapshotContentTree)?.Nodes ?? ImmutableDictionary<Guid, ContentNode>.Empty).ToBuilder();
        foreach (var id in affected)
        {
            if (state.Documents.TryGetValue(id, out var document) && version(document) is { } seen)
                nodes[id] = Node(nodes.GetValueOrDefault(id), state, document, seen);
            else
                nodes.Remove(id);
        }
        return new SnapshotContentTree(nodes.ToImmutable(), state.DocumentChildren);
    }

    private static ContentNode Node(ContentNode? last, CmsState state, Document document, DocumentVersion version)
    {
        var (level, indexedAt) = (1, Later(document.IndexedAt, document.BranchIndexedAt));
        foreach (var ancestor in state.AncestorsOf(document))
            (level, indexedAt) = (level + 1, Later(indexedAt, ancestor.BranchIndexedAt));
        return Reuse(last, document, version, level, indexedAt);
    }

    private static ContentNode Reuse(ContentNode? last, Document document, DocumentVersion version, int level, DateTime indexedAt)
    {
        if (last is not null
            && ReferenceEquals(last.Values, version.Values.ByAlias) && last.Name == version.Name && last.Segment == version.Segment
            && last.ParentId == document.ParentId && last.Level == level && last.SortOrder == document.SortOrder
            && last.UpdateDate == version.Date && last.IndexedAt == indexedAt && last.DocumentTypeId == document.DocumentTypeId)
        {
            return last;
        }
        return new ContentNode(
            document.Id, document.ParentId, document.DocumentTypeId, version.Name, version.Segment, level, document.SortOrder,
            document.CreateDate, version.Date, indexedAt, version.Values.ByAlias);
    }

    private static SnapshotMediaTree Library(CmsState state, MediaTree? last)
    {
        var all = new List<MediaNode>(state.Media.Count);
        var children = new Dictionary<Guid, List<MediaNode>>();
        Add(null, 1);
        return new SnapshotMediaTree(all, children);

        void Add(Guid? parent, int level)
        {
            foreach (var item in state.MediaChildrenOf(parent).Where(item => !item.Trashed))
            {
                var node = Reuse(last?.Find(item.Id), item, level);
                all.Add(node);
                if (!children.TryGetValue(parent ?? Guid.Empty, out var siblings))
                    children.Add(parent ?? Guid.Empty, siblings = []);
                siblings.Add(node);
                Add(item.Id, level + 1);
            }
        }
    }

    private static MediaNode Reuse(MediaNode? last, MediaItem item, int level)
    {
        var node = new MediaNode(
            item.Id, item.ParentId, item.Name, MediaTypes.ById[item.MediaTypeId].Alias, level, item.SortOrder,
            item.CreateDate, item.UpdateDate,
            item.File?.Url ?? "", item.File?.Extension, item.File?.Width, item.File?.Height, item.File?.Bytes, item.Values.ByAlias);
        return node == last ? last : node;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

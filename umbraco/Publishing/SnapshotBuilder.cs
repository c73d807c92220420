using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Versions;

namespace Site.Cms.Publishing;

/// <summary>
/// Derives the readers' next snapshot from the last one. It walks the documents once, without parsing or copying values, and takes
/// over every node that did not change, so 5,000 documents cost a few milliseconds.
/// </summary>
internal static class SnapshotBuilder
{
    public static CmsSnapshot Build(CmsSnapshot? last, CmsState state)
    {
        var source = last?.Source;
        var sameDocuments = ReferenceEquals(source?.Documents, state.Documents);
        var sameMedia = ReferenceEquals(source?.Media, state.Media);
        return new CmsSnapshot(
            (last?.Number ?? 0) + 1,
            sameDocuments ? last!.Published : Tree(state, last?.Published, document => document.Published),
            sameDocuments ? last!.Draft : Tree(state, last?.Draft, document => document.Draft),
            state.Schema,
            sameMedia ? last!.Media : Library(state, last?.Media))
        {
            Redirects = state.Redirects,
            Source = state,
        };
    }

    private static SnapshotContentTree Tree(CmsState state, ContentTree? last, Func<Document, DocumentVersion?> version)
    {
        var all = new List<ContentNode>(state.Documents.Count);
        var children = new Dictionary<Guid, List<ContentNode>>();
        Add(null, 1, DateTime.MinValue);
        return new SnapshotContentTree(all, children);

        void Add(Guid? parent, int level, DateTime branchIndexedAt)
        {
            foreach (var document in state.ChildrenOf(parent))
            {
                if (document.Trashed || version(document) is not { } seen)
                    continue;
                var branch = Later(branchIndexedAt, document.BranchIndexedAt);
                var node = Reuse(last?.Find(document.Id), document, seen, level, Later(branch, document.IndexedAt));
                all.Add(node);
                if (!children.TryGetValue(parent ?? Guid.Empty, out var siblings))
                    children.Add(parent ?? Guid.Empty, siblings = []);
                siblings.Add(node);
                Add(document.Id, level + 1, branch);
            }
        }
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

using Site.Cms.Data;

namespace Site.Cms.Publishing;

/// <summary>What happens to a document together with all that lies below it.</summary>
internal static class DocumentBranch
{
    /// <summary>Moves a branch to the recycle bin. Its top is no longer published; what lies below keeps its state but cannot be reached.</summary>
    public static void Trash(CmsWriter write, Document top)
    {
        foreach (var below in write.State.DescendantsOf(top.Id).ToList())
            write.Put(below with { Trashed = true, OriginalParentId = below.ParentId });
        write.Put(top with
        {
            ParentId = null,
            Trashed = true,
            OriginalParentId = top.ParentId,
            Published = null,
            ScheduledPublishDate = null,
            ScheduledUnpublishDate = null,
        });
        write.Audit(top.Id, "Move", "Moved to recycle bin");
    }

    /// <summary>Moves a branch below another parent or to the root (or out of the bin), as its last child.</summary>
    public static void Move(CmsWriter write, Document top, Guid? parent)
    {
        var addresses = PublishedAddresses.Of(write.State, top);
        var name = SiblingNames.UniqueName(write.State, parent, top.Id, top.Draft.Name);
        var segment = SiblingNames.UniqueSegment(write.State, parent, top.Id, name);
        var draft = top.Draft with { Name = name, Segment = segment };
        var published = top.Published is null ? null
            : top.Published with { Segment = SiblingNames.UniqueSegment(write.State, parent, top.Id, top.Published.Name) };
        if (draft != top.Draft)
            write.Put(draft);
        if (published is not null && published != top.Published)
            write.Put(published);
        if (top.Trashed)
        {
            foreach (var below in write.State.DescendantsOf(top.Id).ToList())
                write.Put(below with { Trashed = false, OriginalParentId = null });
        }
        write.Put(top with
        {
            ParentId = parent,
            SortOrder = NextSortOrder(write.State, parent),
            Trashed = false,
            OriginalParentId = null,
            Draft = draft,
            Published = published,
            IndexedAt = write.Now,
            BranchIndexedAt = write.Now,
        });
        PublishedAddresses.Follow(write, addresses);
    }

    /// <summary>Deletes a branch for good, children before parents.</summary>
    public static void Remove(CmsWriter write, Document top)
    {
        foreach (var below in write.State.DescendantsOf(top.Id).Reverse().ToList())
            write.RemoveDocument(below);
        write.RemoveDocument(top);
    }

    public static int NextSortOrder(CmsState state, Guid? parent) =>
        state.DocumentChildren.TryGetValue(parent ?? Guid.Empty, out var siblings) ? state.Documents[siblings[^1]].SortOrder + 1 : 0;
}

using Site.Cms.Versions;

namespace Site.Cms.Publishing;

public enum DocumentState { Draft, Published, PublishedPendingChanges, Trashed }

/// <summary>A document as the engine keeps it, in the tree or in the recycle bin. Immutable.</summary>
/// <param name="ParentId">Null at the root, and for what was itself moved to the bin.</param>
/// <param name="OriginalParentId">Where a trashed document came from.</param>
/// <param name="Draft">The version that editors work on.</param>
/// <param name="Published">The version that readers see once all ancestors are published too.</param>
/// <param name="PublishDate">UTC; when it was last published, even if it has been withdrawn since.</param>
/// <param name="IndexedAt">UTC; when it was last saved, published or sorted.</param>
/// <param name="BranchIndexedAt">UTC; when it last came back or moved together with all its descendants.</param>
public sealed record Document(
    Guid Id, Guid? ParentId, Guid DocumentTypeId, int SortOrder, DateTime CreateDate, Guid CreatorId,
    bool Trashed, Guid? OriginalParentId, DocumentVersion Draft, DocumentVersion? Published,
    DateTime? PublishDate, DateTime IndexedAt, DateTime BranchIndexedAt,
    DateTime? ScheduledPublishDate = null, DateTime? ScheduledUnpublishDate = null)
{
    public DocumentState State =>
        Trashed ? DocumentState.Trashed
        : Published is null ? DocumentState.Draft
        : Draft.SameContentAs(Published) ? DocumentState.Published
        : DocumentState.PublishedPendingChanges;
}

/// <summary>A published address that a document had before.</summary>
/// <param name="Path">As <see cref="ContentTree.Path"/> gave it.</param>
/// <param name="RootId">The root it was below.</param>
public sealed record Redirect(Guid Id, Guid RootId, string Path, Guid DocumentId, DateTime CreateDate);

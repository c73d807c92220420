using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;
using Site.Cms.Versions;

namespace Site.Cms.Management.Documents;

/// <summary>Documents in the forms in which the Management API carries them.</summary>
internal static class DocumentMapping
{
    /// <summary>What stands for the recycle bin where a parent is named.</summary>
    private static readonly ReferenceById RecycleBin = new(new Guid("0f582a79-1e41-4cf0-bfa0-76340651891a"));

    public static DocumentResponse ToResponse(this Document document, CmsState state, DocumentVersion version, DocumentValues values) => new(
        null, document.Trashed, document.TypeReference(state), document.Id, [], values.Of(state, document.DocumentTypeId, version.Values),
        [document.Variant(version, version == document.Published ? DocumentState.Published : document.State)]);

    public static VariantResponse Variant(this Document document, DocumentVersion version, DocumentState state) => new(
        state, document.Published is null && !document.Trashed ? null : Utc(document.PublishDate), Utc(document.ScheduledPublishDate), Utc(document.ScheduledUnpublishDate),
        Guid.Empty, [], Utc(document.CreateDate), Utc(version.Date), null, null, version.Name);

    public static IReadOnlyList<ItemVariant> ItemVariants(this Document document) =>
        [new ItemVariant(Guid.Empty, [], document.State, document.Draft.Name, null)];

    public static DocumentTypeReference TypeReference(this Document document, CmsState state)
    {
        var type = state.DocumentTypes[document.DocumentTypeId].Body;
        return new DocumentTypeReference(document.DocumentTypeId, type.Icon ?? "", type.Collection);
    }

    public static DocumentItem ToItem(this Document document, CmsState state) => new(
        document.Trashed, false,
        document is { Trashed: true, ParentId: null } ? RecycleBin : Reference(document.ParentId), state.HasChildren(document),
        document.TypeReference(state), document.ItemVariants(), document.Id, []);

    public static DocumentTreeItem ToTreeItem(this Document document, DocumentAccess access)
    {
        var type = document.TypeReference(access.State);
        return new DocumentTreeItem(
            false, document.Line(access.State), type, document.ItemVariants(), access.VisibilityOf(document) == TreeVisibility.WayToStartNode,
            document.Trashed, Utc(document.CreateDate), document.Id, Reference(document.ParentId),
            type.Collection is null ? [] : Flag.HasCollection,
            access.HasWholeTree ? access.State.HasChildren(document) : access.VisibleChildrenOf(document.Id).Any());
    }

    public static RecycleBinItem ToRecycleBinItem(this Document document, CmsState state) => new(
        document.TypeReference(state), document.ItemVariants(), document.Id, Utc(document.CreateDate), state.HasChildren(document), Reference(document.ParentId));

    /// <summary>Ancestors, the root first.</summary>
    public static IReadOnlyList<ReferenceById> Line(this Document document, CmsState state) =>
        [.. state.AncestorsOf(document).Reverse().Select(ancestor => new ReferenceById(ancestor.Id))];

    public static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    public static DateTimeOffset? Utc(DateTime? time) => time is { } known ? Utc(known) : null;

    private static bool HasChildren(this CmsState state, Document document) =>
        state.DocumentChildren.TryGetValue(document.Id, out var children) && children.Length > 0;

    private static ReferenceById? Reference(Guid? id) => id is { } known ? new ReferenceById(known) : null;
}

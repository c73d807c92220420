using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Management.Documents;

/// <summary><c>GET /document/{id}</c> and <c>/published</c>.</summary>
internal sealed record DocumentResponse(
    ReferenceById? Template, bool IsTrashed, DocumentTypeReference DocumentType, Guid Id, IReadOnlyList<Flag> Flags,
    IReadOnlyList<PropertyValueResponse> Values, IReadOnlyList<VariantResponse> Variants);

/// <param name="Collection">The list view's data type when children are shown as a collection.</param>
internal sealed record DocumentTypeReference(Guid Id, string Icon, ReferenceById? Collection);

internal sealed record PropertyValueResponse(string EditorAlias, string? Culture, string? Segment, string Alias, JsonElement Value);

/// <summary>The one variant of invariant content; its id is always zero.</summary>
internal sealed record VariantResponse(
    DocumentState State, DateTimeOffset? PublishDate, DateTimeOffset? ScheduledPublishDate, DateTimeOffset? ScheduledUnpublishDate,
    Guid Id, IReadOnlyList<Flag> Flags, DateTimeOffset CreateDate, DateTimeOffset UpdateDate, string? Culture, string? Segment, string Name);

/// <summary>A variant as trees, items and references carry it.</summary>
internal sealed record ItemVariant(Guid Id, IReadOnlyList<Flag> Flags, DocumentState State, string Name, string? Culture);

/// <summary>A mark that the client shows beside a name.</summary>
internal sealed record Flag(string Alias)
{
    public static IReadOnlyList<Flag> HasCollection { get; } = [new("Umb.HasCollection")];
}

/// <summary><c>item/document</c>.</summary>
internal sealed record DocumentItem(
    bool IsTrashed, bool IsProtected, ReferenceById? Parent, bool HasChildren, DocumentTypeReference DocumentType,
    IReadOnlyList<ItemVariant> Variants, Guid Id, IReadOnlyList<Flag> Flags);

internal sealed record DocumentItemAncestors(Guid Id, IReadOnlyList<DocumentItem> Ancestors);

/// <summary><c>tree/document</c>.</summary>
/// <param name="NoAccess">Only the way to a branch that the caller works in.</param>
internal sealed record DocumentTreeItem(
    bool IsProtected, IReadOnlyList<ReferenceById> Ancestors, DocumentTypeReference DocumentType, IReadOnlyList<ItemVariant> Variants,
    bool NoAccess, bool IsTrashed, DateTimeOffset CreateDate, Guid Id, ReferenceById? Parent, IReadOnlyList<Flag> Flags, bool HasChildren);

/// <summary><c>recycle-bin/document</c>.</summary>
internal sealed record RecycleBinItem(
    DocumentTypeReference DocumentType, IReadOnlyList<ItemVariant> Variants, Guid Id, DateTimeOffset CreateDate, bool HasChildren, ReferenceById? Parent);

using Site.Cms.Management.Documents;
using Site.Cms.Model;

namespace Site.Cms.Management.Media;

/// <summary><c>GET /media/{id}</c>.</summary>
internal sealed record MediaResponse(
    bool IsTrashed, MediaTypeReference MediaType, Guid Id, IReadOnlyList<Flag> Flags, IReadOnlyList<PropertyValueResponse> Values,
    IReadOnlyList<MediaVersion> Variants);

/// <param name="Collection">The list view's data type when children are shown as a collection.</param>
internal sealed record MediaTypeReference(Guid Id, string Icon, ReferenceById? Collection);

/// <summary>The one variant of an invariant item.</summary>
internal sealed record MediaVersion(DateTimeOffset CreateDate, DateTimeOffset UpdateDate, string? Culture, string? Segment, string Name);

/// <summary>A variant as trees, items and references carry it.</summary>
internal sealed record MediaVariant(string Name, string? Culture = null);

/// <summary><c>tree/media</c>.</summary>
/// <param name="NoAccess">Only the way to a branch that the caller works in.</param>
internal sealed record MediaTreeItem(
    MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants, bool NoAccess, bool IsTrashed, DateTimeOffset CreateDate, Guid Id,
    ReferenceById? Parent, IReadOnlyList<Flag> Flags, bool HasChildren);

/// <summary><c>item/media</c>.</summary>
internal sealed record MediaPickerItem(
    bool IsTrashed, ReferenceById? Parent, bool HasChildren, MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants, Guid Id,
    IReadOnlyList<Flag> Flags);

internal sealed record MediaItemAncestors(Guid Id, IReadOnlyList<MediaPickerItem> Ancestors);

/// <summary><c>recycle-bin/media</c>.</summary>
internal sealed record BinnedMedia(
    MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants, Guid Id, DateTimeOffset CreateDate, bool HasChildren, ReferenceById? Parent);

/// <summary><c>collection/media</c>.</summary>
internal sealed record MediaCollectionItem(
    MediaCollectionType MediaType, string? Creator, int SortOrder, Guid Id, IReadOnlyList<Flag> Flags, IReadOnlyList<PropertyValueResponse> Values,
    IReadOnlyList<MediaVersion> Variants);

internal sealed record MediaCollectionType(Guid Id, string Alias, string Icon, ReferenceById? Collection);

internal sealed record MediaAddress(string? Culture, string Url);

/// <summary><c>media/urls</c>, <c>imaging/resize/urls</c>.</summary>
internal sealed record MediaAddresses(Guid Id, IReadOnlyList<MediaAddress> UrlInfos);

using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Cms.Management;

internal sealed record MediaTypeReference(Guid Id, string Icon, ReferenceById? Collection)
{
    public static MediaTypeReference Of(MediaItem item)
    {
        var type = BuiltInMediaTypes.Find(item.MediaTypeId)!;
        return new MediaTypeReference(type.Id, type.Icon, type.Collection);
    }
}

internal sealed record MediaVariant(string Name, string? Culture = null);

internal sealed record MediaFlag(string Alias)
{
    /// <summary>Says that the client shows the children as a collection.</summary>
    public static IReadOnlyList<MediaFlag> Of(MediaTypeReference type) => type.Collection is null ? [] : [new MediaFlag("Umb.HasCollection")];
}

internal sealed record MediaTreeItem(
    Guid Id, ReferenceById? Parent, bool HasChildren, MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants, bool IsTrashed,
    DateTimeOffset CreateDate, IReadOnlyList<MediaFlag> Flags)
{
    public bool NoAccess { get; }

    public static MediaTreeItem Of(CmsState state, MediaItem item)
    {
        var type = MediaTypeReference.Of(item);
        return new MediaTreeItem(
            item.Id, item.ParentId is { } parent ? new ReferenceById(parent) : null, state.MediaChildrenOf(item.Id).Any(), type, [new MediaVariant(item.Name)],
            item.Trashed, item.CreateDate, MediaFlag.Of(type));
    }
}

internal sealed record MediaPickerItem(
    Guid Id, ReferenceById? Parent, bool HasChildren, MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants, bool IsTrashed)
{
    public IReadOnlyList<string> Flags { get; } = [];

    public static MediaPickerItem Of(CmsState state, MediaItem item) => new(
        item.Id, item.ParentId is { } parent ? new ReferenceById(parent) : null, state.MediaChildrenOf(item.Id).Any(), MediaTypeReference.Of(item),
        [new MediaVariant(item.Name)], item.Trashed);
}

internal sealed record BinnedMedia(
    Guid Id, DateTimeOffset CreateDate, bool HasChildren, ReferenceById? Parent, MediaTypeReference MediaType, IReadOnlyList<MediaVariant> Variants)
{
    public static BinnedMedia Of(CmsState state, MediaItem item) => new(
        item.Id, item.CreateDate, state.MediaChildrenOf(item.Id).Any(), item.ParentId is { } parent ? new ReferenceById(parent) : null,
        MediaTypeReference.Of(item), [new MediaVariant(item.Name)]);
}

internal sealed record MediaAddress(string? Culture, string Url);

internal sealed record MediaAddresses(Guid Id, IReadOnlyList<MediaAddress> UrlInfos)
{
    /// <param name="told">Whether the item has an address for this question.</param>
    public static MediaAddresses Of(MediaItem item, bool told) => new(item.Id, told && item.File is { } file ? [new MediaAddress(null, file.Url)] : []);
}

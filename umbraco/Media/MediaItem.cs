using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>A media item as the engine keeps it, in the library or in the recycle bin. Immutable.</summary>
/// <param name="ParentId">Null at the top, and for what was itself moved to the bin.</param>
/// <param name="File">Null for a folder.</param>
/// <param name="Values">Property values beside what <paramref name="File"/> tells.</param>
public sealed record MediaItem(
    Guid Id, Guid? ParentId, Guid MediaTypeId, string Name, int SortOrder, DateTime CreateDate, DateTime UpdateDate, Guid CreatorId,
    bool Trashed, Guid? OriginalParentId, MediaFileInfo? File, PropertyValues Values);

/// <param name="Url">Public path: <c>/media/{folder}/{name}</c>.</param>
/// <param name="Hash">SHA-256 of the bytes, lower-case hex: the name under which they are stored.</param>
/// <param name="Extension">Lower case, without dot.</param>
/// <param name="Width">Pixels, of an image whose header could be read.</param>
public sealed record MediaFileInfo(string Url, string Hash, string Extension, long Bytes, int? Width, int? Height);

using System.Collections.Frozen;
using System.Text.Json;

namespace Site.Cms.Media;

/// <summary>One item of the media library, not trashed. Immutable.</summary>
/// <param name="MediaType">Alias: <c>Image</c>, <c>File</c>, <c>Folder</c>, <c>umbracoMediaVideo</c>, <c>umbracoMediaVectorGraphics</c>…</param>
/// <param name="Url">Public path of the file, <c>/media/{folder}/{name}</c>; empty for a folder.</param>
/// <param name="Values">Other property values (alternative text, focal point and crops of <c>umbracoFile</c>) by alias, as the Management API carries them.</param>
public sealed record MediaNode(
    Guid Id, Guid? ParentId, string Name, string MediaType, int Level, int SortOrder,
    DateTime CreateDate, DateTime UpdateDate,
    string Url, string? Extension, int? Width, int? Height, long? Bytes,
    FrozenDictionary<string, JsonElement> Values);

public abstract class MediaTree
{
    /// <summary>In tree order.</summary>
    public abstract IReadOnlyList<MediaNode> All { get; }

    public abstract MediaNode? Find(Guid id);

    /// <summary>Children of a folder, or the library's top for null, by sort order.</summary>
    public abstract IReadOnlyList<MediaNode> Children(Guid? parentId);

    /// <summary>Lower-cased names with slashes at both ends, as the Delivery API has it: <c>/tutoriels/écran d’accueil/</c>.</summary>
    public abstract string Path(MediaNode node);

    public abstract MediaNode? ByPath(string path);
}

using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Cms.Publishing;

/// <summary>What the engine's readers see at one moment; replaced as a whole after each change. Immutable.</summary>
/// <param name="Number">Counts up by one with each replacement.</param>
public sealed record CmsSnapshot(long Number, ContentTree Published, ContentTree Draft, SchemaSnapshot Schema, MediaTree Media)
{
    /// <summary>
    /// Addresses that published documents had before, by root and <see cref="ContentTree.Path"/>. Look here only when nothing is published
    /// at the path now; the document itself may be gone from <see cref="Published"/>.
    /// </summary>
    public ImmutableDictionary<(Guid Root, string Path), Redirect> Redirects { get; init; } =
        ImmutableDictionary<(Guid, string), Redirect>.Empty;

    /// <summary>The published document that moved away from a path below a root; null when there is none.</summary>
    public ContentNode? MovedFrom(Guid root, string path)
    {
        var normal = path.Trim('/') is { Length: > 0 } inner ? $"/{inner}/" : "/";
        return Redirects.TryGetValue((root, normal), out var redirect) ? Published.Find(redirect.DocumentId) : null;
    }

    internal CmsState? Source { get; init; }
}

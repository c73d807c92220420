using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Cms.Publishing;

/// <summary>What the engine's readers see at one moment; replaced as a whole after each change. Immutable.</summary>
/// <param name="Number">Counts up by one with each replacement.</param>
public sealed record CmsSnapshot(long Number, ContentTree Published, ContentTree Draft, SchemaSnapshot Schema, MediaTree Media);

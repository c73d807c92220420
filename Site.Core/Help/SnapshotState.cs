using Site.Core.Help.Parsing;
using Site.Core.Help.Rendering;

namespace Site.Core.Help;

/// <summary>What a snapshot was made from, kept to derive the next one.</summary>
internal sealed record SnapshotState(IReadOnlyList<SnapshotPart> Parts, IReadOnlyDictionary<Guid, SnapshotPart> ById, AddressBook Addresses)
{
    public static SnapshotState Empty { get; } = new([], new Dictionary<Guid, SnapshotPart>(), AddressBook.Empty);
}

/// <summary>One item, read and made into content.</summary>
/// <param name="Addressed">Null when its JSON could not be read; remembered so that it is logged once, not at each update.</param>
/// <param name="Parsed">Null when it is broken or of a type that the portal does not know.</param>
/// <param name="Links">What its text links to.</param>
internal sealed record SnapshotPart(ContentItem Source, AddressedDocument? Addressed, ParsedContent? Parsed, FollowedLinks Links)
{
    public bool IsMadeFrom(ContentItem item) =>
        Source.Json.Equals(item.Json) || Source.Json.Span.SequenceEqual(item.Json.Span);
}

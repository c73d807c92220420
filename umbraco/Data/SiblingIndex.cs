using System.Collections.Immutable;
using Site.Cms.Publishing;

namespace Site.Cms.Data;

/// <summary>Which names and URL segments are taken below each parent, and by whom. Immutable.</summary>
public sealed record SiblingIndex(
    ImmutableDictionary<(Guid Parent, string Name), Guid> Names, ImmutableDictionary<(Guid Parent, string Segment), Guid> Segments)
{
    public static SiblingIndex Empty { get; } = new(
        ImmutableDictionary<(Guid, string), Guid>.Empty, ImmutableDictionary<(Guid, string), Guid>.Empty);

    public static SiblingIndex Of(IEnumerable<Document> documents)
    {
        var names = Empty.Names.ToBuilder();
        var segments = Empty.Segments.ToBuilder();
        foreach (var document in documents.Where(HasSiblings))
        {
            names[NameOf(document)] = document.Id;
            foreach (var segment in SegmentsOf(document))
                segments[segment] = document.Id;
        }
        return new SiblingIndex(names.ToImmutable(), segments.ToImmutable());
    }

    public bool IsNameTaken(Guid? parent, Guid self, string name) =>
        Names.TryGetValue((parent ?? Guid.Empty, Fold(name)), out var owner) && owner != self;

    public bool IsSegmentTaken(Guid? parent, Guid self, string segment) =>
        Segments.TryGetValue((parent ?? Guid.Empty, segment), out var owner) && owner != self;

    /// <summary>The top of a trashed branch hangs nowhere and takes nobody's name.</summary>
    internal static bool HasSiblings(Document document) => !document.Trashed || document.ParentId is not null;

    internal SiblingIndex Replace(Document? before, Document? after)
    {
        var (names, segments) = (Names, Segments);
        if (before is not null && HasSiblings(before))
        {
            names = Without(names, NameOf(before), before.Id);
            segments = SegmentsOf(before).Aggregate(segments, (rest, segment) => Without(rest, segment, before.Id));
        }
        if (after is not null && HasSiblings(after))
        {
            names = names.SetItem(NameOf(after), after.Id);
            segments = SegmentsOf(after).Aggregate(segments, (all, segment) => all.SetItem(segment, after.Id));
        }
        return new SiblingIndex(names, segments);
    }

    private static ImmutableDictionary<(Guid, string), Guid> Without(
        ImmutableDictionary<(Guid, string), Guid> taken, (Guid, string) key, Guid owner) =>
        taken.TryGetValue(key, out var actual) && actual == owner ? taken.Remove(key) : taken;

    private static (Guid, string) NameOf(Document document) => (document.ParentId ?? Guid.Empty, Fold(document.Draft.Name));

    private static IEnumerable<(Guid, string)> SegmentsOf(Document document)
    {
        yield return (document.ParentId ?? Guid.Empty, document.Draft.Segment);
        if (document.Published is { } published)
            yield return (document.ParentId ?? Guid.Empty, published.Segment);
    }

    private static string Fold(string name) => name.ToUpperInvariant();
}

using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.References;

/// <summary>
/// Which documents point at what, drafts and published versions together, bin included. Immutable: the next one is derived from the last and
/// reads only the values that are new.
/// </summary>
internal sealed class ReferenceIndex
{
    public static ReferenceIndex Empty { get; } = new(
        CmsState.Empty, ImmutableDictionary<Guid, Source>.Empty, ImmutableDictionary.Create<string, ImmutableHashSet<Guid>>(StringComparer.Ordinal));

    private readonly CmsState _state;
    private readonly ImmutableDictionary<Guid, Source> _sources;
    private readonly ImmutableDictionary<string, ImmutableHashSet<Guid>> _users;

    private ReferenceIndex(
        CmsState state, ImmutableDictionary<Guid, Source> sources, ImmutableDictionary<string, ImmutableHashSet<Guid>> users)
    {
        _state = state;
        _sources = sources;
        _users = users;
    }

    /// <summary>The documents that point at an id or an address.</summary>
    public ImmutableHashSet<Guid> Users(string target) => _users.GetValueOrDefault(target, []);

    /// <summary>The index of another state.</summary>
    public ReferenceIndex For(CmsState state)
    {
        if (ReferenceEquals(state, _state))
            return this;
        if (!ReferenceEquals(state.Schema, _state.Schema) && !ReferenceEquals(this, Empty))
            return Empty.For(state);
        if (ReferenceEquals(state.Documents, _state.Documents))
            return new ReferenceIndex(state, _sources, _users);
        var sources = _sources.ToBuilder();
        var users = _users.ToBuilder();
        foreach (var document in state.Documents.Values)
        {
            var known = sources.GetValueOrDefault(document.Id);
            if (known is not null && known.IsOf(document))
                continue;
            var next = Source.Of(state.Schema, document);
            Replace(users, document.Id, known?.Targets ?? [], next.Targets);
            sources[document.Id] = next;
        }
        if (sources.Count > state.Documents.Count)
        {
            foreach (var (gone, source) in sources.Where(source => !state.Documents.ContainsKey(source.Key)).ToList())
            {
                Replace(users, gone, source.Targets, []);
                sources.Remove(gone);
            }
        }
        return new ReferenceIndex(state, sources.ToImmutable(), users.ToImmutable());
    }

    private static void Replace(
        ImmutableDictionary<string, ImmutableHashSet<Guid>>.Builder users, Guid document, ImmutableHashSet<string> before, ImmutableHashSet<string> after)
    {
        foreach (var target in before.Except(after))
        {
            var rest = users[target].Remove(document);
            if (rest.IsEmpty)
                users.Remove(target);
            else
                users[target] = rest;
        }
        foreach (var target in after.Except(before))
            users[target] = users.GetValueOrDefault(target, []).Add(document);
    }

    private sealed record Source(PropertyValues Draft, PropertyValues? Published, ImmutableHashSet<string> Targets)
    {
        public static Source Of(SchemaSnapshot schema, Document document)
        {
            var type = schema.DocumentTypes[document.DocumentTypeId];
            var (draft, published) = (document.Draft.Values, document.Published?.Values);
            var targets = ReferenceScan.Targets(schema, type, draft);
            if (published is not null && !published.Equals(draft))
                targets = targets.Concat(ReferenceScan.Targets(schema, type, published));
            return new Source(draft, published, targets.Where(target => target != ReferenceScan.Target(document.Id)).ToImmutableHashSet(StringComparer.Ordinal));
        }

        public bool IsOf(Document document) =>
            ReferenceEquals(Draft, document.Draft.Values) && ReferenceEquals(Published, document.Published?.Values);
    }
}

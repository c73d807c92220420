using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Site.Core.Help.Parsing;
using Site.Core.Help.Rendering;
using Site.Core.Help.Search;

namespace Site.Core.Help;

/// <summary>
/// Derives each snapshot from the one before: only items whose bytes changed, or whose links now lead elsewhere, are parsed,
/// rendered and indexed again; all other records keep their reference. Not for use by two threads at once.
/// </summary>
internal sealed class SnapshotBuilder(HtmlRenderer renderer, ILogger<SnapshotBuilder> logger) : IDisposable
{
    private readonly ContentParser _parser = new(renderer);
    private SnapshotState _state = SnapshotState.Empty;
    private SearchIndex? _index;
    private long _number;

    /// <returns>Null when nothing has changed.</returns>
    public HelpSnapshot? Derive(IReadOnlyList<ContentItem> items)
    {
        try
        {
            var next = Read(items);
            if (_index is not null && next.Parts.SequenceEqual(_state.Parts, ReferenceEqualityComparer.Instance))
                return null;
            var view = Index(next);
            var snapshot = Snapshot(next, view);
            _state = next;
            return snapshot;
        }
        catch
        {
            // The index may be half-way: the next call starts it anew.
            _index?.Dispose();
            _index = null;
            throw;
        }
    }

    public void Dispose() => _index?.Dispose();

    private SnapshotState Read(IReadOnlyList<ContentItem> items)
    {
        var parts = new SnapshotPart[items.Count];
        var opened = new DeliveryItem?[items.Count];
        var changed = new List<int>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (_state.ById.TryGetValue(items[i].Id, out var before) && before.IsMadeFrom(items[i]))
                parts[i] = before;
            else
                changed.Add(i);
        }
        ForEach(changed, i => opened[i] = Open(items[i]));
        foreach (var i in changed)
            parts[i] = new SnapshotPart(items[i], opened[i]?.Addressed, null, FollowedLinks.None);

        var addresses = Addresses(parts, changed);
        var stale = changed;
        if (addresses != _state.Addresses)
            stale = [.. changed.Union(Enumerable.Range(0, parts.Length).Where(i => !parts[i].Links.StillHoldIn(addresses)))];
        ForEach(stale, i => parts[i] = Make(parts[i], opened[i], addresses));
        if (addresses != _state.Addresses)
            for (var i = 0; i < parts.Length; i++)
                parts[i] = Moved(parts[i], addresses);

        var byId = new Dictionary<Guid, SnapshotPart>(parts.Length);
        foreach (var part in parts)
            byId[part.Source.Id] = part;
        return new SnapshotState(parts.Length == byId.Count ? parts : [.. byId.Values], byId, addresses);
    }

    /// <summary>The same book as before when no document came, went, or asks for another address: the usual case.</summary>
    private AddressBook Addresses(SnapshotPart[] parts, List<int> changed) =>
        parts.Length == _state.Parts.Count
        && changed.All(i => _state.ById.TryGetValue(parts[i].Source.Id, out var before) && before.Addressed == parts[i].Addressed)
            ? _state.Addresses
            : ContentAddresses.Assign([.. parts.Select(part => part.Addressed).OfType<AddressedDocument>()]);

    private DeliveryItem? Open(ContentItem item)
    {
        try
        {
            return DeliveryItem.Read(item);
        }
        catch (FormatException broken)
        {
            logger.LogError(broken, "The content item {ContentId} is left out: it cannot be read.", item.Id);
            return null;
        }
    }

    private SnapshotPart Make(SnapshotPart part, DeliveryItem? opened, AddressBook addresses)
    {
        if (part.Addressed is null)
            return part;
        var links = new LinkTargets(addresses);
        ParsedContent? parsed = null;
        try
        {
            parsed = _parser.Parse(opened ?? DeliveryItem.Read(part.Source), addresses.Of(part.Source.Id), links);
        }
#pragma warning disable CA1031 // Whatever is wrong with one item must not keep all others from readers.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            logger.LogError(broken, "The content item {ContentId} is left out: it cannot be rendered.", part.Source.Id);
        }
        return part with { Parsed = parsed, Links = links.Followed };
    }

    /// <summary>Another document may have taken or given back the address: then only that is new.</summary>
    private static SnapshotPart Moved(SnapshotPart part, AddressBook addresses) =>
        part.Parsed?.Content is { } content && addresses.Of(content.Id) is { } address && address != content.Address
            ? part with { Parsed = part.Parsed with { Content = content with { Address = address } } }
            : part;

    private SearchView Index(SnapshotState next)
    {
        var before = _index is null ? SnapshotState.Empty : _state;
        _index ??= new SearchIndex();
        foreach (var part in before.Parts)
            if (part.Parsed?.Search is not null && next.ById.GetValueOrDefault(part.Source.Id)?.Parsed?.Search is null)
                _index.Remove(part.Source.Id);
        foreach (var part in next.Parts)
            if (part.Parsed?.Search is { } text && !ReferenceEquals(before.ById.GetValueOrDefault(part.Source.Id)?.Parsed?.Search, text))
                _index.Put(part.Source.Id, text);
        return new SearchView(_index.Open(), id => next.ById.GetValueOrDefault(id)?.Parsed?.Search);
    }

    private HelpSnapshot Snapshot(SnapshotState state, SearchView view)
    {
        var contents = state.Parts.Select(part => part.Parsed?.Content).OfType<HelpContent>().ToList();
        var lists = contents.OfType<ContentList>().ToList();
        return new HelpSnapshot
        {
            Number = ++_number,
            Centre = contents.OfType<HelpCentre>().FirstOrDefault(),
            TutorialList = lists.FirstOrDefault(list => list.Address == ContentAddresses.Tutorials),
            FaqList = lists.FirstOrDefault(list => list.Address == ContentAddresses.Faq),
            Tutorials = [.. contents.OfType<Tutorial>()],
            FaqEntries = [.. contents.OfType<FaqEntry>()],
            Pages = [.. contents.OfType<Page>()],
            Forms = [.. contents.OfType<Form>()],
            Announcements = [.. state.Parts.Select(part => part.Parsed?.Announcement).OfType<Announcement>()],
            ById = contents.ToFrozenDictionary(content => content.Id),
            ByAddress = contents.ToFrozenDictionary(content => content.Address, StringComparer.Ordinal),
            Search = view,
        };
    }

    /// <summary>Keeps the index in few segments. May run beside anything else here; worth calling after each snapshot, when nobody waits.</summary>
    public void Tidy() => _index?.Tidy();

    /// <summary>In parallel when there is enough to do, as at the start.</summary>
    private static void ForEach(List<int> indexes, Action<int> work)
    {
        if (indexes.Count < 32)
            indexes.ForEach(work);
        else
            Parallel.ForEach(indexes, work);
    }
}

using System.Collections.Frozen;
using Site.Core.Help.Search;

namespace Site.Core.Help;

/// <summary>
/// Everything the public help pages show, at one moment; never changes once made. Lists are in the editors' order (tree order).
/// </summary>
public sealed record HelpSnapshot
{
    /// <summary>Counts up by one with each snapshot of this process; public pages are cached under it.</summary>
    public required long Number { get; init; }

    public required HelpCentre? Centre { get; init; }
    public required ContentList? TutorialList { get; init; }
    public required ContentList? FaqList { get; init; }
    public required IReadOnlyList<Tutorial> Tutorials { get; init; }
    public required IReadOnlyList<FaqEntry> FaqEntries { get; init; }
    public required IReadOnlyList<Page> Pages { get; init; }
    public required IReadOnlyList<Form> Forms { get; init; }
    public required IReadOnlyList<Announcement> Announcements { get; init; }

    /// <summary>Every content that has a page, by id and by address.</summary>
    public required FrozenDictionary<Guid, HelpContent> ById { get; init; }

    public required FrozenDictionary<string, HelpContent> ByAddress { get; init; }

    /// <summary>The index over exactly these contents; null before the first snapshot.</summary>
    internal SearchView? Search { get; init; }

    /// <summary>The form that a content shows; null when it picks none, or one that is not published.</summary>
    public Form? FormOf(Guid? picked) => picked is { } id ? ById.GetValueOrDefault(id) as Form : null;

    public T? At<T>(string address) where T : HelpContent => ByAddress.GetValueOrDefault(address) as T;
}

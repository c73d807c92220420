using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Core.Help;
using Site.Web;

namespace Site.Help;

[OutputCache(PolicyName = CachePolicy)]
public sealed class HelpController(HelpReading reading) : PortalController(reading)
{
    [Get(PortalAddresses.Help)]
    public IActionResult Centre() => Snapshot.Centre is null ? new MissingPageResult() : View(Snapshot);

    [Get(PortalAddresses.Tutorials)]
    public IActionResult Tutorials() => Snapshot.TutorialList is null ? new MissingPageResult() : View(Snapshot);

    [Get(PortalAddresses.Tutorials + "/{slug}")]
    public IActionResult Tutorial(string slug) => PageOf<Tutorial>(tutorial => View(new TutorialPage(tutorial, Snapshot.TutorialList)));

    [Get(PortalAddresses.Faq)]
    public IActionResult Faq() => Snapshot.FaqList is null ? new MissingPageResult() : View(Snapshot);

    [Get(PortalAddresses.Faq + "/{slug}")]
    public IActionResult FaqEntry(string slug) => PageOf<FaqEntry>(entry => View(new FaqEntryPage(entry, Snapshot)));

    [Get("/{slug}")]
    public IActionResult Page(string slug) => PageOf<Page>(page => View("TextPage", page));
}

public sealed record TutorialPage(Tutorial Tutorial, ContentList? List);

public sealed record FaqEntryPage(FaqEntry Entry, HelpSnapshot Snapshot)
{
    public IReadOnlyList<Tutorial> Related => Snapshot.TutorialsOf(Entry);

    /// <summary>The entries next to this one in the editors' order.</summary>
    public IReadOnlyList<FaqEntry> Others
    {
        get
        {
            var all = Snapshot.FaqEntries;
            var here = all.ToList().FindIndex(entry => entry.Id == Entry.Id);
            var first = Math.Clamp(here - 1, 0, Math.Max(0, all.Count - 4));
            return [.. all.Skip(first).Take(4).Where(entry => entry.Id != Entry.Id)];
        }
    }
}

public static class HelpSnapshotExtensions
{
    /// <summary>The published ones among an entry's related tutorials, in the editors' order.</summary>
    public static IReadOnlyList<Tutorial> TutorialsOf(this HelpSnapshot snapshot, FaqEntry entry) =>
        [.. entry.RelatedTutorials.Select(id => snapshot.ById.GetValueOrDefault(id)).OfType<Tutorial>()];

    /// <summary>The last segment of a content's address: its anchor on lists.</summary>
    public static string Segment(this HelpContent content) => content.Address[(content.Address.LastIndexOf('/') + 1)..];
}

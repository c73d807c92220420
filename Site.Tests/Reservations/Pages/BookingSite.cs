using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Account;

namespace Site.Tests.Reservations.Pages;

/// <summary>
/// The whole site with the sample town, on Tuesday 24 November 2026 at 10:00 in Paris: Wednesday 2 December can be booked until 25 November, and Wednesday
/// 9 December is well ahead. People sign in before the clock is set, since browsers keep cookies by their own clock.
/// </summary>
internal sealed class BookingSite : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public AccountSite Site { get; } = new();

    /// <summary>Somebody who is signed in and has no dossier.</summary>
    public async Task<(Person Person, Visitor Visitor)> StrangerAsync(DateTimeOffset? now = null)
    {
        SetClock(DateTimeOffset.UtcNow);
        var person = await Site.PersonAsync();
        var visitor = await Site.SignedInAsync(person);
        SetClock(now ?? Now);
        return (person, visitor);
    }

    /// <summary>Somebody with a complete dossier of their own, whose oldest child is enrolled in the canteen and on Wednesdays.</summary>
    /// <param name="now">What the clock shows afterwards.</param>
    public async Task<Parent> ParentAsync(DateTimeOffset? now = null)
    {
        var (person, visitor) = await StrangerAsync(now);
        var letter = await NextLetterAsync();
        var dossier = await Site.LinkAsync(person, letter);
        return new Parent(person, visitor, letter, dossier, await Site.PortalAccountAsync(person), await Site.PortalAsync(db => Children(db, letter).ToListAsync()));
    }

    private async Task<SampleLetter> NextLetterAsync()
    {
        while (true)
        {
            var letter = Site.NextLetter();
            var isUsual = await Site.PortalAsync(async db =>
                await db.Set<Dossier>().AnyAsync(one => one.Number == letter.Number && one.MissingItems.Count == 0 && one.ValidUntil > new DateOnly(2027, 7, 1))
                && await Children(db, letter).FirstOrDefaultAsync() is { } child
                && await db.Set<Enrolment>().CountAsync(one => one.ChildId == child.Id && one.State == EnrolmentState.Accepted
                    && db.Set<Activity>().Any(activity => activity.Id == one.ActivityId && (activity.Key == "MERCREDI" || activity.Key == "CANTINE"))) == 2);
            if (isUsual)
                return letter;
        }
    }

    private static IQueryable<Child> Children(PortalDbContext db, SampleLetter letter) => db.Set<Child>().AsNoTracking()
        .Where(child => child.Dossiers.Any(link => db.Set<Dossier>().Any(dossier => dossier.Id == link.DossierId && dossier.Number == letter.Number)))
        .OrderBy(child => child.BirthDate).ThenBy(child => child.FirstName);

    /// <summary>Changes the town's data behind the pages, as an import would.</summary>
    public Task ChangeAsync(Func<PortalDbContext, Task> change) => Site.PortalAsync(async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>By day, the morning first.</summary>
    public async Task<List<Booking>> BookingsAsync(Parent parent) =>
        [.. (await Site.PortalAsync(db => db.Set<Booking>().AsNoTracking().Where(booking => booking.DossierId == parent.Dossier).ToListAsync())).OrderBy(booking => (booking.Day, booking.Slot))];

    /// <summary>Sets how many places a slot of an activity has on each day.</summary>
    public Task PlacesAsync(string activity, Slot slot, int? places) => ChangeAsync(async db =>
        (await db.Set<ActivitySlot>().SingleAsync(one => one.Slot == slot && db.Set<Activity>().Any(a => a.Id == one.ActivityId && a.Key == activity))).Places = places);

    public void SetClock(DateTimeOffset moment) => Site.Time.Pass(moment - Site.Time.GetUtcNow());

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <param name="Children">The oldest first.</param>
internal sealed record Parent(Person Person, Visitor Visitor, SampleLetter Letter, Guid Dossier, Guid Account, IReadOnlyList<Child> Children)
{
    public Task<VisitedPage> CalendarAsync(string month = "2026-12", int child = 0) =>
        Visitor.OpenAsync($"/reservations?dossier={Dossier}&enfant={Children[child].Id}&mois={month}");
}

/// <summary>A form with boxes to tick, as a browser without scripts fills it in and sends it.</summary>
internal sealed class TickedForm
{
    private readonly VisitedPage _page;
    private readonly IHtmlFormElement _form;

    public TickedForm(VisitedPage page, string button)
    {
        _page = page;
        _form = page.Button(button).Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"« {button} » stands in no form.");
    }

    /// <param name="day">As the address of the page names it: <c>20261209</c>.</param>
    /// <param name="label">How the label begins.</param>
    public TickedForm Tick(string day, string label, bool ticked = true)
    {
        Box(_form.QuerySelector($"#j{day}") ?? throw new InvalidOperationException($"No {day} in: {_page.Words}"), label).IsChecked = ticked;
        return this;
    }

    public TickedForm Choose(string label)
    {
        Box(_form, label).IsChecked = true;
        return this;
    }

    public Task<VisitedPage> SendAsync(Visitor visitor) => visitor.SendAsync(_form.GetAttribute("action")!, Written());

    public string Written() => string.Join('&', Fields().Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));

    private IEnumerable<(string Name, string Value)> Fields() => _form.QuerySelectorAll<IHtmlInputElement>("input[name]")
        .Where(input => !input.IsDisabled && (input.Type is not ("checkbox" or "radio") || input.IsChecked)).Select(input => (input.Name!, input.Value));

    private static IHtmlInputElement Box(IElement within, string label) =>
        within.QuerySelectorAll("label").FirstOrDefault(one => VisitedPage.Plain(one.TextContent).StartsWith(label, StringComparison.OrdinalIgnoreCase))?.QuerySelector("input") as IHtmlInputElement
            ?? throw new InvalidOperationException($"Nothing to tick called « {label} » in: {VisitedPage.Plain(within.TextContent)}");
}

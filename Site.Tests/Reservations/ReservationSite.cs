using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Account;

namespace Site.Tests.Reservations;

/// <summary>The whole site on a real port with the sample town, on Monday 16 November 2026, 11:00 in Paris.</summary>
internal sealed class ReservationSite : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 16, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Still to be booked and cancelled for a week.</summary>
    public static readonly DateOnly Wednesday = new(2026, 12, 2);

    private readonly Queue<SignedInFamily> _families = [];

    public AccountSite Accounts { get; } = new();

    /// <param name="families">How many sign in. They do so before the clock is set: browsers throw away cookies of another year.</param>
    /// <param name="activity">In which their children are enrolled.</param>
    public static async Task<ReservationSite> StartAsync(int families = 0, string activity = "MERCREDI")
    {
        var site = new ReservationSite();
        var people = new List<(Person Person, Visitor Visitor)>();
        for (var at = 0; at < families; at++)
        {
            var person = await site.Accounts.PersonAsync();
            people.Add((person, await site.Accounts.SignedInAsync(person)));
        }
        site.Accounts.Time.Pass(Now - site.Accounts.Time.GetUtcNow());
        foreach (var (person, visitor) in people)
            site._families.Enqueue(await site.LinkAsync(person, visitor, activity));
        return site;
    }

    /// <summary>One that no other test of this site has.</summary>
    public SignedInFamily NextFamily() => _families.Dequeue();

    private async Task<SignedInFamily> LinkAsync(Person person, Visitor visitor, string activity)
    {
        while (true)
        {
            var letter = Accounts.NextLetter();
            var number = letter.Number;
            var child = await Accounts.PortalAsync(context => (
                from link in context.Set<DossierChild>()
                join enrolment in context.Set<Enrolment>() on link.ChildId equals enrolment.ChildId
                join one in context.Set<Activity>() on enrolment.ActivityId equals one.Id
                where link.Dossier!.Number == number && one.Key == activity && enrolment.State == EnrolmentState.Accepted
                    && link.Dossier!.ValidUntil > Wednesday && link.Child!.Dossiers.Count == 1
                orderby link.Child!.BirthDate
                select new { link.Child!.Id, link.Child!.FirstName, link.Dossier!.MissingItems }).FirstOrDefaultAsync());
            if (child is { MissingItems.Count: 0 })
                return new SignedInFamily(person, visitor, await Accounts.PortalAccountAsync(person), await Accounts.LinkAsync(person, letter), child.Id, child.FirstName);
        }
    }

    /// <summary>Asks for one cell for the family's child; fails where it cannot be.</summary>
    /// <returns>The booking's id.</returns>
    public async Task<Guid> AskAsync(SignedInFamily family, CellWish wish, DateOnly day, Slot slot, string activity = "MERCREDI")
    {
        var id = await Accounts.PortalAsync(context => context.Set<Activity>().Where(one => one.Key == activity).Select(one => one.Id).SingleAsync());
        var saved = await Accounts.Services.GetRequiredService<BookingWriter>().SaveAsync(
            new BookingRequest(Guid.NewGuid(), family.Account, family.Dossier, [new CellChange(family.Child, id, day, slot, wish)]), CancellationToken.None);
        Assert.That(saved, Is.InstanceOf<SaveResult.Saved>(), saved is SaveResult.Refused refused ? $"{refused.Changes[0].Refusal} {refused.Changes[0].Cell?.Refusal}" : "");
        return await Accounts.PortalAsync(context => context.Set<Booking>()
            .Where(booking => booking.ChildId == family.Child && booking.ActivityId == id && booking.Day == day && booking.Slot == slot).Select(booking => booking.Id).SingleAsync());
    }

    /// <summary>How many places a slot of each Wednesday has from now on.</summary>
    public Task PlacesAsync(Slot slot, int places) => Accounts.PortalAsync(context => context.Set<ActivitySlot>()
        .Where(one => one.Slot == slot && context.Set<Activity>().Any(activity => activity.Id == one.ActivityId && activity.Key == "MERCREDI"))
        .ExecuteUpdateAsync(one => one.SetProperty(o => o.Places, places)));

    public async ValueTask DisposeAsync() => await Accounts.DisposeAsync();
}

/// <param name="Visitor">The browser in which they are signed in.</param>
/// <param name="Account">The portal's.</param>
/// <param name="Child">The oldest who is enrolled.</param>
internal sealed record SignedInFamily(Person Person, Visitor Visitor, Guid Account, Guid Dossier, Guid Child, string FirstName) : IDisposable
{
    public void Dispose() => Visitor.Dispose();
}

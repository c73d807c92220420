using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>
/// What the rules look at for the children of one dossier that an account holds: it begins at <see cref="FamilyScope"/>, and nothing in it grows with the
/// number of families.
/// </summary>
internal sealed class BookingWorld
{
    private readonly Dictionary<(Guid ActivityId, DateOnly Day, Slot Slot), SlotDay> _full;
    private readonly Dictionary<(Guid ChildId, Guid ActivityId, DateOnly Day, Slot Slot), Booking> _bookings;
    private readonly Dictionary<Guid, int> _ranks;

    private BookingWorld(
        Dossier dossier, string by, bool canBook, IReadOnlyList<ChildFacts> children, IReadOnlyList<ActivityTerms> activities, IEnumerable<Booking> bookings,
        IEnumerable<SlotDay> full, Dictionary<Guid, int> ranks)
    {
        (Dossier, By, CanBook, Children, Activities, _ranks) = (dossier, by, canBook, children, activities, ranks);
        _bookings = bookings.ToDictionary(booking => (booking.ChildId, booking.ActivityId, booking.Day, booking.Slot));
        _full = full.ToDictionary(day => (day.ActivityId, day.Day, day.Slot));
    }

    public Dossier Dossier { get; }

    /// <summary>The guardian's name, for the other guardians to see.</summary>
    public string By { get; }

    /// <summary>The guardian's right.</summary>
    public bool CanBook { get; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ChildFacts> Children { get; }

    /// <summary>All that take place in the time asked for, by name.</summary>
    public IReadOnlyList<ActivityTerms> Activities { get; }

    public IEnumerable<Booking> Bookings => _bookings.Values;

    public Booking? Booking(Guid childId, Guid activityId, DateOnly day, Slot slot) => _bookings.GetValueOrDefault((childId, activityId, day, slot));

    public SlotDay? Full(Guid activityId, DateOnly day, Slot slot) => _full.GetValueOrDefault((activityId, day, slot));

    public Cell Judge(CellRules rules, ChildFacts child, ActivityTerms terms, DateOnly day, Slot slot)
    {
        var booking = Booking(child.Child.Id, terms.Activity.Id, day, slot);
        return rules.Judge(child, terms, day, slot, booking, Full(terms.Activity.Id, day, slot), booking is null ? null : _ranks.GetValueOrDefault(booking.Id));
    }

    /// <summary>What a save adds, so that the next cell of the same save sees it.</summary>
    public void Add(PortalDbContext context, Booking booking)
    {
        context.Add(booking);
        _bookings.Add((booking.ChildId, booking.ActivityId, booking.Day, booking.Slot), booking);
    }

    /// <summary>The row of a slot's day, made when it is the first.</summary>
    public SlotDay FullOrNew(PortalDbContext context, Guid activityId, DateOnly day, Slot slot)
    {
        if (Full(activityId, day, slot) is { } known)
            return known;
        var made = new SlotDay { ActivityId = activityId, Day = day, Slot = slot };
        context.Add(made);
        _full.Add((activityId, day, slot), made);
        return made;
    }

    /// <summary>Null when the account does not hold the dossier.</summary>
    /// <param name="days">From the first to the last day that is looked at.</param>
    public static async Task<BookingWorld?> LoadAsync(
        PortalDbContext context, Guid accountId, Guid dossierId, (DateOnly First, DateOnly Last) days, TimeProvider time, CancellationToken cancellation)
    {
        var held = await FamilyScope.Held(context, accountId, time).SingleOrDefaultAsync(one => one.DossierId == dossierId && one.CanSee, cancellation);
        if (held is null)
            return null;
        var dossier = await context.Set<Dossier>().AsNoTracking().Include(one => one.Quotients).SingleAsync(one => one.Id == dossierId, cancellation);
        var children = await context.Set<Child>().AsNoTracking().Where(child => child.Dossiers.Any(link => link.DossierId == dossierId)).ToListAsync(cancellation);
        var ids = children.ConvertAll(child => child.Id);
        var enrolments = (await context.Set<Enrolment>().AsNoTracking().Where(enrolment => ids.Contains(enrolment.ChildId)).ToListAsync(cancellation)).ToLookup(one => one.ChildId);
        var activities = await ActivitiesAsync(context, days, cancellation);
        var (first, last) = days;
        var bookings = await context.Set<Booking>().Where(booking => ids.Contains(booking.ChildId) && booking.Day >= first && booking.Day <= last).ToListAsync(cancellation);
        var limited = activities.Where(one => one.Activity.Slots.Any(slot => slot.Places is not null)).Select(one => one.Activity.Id).ToList();
        var full = await context.Set<SlotDay>().Where(day => limited.Contains(day.ActivityId) && day.Day >= first && day.Day <= last).ToListAsync(cancellation);
        return new BookingWorld(
            dossier, await NameAsync(context, accountId, held.GuardianId, cancellation), held.CanBook,
            [.. children.OrderBy(child => child.BirthDate).ThenBy(child => child.FirstName, StringComparer.Ordinal)
                .Select(child => new ChildFacts(child, dossier, held.CanBook, [.. enrolments[child.Id]]))],
            activities, bookings, full, await RanksAsync(context, bookings.Where(booking => booking.DossierId == dossierId), cancellation));
    }

    private static async Task<IReadOnlyList<ActivityTerms>> ActivitiesAsync(PortalDbContext context, (DateOnly First, DateOnly Last) days, CancellationToken cancellation)
    {
        var (first, last) = days;
        return
        [
            .. (await ActivityTerms.LoadAsync(context, activity => activity.From <= last && activity.Until >= first, cancellation))
                .OrderBy(terms => terms.Activity.Kind).ThenBy(terms => terms.Activity.Name, StringComparer.Ordinal),
        ];
    }

    // Few: what a family waits for in the time asked for.
    private static async Task<Dictionary<Guid, int>> RanksAsync(PortalDbContext context, IEnumerable<Booking> bookings, CancellationToken cancellation)
    {
        var ranks = new Dictionary<Guid, int>();
        foreach (var booking in bookings.Where(one => one.State == BookingState.Waiting && one.OfferedUntil is null))
        {
            ranks[booking.Id] = 1 + await context.Set<Booking>().CountAsync(
                other => other.ActivityId == booking.ActivityId && other.Day == booking.Day && other.Slot == booking.Slot && other.State == BookingState.Waiting
                    && other.OfferedUntil == null && other.QueueNumber < booking.QueueNumber,
                cancellation);
        }
        return ranks;
    }

    private static async Task<string> NameAsync(PortalDbContext context, Guid accountId, Guid? guardianId, CancellationToken cancellation)
    {
        if (guardianId is { } id && await context.Set<Guardian>().Where(guardian => guardian.Id == id).Select(guardian => guardian.FirstName + " " + guardian.FamilyName).SingleOrDefaultAsync(cancellation) is { } name)
            return name;
        return await context.Set<Account.PortalAccount>().Where(account => account.Id == accountId).Select(account => account.UserName).SingleOrDefaultAsync(cancellation)
            ?? ReservationTexts.AGuardian;
    }
}

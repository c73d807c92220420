using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>Reads the calendar of a child for the account that is signed in, and for nobody else.</summary>
public sealed class CalendarReader(IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, TimeProvider time)
{
    /// <summary>At once: a month with the weeks around it, or the weeks of a typical week's first look.</summary>
    public const int MostDays = 62;

    /// <param name="childId">Null: the oldest.</param>
    /// <param name="days">From the first to the last; <see cref="MostDays"/> at most.</param>
    /// <returns>Null when the account does not hold the dossier, or the child is not in it.</returns>
    public async Task<ChildCalendar?> ReadAsync(Guid accountId, Guid dossierId, Guid? childId, (DateOnly First, DateOnly Last) days, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days.Last.DayNumber - days.First.DayNumber, MostDays);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await BookingWorld.LoadAsync(context, accountId, dossierId, days, time, cancellation) is not { } world)
            return null;
        var child = world.Children.FirstOrDefault(one => childId is null || one.Child.Id == childId);
        if (child is null && childId is not null)
            return null;
        var town = await calendars.GetAsync(cancellation);
        var rules = new CellRules(town, Instant.FromDateTimeOffset(time.GetUtcNow()));
        var activities = world.Activities.ToDictionary(terms => terms.Activity.Id, terms => terms.Describe());
        var shown = child is null ? [] : Days(world, rules, town, child, activities, days, await LastChangesAsync(context, world, child, cancellation), accountId);
        var used = shown.SelectMany(day => day.Slots).Select(slot => slot.Activity).ToHashSet();
        return new ChildCalendar
        {
            Household = new BookingHousehold(
                dossierId, world.Dossier.Number, world.Dossier.FamilyName, world.CanBook, world.Dossier.ValidUntil, world.Dossier.MissingItems, world.Dossier.IsCompleteOn(time.Today())),
            Children = [.. world.Children.Select(one => new CalendarChild(one.Child.Id, one.Child.FirstName))],
            Child = child is null ? null : new CalendarChild(child.Child.Id, child.Child.FirstName),
            Days = shown,
            Activities = [.. activities.Values.Where(used.Contains)],
            NotEnrolled = child is null ? [] : NotEnrolled(world, rules, town, child, days),
            QuotientIsKnown = shown.Where(day => day.Slots.Count > 0).All(day => world.Dossier.QuotientOn(day.Day.Day.ToDateOnly()) is not null),
        };
    }

    private static List<DayOfBookings> Days(
        BookingWorld world, CellRules rules, TownCalendar town, ChildFacts child, Dictionary<Guid, CalendarActivity> activities, (DateOnly First, DateOnly Last) days,
        Dictionary<Guid, BookingChange> changes, Guid viewer)
    {
        var shown = new List<DayOfBookings>();
        for (var day = days.First; day <= days.Last; day = day.AddDays(1))
        {
            var slots = new List<CalendarSlot>();
            foreach (var terms in world.Activities)
            {
                var isFor = rules.DayOf(terms.Activity, day, child.Child.School).TakesPlace && IsEnrolled(child, terms.Activity, day);
                foreach (var slot in terms.Slots.Keys.Order())
                {
                    var booking = world.Booking(child.Child.Id, terms.Activity.Id, day, slot);
                    // What stands is shown even where the town has since changed its calendar or the enrolment has ended.
                    if (!isFor && (booking is null || booking.State.IsFree()))
                        continue;
                    var cell = world.Judge(rules, child, terms, day, slot);
                    var own = booking is not null && booking.DossierId == child.Dossier.Id ? booking : null;
                    var change = own is null || own.State == BookingState.Cancelled ? null : changes.GetValueOrDefault(own.Id);
                    var byViewer = change?.AccountId == viewer;
                    slots.Add(new CalendarSlot(activities[terms.Activity.Id], cell, own?.Id, byViewer ? null : change?.By, byViewer));
                }
            }
            shown.Add(new DayOfBookings(town.DayAt(LocalDate.FromDateOnly(day), child.Child.School), slots));
        }
        return shown;
    }

    private static bool IsEnrolled(ChildFacts child, Activity activity, DateOnly day) =>
        child.Suits(activity, day) && child.Enrolments.Any(enrolment => enrolment.ActivityId == activity.Id && enrolment.CoversDay(day));

    private static List<MissingEnrolment> NotEnrolled(BookingWorld world, CellRules rules, TownCalendar town, ChildFacts child, (DateOnly First, DateOnly Last) days)
    {
        var missing = new List<MissingEnrolment>();
        foreach (var activity in world.Activities.Select(terms => terms.Activity))
        {
            for (var day = days.First; day <= days.Last; day = day.AddDays(1))
            {
                if (!rules.DayOf(activity, day, child.Child.School).TakesPlace || !child.Suits(activity, day) || IsEnrolled(child, activity, day))
                    continue;
                var asked = child.Enrolments.Any(one => one.ActivityId == activity.Id && one.State == EnrolmentState.Requested && one.From <= day && day <= one.Until);
                missing.Add(new MissingEnrolment(activity.Name, town.Schools.YearOf(LocalDate.FromDateOnly(day)), asked));
                break;
            }
        }
        return missing;
    }

    private static async Task<Dictionary<Guid, BookingChange>> LastChangesAsync(PortalDbContext context, BookingWorld world, ChildFacts child, CancellationToken cancellation)
    {
        var ids = world.Bookings.Where(booking => booking.ChildId == child.Child.Id && booking.DossierId == child.Dossier.Id).Select(booking => booking.Id).ToList();
        var changes = await context.Set<BookingChange>().Where(change => ids.Contains(change.BookingId)).ToListAsync(cancellation);
        return changes.GroupBy(change => change.BookingId).ToDictionary(booking => booking.Key, booking => booking.MaxBy(change => (change.At, change.Id))!);
    }
}

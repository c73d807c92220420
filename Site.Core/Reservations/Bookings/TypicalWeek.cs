using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>The same slots in many weeks, for one child.</summary>
/// <param name="From">The first day; what is over is left out.</param>
/// <param name="Until">The last day; <see cref="MostDays"/> at most.</param>
public sealed record TypicalWeek(Guid ChildId, DateOnly From, DateOnly Until, WeekRhythm Rhythm, IReadOnlyList<TypicalSlot> Slots)
{
    /// <summary>A school year with its summers.</summary>
    public const int MostDays = 400;

    /// <summary>Whether the rhythm has the week of a day.</summary>
    public bool HasWeekOf(DateOnly day) => Rhythm switch
    {
        WeekRhythm.Even => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == 0,
        WeekRhythm.Odd => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == 1,
        WeekRhythm.EverySecond => (Weeks.MondayOf(day).DayNumber - Weeks.MondayOf(From).DayNumber) / 7 % 2 == 0,
        _ => true,
    };
}

public sealed record TypicalSlot(Guid ActivityId, DayOfWeek Weekday, Slot Slot);

/// <summary>Which weeks. « Semaines paires » and « impaires » are those of ISO 8601, as judgments on custody name them: two odd ones follow each other when a year has 53.</summary>
public enum WeekRhythm
{
    Every,
    Even,
    Odd,

    /// <summary>The first one, then every second, whatever their numbers.</summary>
    EverySecond,
}

/// <summary>Spreads a typical week over the days on which its activities take place.</summary>
public sealed class TypicalWeeks(IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, TimeProvider time)
{
    /// <returns>What is to be booked, in order; null when the account does not hold the dossier with the child, or the dates make no sense.</returns>
    public async Task<IReadOnlyList<CellChange>?> SpreadAsync(Guid accountId, Guid dossierId, TypicalWeek week, CancellationToken cancellation)
    {
        if (week.Until < week.From || week.Until.DayNumber - week.From.DayNumber > TypicalWeek.MostDays)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await BookingWorld.LoadAsync(context, accountId, dossierId, (week.From, week.Until), time, cancellation) is not { } world
            || world.Children.FirstOrDefault(one => one.Child.Id == week.ChildId) is not { } child)
            return null;
        var rules = new CellRules(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var (changes, today) = (new List<CellChange>(), time.Today());
        for (var day = week.From < today ? today : week.From; day <= week.Until; day = day.AddDays(1))
        {
            if (!week.HasWeekOf(day))
                continue;
            foreach (var terms in world.Activities.Where(terms => rules.DayOf(terms.Activity, day, child.Child.School).TakesPlace))
            {
                foreach (var slot in terms.Slots.Keys.Order().Where(slot => week.Slots.Contains(new TypicalSlot(terms.Activity.Id, day.DayOfWeek, slot))))
                    changes.Add(new CellChange(child.Child.Id, terms.Activity.Id, day, slot, CellWish.Book));
            }
        }
        return changes;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>What families did with an activity's days, from the kept changes, for <see cref="DeadlineSimulation"/>. It writes nothing.</summary>
public sealed class DeadlineRecord(IDbContextFactory<PortalDbContext> contexts)
{
    /// <returns>Null when there is no such activity.</returns>
    public async Task<Activity?> FindAsync(string activityKey, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(activity => activity.Key == activityKey, cancellation);
    }

    /// <param name="first">The first day of the activity; null: since ever.</param>
    /// <param name="last">The last one; null: all that are booked.</param>
    public async Task<IReadOnlyList<DeadlineEvent>> ReadAsync(Activity activity, DateOnly? first, DateOnly? last, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Only what parents did themselves: the service and the line are bound by no deadline.
        var changes = await (
            from booking in context.Set<Booking>()
            where booking.ActivityId == activity.Id && (first == null || booking.Day >= first) && (last == null || booking.Day <= last)
            join change in context.Set<BookingChange>() on booking.Id equals change.BookingId
            where change.AccountId != null
            orderby change.At, change.Id
            select new { change.BookingId, change.DossierId, booking.Day, change.At, change.Before, change.After, change.BeforeCents, change.AfterCents, booking.PriceCents }).ToListAsync(cancellation);
        var (add, events) = (DeadlineRule.Parse(activity.AddRule), new List<DeadlineEvent>(changes.Count));
        foreach (var change in changes)
        {
            var (day, at) = (LocalDate.FromDateOnly(change.Day), Instant.FromDateTimeOffset(change.At));
            var isLate = at > add.LastMoment(day, Calendar.PublicHolidays.IsOn);
            if (change.After == BookingState.Cancelled && change.Before is BookingState.Booked or BookingState.Requested)
                events.Add(new DeadlineEvent(change.BookingId, change.DossierId, day, at, IsCancellation: true, change.BeforeCents));
            else if (change.Before?.IsFree() != false && change.After is BookingState.Booked)
                events.Add(new DeadlineEvent(change.BookingId, change.DossierId, day, at, IsCancellation: false, WithoutSurcharge(change.AfterCents, isLate ? activity.LateSurchargePercent : null)));
            else if (change.Before?.IsFree() != false && change.After is BookingState.Requested or BookingState.Waiting)
                events.Add(new DeadlineEvent(change.BookingId, change.DossierId, day, at, IsCancellation: false, change.After == BookingState.Requested ? change.PriceCents : 0));
        }
        return events;
    }

    /// <summary>A change keeps the sum: this is the price that it was made of, to the cent.</summary>
    internal static int WithoutSurcharge(int cents, int? percent)
    {
        if (percent is not { } added || added == 0)
            return cents;
        var price = TariffGrid.Rounded((long)cents * 100, 100 + added);
        for (var near = Math.Max(0, price - 1); near <= price + 1; near++)
        {
            if (near + TariffGrid.Rounded((long)near * added, 100) == cents)
                return near;
        }
        // Made under another surcharge than today's.
        return price;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>
/// How full one slot of one day is, where its places are limited. Written in the transaction that books, so that two families never get the last place; a page
/// reads it instead of counting everybody's bookings.
/// </summary>
public sealed class SlotDay
{
    public required Guid ActivityId { get; init; }

    public required DateOnly Day { get; init; }

    public required Slot Slot { get; init; }

    /// <summary>Bookings that take a place (<see cref="Booking.TakesPlace"/>), offered places among them.</summary>
    public int Taken { get; set; }

    /// <summary>Bookings in line to which no place is offered yet.</summary>
    public int Waiting { get; set; }

    /// <summary>Of <see cref="Waiting"/>, those who want the whole day: they leave a free half to others.</summary>
    public int WaitingForWholeDay { get; set; }

    /// <summary>What the last one who joined the line was given.</summary>
    public int LastQueueNumber { get; set; }

    internal void Join(Booking booking)
    {
        (Waiting, LastQueueNumber, booking.QueueNumber) = (Waiting + 1, LastQueueNumber + 1, LastQueueNumber + 1);
        WaitingForWholeDay += booking.WaitsForWholeDay ? 1 : 0;
    }

    internal void Leave(Booking booking)
    {
        Waiting--;
        WaitingForWholeDay -= booking.WaitsForWholeDay ? 1 : 0;
    }
}

internal sealed class SlotDayMapping : IEntityTypeConfiguration<SlotDay>
{
    public void Configure(EntityTypeBuilder<SlotDay> day)
    {
        day.ToTable("SlotDays");
        day.HasKey(d => new { d.ActivityId, d.Day, d.Slot });
        day.Property(d => d.Slot).HasConversion<string>().HasMaxLength(10);
        day.HasIndex(d => new { d.Day, d.Waiting });
        day.HasOne<Activity>().WithMany().HasForeignKey(d => d.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class SlotDays
{
    /// <summary>The other half of a day.</summary>
    public static Slot OtherHalf(this Slot slot) => slot switch
    {
        Slot.Morning => Slot.Evening,
        Slot.Evening => Slot.Morning,
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    /// <summary>Counts a slot's days anew from the bookings: when a limit is set where there was none. The caller saves.</summary>
    public static async Task RecountAsync(PortalDbContext context, Guid activityId, Slot slot, CancellationToken cancellation)
    {
        await context.Set<SlotDay>().Where(day => day.ActivityId == activityId && day.Slot == slot).ExecuteDeleteAsync(cancellation);
        var days = (await context.Set<Booking>().AsNoTracking().Where(booking => booking.ActivityId == activityId && booking.Slot == slot).ToListAsync(cancellation))
            .GroupBy(booking => booking.Day);
        foreach (var day in days)
        {
            context.Add(new SlotDay
            {
                ActivityId = activityId,
                Day = day.Key,
                Slot = slot,
                Taken = day.Count(booking => booking.TakesPlace),
                Waiting = day.Count(booking => booking.State == BookingState.Waiting && booking.OfferedUntil is null),
                WaitingForWholeDay = day.Count(booking => booking.State == BookingState.Waiting && booking.OfferedUntil is null && booking.WaitsForWholeDay),
                LastQueueNumber = day.Max(booking => booking.QueueNumber) ?? 0,
            });
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

    /// <summary>What the last one who joined the line was given.</summary>
    public int LastQueueNumber { get; set; }
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

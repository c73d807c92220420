using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>
/// One child in one slot of one day. There is one row whatever happens to it (booked, cancelled, booked again, by either household), so that a child never
/// takes two places; <see cref="BookingChange"/> keeps what it was.
/// </summary>
public sealed class Booking
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required Guid ActivityId { get; init; }

    public required DateOnly Day { get; init; }

    public required Slot Slot { get; init; }

    /// <summary>Who made it, and is billed.</summary>
    public required Guid DossierId { get; set; }

    public required BookingState State { get; set; }

    /// <summary>In cents, surcharge not included; as it was when the place was asked for.</summary>
    public required int PriceCents { get; set; }

    /// <summary>In cents: booked after the deadline, or came without a booking.</summary>
    public int SurchargeCents { get; set; }

    /// <summary>The place in the line while waiting; grows by one with each who joins. Not the rank: those before may have left.</summary>
    public int? QueueNumber { get; set; }

    /// <summary>While waiting: until when a place that became free is kept for this child (UTC). Null: none is offered.</summary>
    public DateTimeOffset? OfferedUntil { get; set; }

    /// <summary>While waiting: this half of the day is wanted only together with the other, and both are offered at once.</summary>
    public bool WaitsForWholeDay { get; set; }

    /// <summary>The child came without a booking.</summary>
    public bool IsUnbooked { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>In cents, with surcharge: what is on the bill as it stands. Who waits or asks pays nothing yet; what it would cost is kept all the same.</summary>
    public int BilledCents => State.IsBilled() ? PriceCents + SurchargeCents : 0;

    /// <summary>Whether it takes one of the slot's places.</summary>
    public bool TakesPlace => BookingStates.TakingPlace.Contains(State) || OfferedUntil is not null;
}

public enum BookingState
{
    /// <summary>« Réservé ».</summary>
    Booked,

    /// <summary>« Liste d’attente ».</summary>
    Waiting,

    /// <summary>« Demandé »: the service decides; a place is kept meanwhile.</summary>
    Requested,

    /// <summary>« Refusé ».</summary>
    Refused,

    /// <summary>« Annulé ».</summary>
    Cancelled,

    /// <summary>« Présent ».</summary>
    Present,

    /// <summary>« Absent justifié »: not billed.</summary>
    AbsentJustified,

    /// <summary>« Absent non justifié »: billed.</summary>
    AbsentUnjustified,
}

public static class BookingStates
{
    /// <summary>Those that take one of the slot's places.</summary>
    public static readonly IReadOnlyList<BookingState> TakingPlace =
        [BookingState.Booked, BookingState.Requested, BookingState.Present, BookingState.AbsentJustified, BookingState.AbsentUnjustified];

    /// <summary>Whether a family may ask for the slot (again): nothing is booked, asked for or waited for.</summary>
    public static bool IsFree(this BookingState state) => state is BookingState.Cancelled or BookingState.Refused;

    /// <summary>Whether it is on a bill.</summary>
    public static bool IsBilled(this BookingState state) => state is BookingState.Booked or BookingState.Present or BookingState.AbsentUnjustified;
}

internal sealed class BookingMapping : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable("Bookings");
        booking.Property(b => b.Id).ValueGeneratedNever();
        booking.Property(b => b.Slot).HasConversion<string>().HasMaxLength(10);
        booking.Property(b => b.State).HasConversion<string>().HasMaxLength(20);
        booking.HasIndex(b => new { b.ChildId, b.Day, b.ActivityId, b.Slot }).IsUnique();
        // Counts the places of a slot, and its line, without looking at other days.
        booking.HasIndex(b => new { b.ActivityId, b.Day, b.Slot, b.State });
        booking.HasIndex(b => new { b.DossierId, b.Day });
        booking.HasIndex(b => b.OfferedUntil);
        booking.HasOne<Child>().WithMany().HasForeignKey(b => b.ChildId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Activity>().WithMany().HasForeignKey(b => b.ActivityId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<Dossier>().WithMany().HasForeignKey(b => b.DossierId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>What was done to a booking: never changed, never removed with it.</summary>
public sealed class BookingChange
{
    public const int LongestReason = 500;

    /// <summary>In the order of time.</summary>
    public required Guid Id { get; init; }

    public required Guid BookingId { get; init; }

    /// <summary>The save that it was part of; null: the service, an import, or an offer that ran out.</summary>
    public Guid? SaveId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who it was billed to from then on.</summary>
    public required Guid DossierId { get; init; }

    /// <summary>The parent's account; null: not a parent.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>As shown to the guardians of the dossier, e.g. « Camille Lefèvre » or « le service ».</summary>
    public required string By { get; init; }

    /// <summary>Null: there was no booking.</summary>
    public BookingState? Before { get; init; }

    public required BookingState After { get; init; }

    /// <summary>In cents, with surcharge.</summary>
    public required int BeforeCents { get; init; }

    /// <summary>In cents, with surcharge.</summary>
    public required int AfterCents { get; init; }

    /// <summary>In the service's words. Of an absence it may tell of health, and is for the service only; of a refused request the family is told it.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of a booking that has just been changed.</summary>
    /// <param name="before">How it stood, and its <see cref="Booking.BilledCents"/> then; null and 0: there was none.</param>
    /// <param name="at">UTC.</param>
    internal static BookingChange Of(
        Booking booking, (BookingState? State, int Cents) before, string by, DateTimeOffset at, Guid? saveId = null, Guid? accountId = null, string? reason = null) => new()
        {
            Id = Guid.CreateVersion7(at),
            BookingId = booking.Id,
            SaveId = saveId,
            At = at,
            DossierId = booking.DossierId,
            AccountId = accountId,
            By = by,
            Before = before.State,
            After = booking.State,
            BeforeCents = before.Cents,
            AfterCents = booking.BilledCents,
            Reason = reason,
        };
}

/// <summary>One save of a parent: its id comes with the form, so that the same form sent twice is done once.</summary>
public sealed class BookingSave
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid DossierId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The save that this one took back (« Annuler mes dernières modifications »).</summary>
    public Guid? TakesBack { get; init; }
}

internal sealed class BookingChangeMapping : IEntityTypeConfiguration<BookingChange>
{
    public void Configure(EntityTypeBuilder<BookingChange> change)
    {
        change.ToTable("BookingChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.By).HasMaxLength(200);
        change.Property(c => c.Reason).HasMaxLength(BookingChange.LongestReason);
        change.Property(c => c.Before).HasConversion<string>().HasMaxLength(20);
        change.Property(c => c.After).HasConversion<string>().HasMaxLength(20);
        change.HasIndex(c => c.BookingId);
        change.HasIndex(c => c.SaveId);
        change.HasOne<Booking>().WithMany().HasForeignKey(c => c.BookingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BookingSaveMapping : IEntityTypeConfiguration<BookingSave>
{
    public void Configure(EntityTypeBuilder<BookingSave> save)
    {
        save.ToTable("BookingSaves");
        save.Property(s => s.Id).ValueGeneratedNever();
        save.HasIndex(s => new { s.DossierId, s.At });
    }
}

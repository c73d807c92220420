using NodaTime;

namespace Site.Core.Reservations;

/// <summary>One slot of one day for one child: how it stands, what can be done with it now, until when, and why not.</summary>
public sealed record Cell
{
    public required Guid ActivityId { get; init; }

    public required DateOnly Day { get; init; }

    public required Slot Slot { get; init; }

    /// <summary>Of the own dossier's booking; null where there is none, or only the other household's.</summary>
    public BookingState? State { get; init; }

    /// <summary>« Réservé par l’autre foyer »: nothing else is told of it.</summary>
    public bool ByOtherHousehold { get; init; }

    /// <summary>1 for the first in line.</summary>
    public int? Rank { get; init; }

    /// <summary>A place is kept for the child until then.</summary>
    public Instant? OfferedUntil { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? PlacesLeft { get; init; }

    /// <summary>What it costs, asked for now; null where no tariff is known.</summary>
    public SlotPrice? Price { get; init; }

    /// <summary>In cents: what is added when it is asked for now.</summary>
    public int SurchargeCents { get; init; }

    /// <summary>In cents, with surcharge: what the booking costs.</summary>
    public int? BookedCents { get; init; }

    public CellMove Move { get; init; }

    /// <summary>Of <see cref="Move"/>; null: until the day itself.</summary>
    public Deadline? Until { get; init; }

    /// <summary>Why nothing can be asked for; null where something can, or something stands.</summary>
    public CellRefusal? Refusal { get; init; }

    /// <summary>With <see cref="CellRefusal.NotYetOpen"/>.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>With <see cref="CellRefusal.NoSuchDay"/>: in French, from the calendar.</summary>
    public string? DayReason { get; init; }
}

/// <summary>What a family can do with a cell now.</summary>
public enum CellMove
{
    None,

    Book,

    /// <summary>The service decides.</summary>
    Request,

    /// <summary>It is full: join the line.</summary>
    Wait,

    Cancel,

    /// <summary>Leave the line.</summary>
    Leave,

    /// <summary>Too late to cancel: tell that the child will not come.</summary>
    ReportAbsence,
}

public enum CellRefusal
{
    /// <summary>The guardian may see, not book.</summary>
    NoRight,

    NotEnrolled,

    EnrolmentRequested,

    DossierIncomplete,

    /// <summary>The activity does not take place on that day, or has no such slot.</summary>
    NoSuchDay,

    CalendarNotPublished,

    /// <summary>Another school, class or age.</summary>
    NotForChild,

    NotYetOpen,

    DeadlinePassed,

    NoTariff,

    OtherHousehold,

    /// <summary>The service has refused it.</summary>
    RefusedByService,
}

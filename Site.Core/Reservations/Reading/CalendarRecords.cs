using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>The bookings of one child over some days, for a guardian: what stands, what can be asked for, and why not.</summary>
public sealed record ChildCalendar
{
    public required BookingHousehold Household { get; init; }

    /// <summary>Of the dossier, the oldest first.</summary>
    public required IReadOnlyList<CalendarChild> Children { get; init; }

    /// <summary>Null: the dossier has no child.</summary>
    public required CalendarChild? Child { get; init; }

    /// <summary>Each day asked for, in order.</summary>
    public required IReadOnlyList<DayOfBookings> Days { get; init; }

    /// <summary>Those of <see cref="Days"/>.</summary>
    public required IReadOnlyList<CalendarActivity> Activities { get; init; }

    /// <summary>What takes place on those days and is for the child, who is not enrolled.</summary>
    public required IReadOnlyList<MissingEnrolment> NotEnrolled { get; init; }

    /// <summary>False: on one of the days with something to book the highest tariff counts, because no quotient familial is known.</summary>
    public required bool QuotientIsKnown { get; init; }
}

/// <param name="CanBook">The guardian's right.</param>
/// <param name="ValidUntil">The last day; null: no end is known.</param>
/// <param name="MissingItems">In the town's words.</param>
/// <param name="IsComplete">Today.</param>
public sealed record BookingHousehold(Guid Id, string Number, string FamilyName, bool CanBook, DateOnly? ValidUntil, IReadOnlyList<string> MissingItems, bool IsComplete);

public sealed record CalendarChild(Guid Id, string FirstName);

/// <param name="Slots">Empty where nothing takes place for the child; by activity, then morning first.</param>
public sealed record DayOfBookings(CalendarDay Day, IReadOnlyList<CalendarSlot> Slots);

/// <param name="BookingId">Null: there is none, or only the other household's.</param>
/// <param name="By">Who did what stands now, e.g. « Camille Lefèvre »; null where nothing stands or <paramref name="ByViewer"/>.</param>
public sealed record CalendarSlot(CalendarActivity Activity, Cell Cell, Guid? BookingId, string? By, bool ByViewer);

/// <param name="Slots">With their hours (Europe/Paris) and places.</param>
public sealed record CalendarActivity(
    Guid Id, string Name, ActivityKind Kind, IReadOnlyList<ActivitySlot> Slots, DeadlineRule AddRule, DeadlineRule CancelRule, int? LateSurchargePercent, int UnbookedSurchargePercent)
{
    /// <summary>« Matin » and « soir »: a whole day is both.</summary>
    public bool HasHalves => Slots.Count > 1;

    public ActivitySlot Hours(Slot slot) => Slots.First(one => one.Slot == slot);
}

/// <param name="SchoolYear">Null: it is not published.</param>
/// <param name="IsRequested">The service has not decided yet.</param>
public sealed record MissingEnrolment(string Activity, SchoolYear? SchoolYear, bool IsRequested);

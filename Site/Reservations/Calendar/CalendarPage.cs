using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>One child's month or week.</summary>
/// <param name="Dossiers">That the account holds; several only for few.</param>
/// <param name="TakeBack">What « Annuler mes dernières modifications » would undo; null: nothing.</param>
/// <param name="ShowsPast">Whether a phone lists the days that are over, too.</param>
public sealed record CalendarPage(
    ChildCalendar Calendar, ShownPeriod Period, DateOnly Today, IReadOnlyList<HeldDossierSummary> Dossiers, SaveToTakeBack? TakeBack, bool ShowsPast)
{
    public BookingHousehold Household => Calendar.Household;

    public IReadOnlyList<CalendarDayView> Days => [.. Calendar.Days.Where(day => IsShown(day)).Select(day => new CalendarDayView(day, Today))];

    /// <summary>In cents: what is billed of the days shown.</summary>
    public int TotalCents => Calendar.Days.SelectMany(day => day.Slots).Where(slot => slot.Cell.State is { } state && state.IsBilled()).Sum(slot => slot.Cell.BookedCents ?? 0);

    public bool CanChange => Days.SelectMany(day => day.Slots).Any(CalendarDayView.CanTick);

    public string AddressFor(ShownPeriod period) => ReservationAddresses.CalendarFor(Household.Id, Calendar.Child?.Id, period);

    public string AddressFor(Guid child) => ReservationAddresses.CalendarFor(Household.Id, child, Period);

    // The weekend is left out as long as nothing takes place there.
    private bool IsShown(DayOfBookings day) => day.Day.Day.DayOfWeek is not (NodaTime.IsoDayOfWeek.Saturday or NodaTime.IsoDayOfWeek.Sunday) || HasWeekend;

    public bool HasWeekend => Calendar.Days.Any(day => day.Slots.Count > 0 && day.Day.Day.DayOfWeek is NodaTime.IsoDayOfWeek.Saturday or NodaTime.IsoDayOfWeek.Sunday && day.Slots.Count > 0);
}

/// <summary>One day with what can be ticked in it.</summary>
public sealed record CalendarDayView(DayOfBookings Of, DateOnly Today)
{
    public DateOnly Day => Of.Day.Day.ToDateOnly();

    public IReadOnlyList<CalendarSlot> Slots => Of.Slots;

    public bool IsPast => Day < Today;

    /// <summary>1 for Monday.</summary>
    public int Weekday => (int)Of.Day.Day.DayOfWeek;

    /// <summary>What all cells say on until when: said once for the day; null: they differ, or there is one only.</summary>
    public string? SharedUntil => Slots.Count > 1 && Slots.Select(slot => BookingTexts.Until(slot.Cell)).Distinct().ToList() is [{ } same] ? same : null;

    public string UntilId => ReservationAddresses.AnchorOf(Day) + "-d";

    /// <summary>The slots of one activity each.</summary>
    public IEnumerable<IReadOnlyList<CalendarSlot>> Activities => Slots.GroupBy(slot => slot.Activity.Id).Select(slots => (IReadOnlyList<CalendarSlot>)[.. slots]);

    /// <summary>Whether the family can change the cell with a tick.</summary>
    public static bool CanTick(CalendarSlot slot) => slot.Cell.Move is CellMove.Book or CellMove.Request or CellMove.Wait or CellMove.Cancel or CellMove.Leave;

    /// <summary>Booked, asked for or waited for.</summary>
    public static bool IsTicked(CalendarSlot slot) => slot.Cell.State is { } state && !state.IsFree();

    /// <summary>Whether « Journée entière » is offered: both halves can be ticked.</summary>
    public static bool OffersWholeDay(IReadOnlyList<CalendarSlot> halves) => halves.Count == 2 && halves[0].Activity.HasHalves && halves.All(CanTick);

    /// <summary>In cents, with surcharge: what a tick adds, or what unticking takes away. Who waits or asks pays nothing yet.</summary>
    public static int Cents(CalendarSlot slot) => slot.Cell switch
    {
        { State: BookingState.Booked, BookedCents: { } booked } => booked,
        { Move: CellMove.Book, Price: { } price } => price.Cents + slot.Cell.SurchargeCents,
        _ => 0,
    };

    /// <summary>The hint where one half stands without the other; null elsewhere.</summary>
    public static string? HalfDayHint(IReadOnlyList<CalendarSlot> halves) => halves switch
    {
        [var morning, var evening] when IsTicked(morning) && !IsTicked(evening) && CanTick(evening) => BookingTexts.MorningOnly,
        [var morning, var evening] when IsTicked(evening) && !IsTicked(morning) && CanTick(morning) => BookingTexts.EveningOnly,
        _ => null,
    };
}

namespace Site.Core.Reservations;

/// <summary>What a save would do now.</summary>
/// <param name="Changes">In the order of the request.</param>
/// <param name="Months">Every month that a change falls into, as it stands before them.</param>
/// <param name="Activities">All of that time.</param>
public sealed record BookingPreview(IReadOnlyList<ChangePreview> Changes, IReadOnlyList<MonthTotal> Months, IReadOnlyList<CalendarActivity> Activities, IReadOnlyList<CalendarChild> Children);

/// <summary>What the dossier is billed for a month of its children, as far as it is booked.</summary>
/// <param name="Month">Its first day.</param>
public sealed record MonthTotal(DateOnly Month, int Cents);

using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What can be repeated for a child.</summary>
public sealed class TypicalWeekPage
{
    public required ChildCalendar Calendar { get; init; }

    public required TypicalWeekForm Form { get; init; }

    /// <summary>Each activity with the weekdays on which it takes place; public holidays may hide one of the holidays that are looked at.</summary>
    public IEnumerable<(CalendarActivity Activity, IReadOnlyList<DayOfWeek> Weekdays)> Activities =>
        from activity in Calendar.Activities
        let days = activity.Kind == ActivityKind.Holidays
            ? Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => (DayOfWeek)day)
            : Calendar.Days.Where(day => day.Slots.Any(slot => slot.Activity == activity)).Select(day => day.Day.Day.ToDateOnly().DayOfWeek).Distinct()
        select (activity, (IReadOnlyList<DayOfWeek>)[.. days.OrderBy(day => ((int)day + 6) % 7)]);

    public bool IsTicked(TypicalSlot slot) => Form.Slots.Contains(TypicalWeekForm.Write(slot));
}

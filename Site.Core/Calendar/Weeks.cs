namespace Site.Core.Calendar;

/// <summary>Weeks begin on Monday.</summary>
public static class Weeks
{
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

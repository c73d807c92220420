using NodaTime;

namespace Site.Core.Calendar;

/// <summary>What kind of day it is for a child of the town: which activities can take place, and why others cannot.</summary>
public sealed class TownCalendar(SchoolCalendar schools, CalendarOptions options)
{
    private readonly HashSet<LocalDate> _bridgeDays = [.. options.BridgeDays];

    public SchoolCalendar Schools { get; } = schools;

    /// <summary>By name.</summary>
    public IEnumerable<string> SchoolsWithOwnWeek => options.Schools.Keys;

    /// <param name="school">By its name in <see cref="CalendarOptions.Schools"/>; null or another: one with the usual week.</param>
    public CalendarDay DayAt(LocalDate day, string? school = null)
    {
        var hasClass = options.DaysOf(school).Contains(day.DayOfWeek);
        if (PublicHolidays.On(day) is { } feast)
            return new CalendarDay(day, DayKind.PublicHoliday, CalendarTexts.PublicHoliday(feast.Name));
        if (_bridgeDays.Contains(day))
            return new CalendarDay(day, DayKind.BridgeDay, CalendarTexts.Bridge);
        if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && !hasClass)
            return new CalendarDay(day, DayKind.Weekend, CalendarTexts.Weekend);
        if (Schools.HolidayOn(day) is { } holiday && !BeginsAfterClass(holiday, day))
            return new CalendarDay(day, DayKind.Holiday, holiday.Name, holiday);
        if (Schools.YearOf(day) is null)
            return new CalendarDay(day, DayKind.NotPublished, CalendarTexts.NotPublished);
        if (hasClass)
            return new CalendarDay(day, DayKind.ClassDay, null);
        return day.DayOfWeek == IsoDayOfWeek.Wednesday
            ? new CalendarDay(day, DayKind.Wednesday, CalendarTexts.NoClass(day.DayOfWeek))
            : new CalendarDay(day, DayKind.NoClass, CalendarTexts.NoClass(day.DayOfWeek));
    }

    /// <summary>On its first day a holiday begins when class is over: the day is what it is in any other week.</summary>
    private static bool BeginsAfterClass(SchoolHoliday holiday, LocalDate day) => holiday.Start == day && !holiday.IsBridge;
}

/// <param name="Reason">Why there is no ordinary class, in French, e.g. « jour férié : Ascension »; null on a day of class.</param>
/// <param name="SchoolHoliday">With <see cref="DayKind.Holiday"/>.</param>
public sealed record CalendarDay(LocalDate Day, DayKind Kind, string? Reason, SchoolHoliday? SchoolHoliday = null);

public enum DayKind
{
    ClassDay,

    /// <summary>Outside the holidays, without class.</summary>
    Wednesday,

    /// <summary>Another weekday on which this school has no class.</summary>
    NoClass,

    /// <summary>A weekday within school holidays.</summary>
    Holiday,

    PublicHoliday,

    /// <summary>The town's service is closed.</summary>
    BridgeDay,

    Weekend,

    /// <summary>« Calendrier pas encore publié »: whether there is class is not known yet.</summary>
    NotPublished,
}

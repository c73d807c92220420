using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Site.Core.Calendar;

/// <summary>Days and times as they are written in French sentences.</summary>
public static class FrenchDays
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly LocalDatePattern Full = LocalDatePattern.Create("dddd d MMMM uuuu", French);
    private static readonly LocalDatePattern FullOnTheFirst = LocalDatePattern.Create("dddd d'er' MMMM uuuu", French);

    /// <summary>« jeudi 19 novembre 2026 », « mardi 1er septembre 2026 ».</summary>
    public static string Long(LocalDate day) => (day.Day == 1 ? FullOnTheFirst : Full).Format(day);

    /// <summary>« jeudi ».</summary>
    public static string Name(IsoDayOfWeek day) => French.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>« 12 h », « 9 h 30 », « 23 h 59 », with no-break spaces.</summary>
    public static string Time(LocalTime time) => time.Minute == 0 ? $"{time.Hour}\u00a0h" : $"{time.Hour}\u00a0h\u00a0{time.Minute:00}";
}

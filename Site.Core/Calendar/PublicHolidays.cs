using System.Collections.Concurrent;
using NodaTime;

namespace Site.Core.Calendar;

/// <summary>The eleven public holidays of metropolitan France (code du travail, article L3133-1), computed for any year of the Gregorian calendar.</summary>
public static class PublicHolidays
{
    // Deadlines ask for many days of the same few years.
    private static readonly ConcurrentDictionary<int, IReadOnlyList<PublicHoliday>> Years = new();

    /// <summary>In order of the year; two of them can share a day, as 1 May and Ascension in 2008.</summary>
    public static IReadOnlyList<PublicHoliday> In(int year) => Years.GetOrAdd(year, Compute);

    /// <summary>Null on any other day.</summary>
    public static PublicHoliday? On(LocalDate day) => In(day.Year).FirstOrDefault(holiday => holiday.Day == day);

    public static bool IsOn(LocalDate day) => On(day) is not null;

    private static IReadOnlyList<PublicHoliday> Compute(int year)
    {
        var easter = Easter(year);
        return
        [
            .. new PublicHoliday[]
            {
                new(new LocalDate(year, 1, 1), "1er janvier"),
                new(easter.PlusDays(1), "lundi de Pâques"),
                new(new LocalDate(year, 5, 1), "1er mai"),
                new(new LocalDate(year, 5, 8), "8 mai"),
                new(easter.PlusDays(39), "Ascension"),
                new(easter.PlusDays(50), "lundi de Pentecôte"),
                new(new LocalDate(year, 7, 14), "14 juillet"),
                new(new LocalDate(year, 8, 15), "Assomption"),
                new(new LocalDate(year, 11, 1), "Toussaint"),
                new(new LocalDate(year, 11, 11), "11 novembre"),
                new(new LocalDate(year, 12, 25), "Noël"),
            }.OrderBy(holiday => holiday.Day),
        ];
    }

    /// <summary>Easter Sunday, by the method of Meeus, Jones and Butcher.</summary>
    internal static LocalDate Easter(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        var late = (golden + 11 * moon + 22 * weekday) / 451;
        var days = moon + weekday - 7 * late + 114;
        return new LocalDate(year, days / 31, days % 31 + 1);
    }
}

/// <param name="Name">In French, as within a sentence: « lundi de Pâques ».</param>
public sealed record PublicHoliday(LocalDate Day, string Name);

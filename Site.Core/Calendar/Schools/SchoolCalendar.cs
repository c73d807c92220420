using NodaTime;

namespace Site.Core.Calendar;

/// <summary>The school years and holidays of one zone, as far as they are published; nothing is ever derived for a year that is not.</summary>
public sealed class SchoolCalendar
{
    private readonly List<SchoolHoliday> _holidays;
    private readonly List<(SchoolYear Year, LocalDate From, LocalDate Until)> _years;

    /// <param name="holidays">Of other zones too; those are left out.</param>
    public SchoolCalendar(SchoolZone zone, IEnumerable<SchoolHoliday> holidays)
    {
        Zone = zone;
        _holidays = [.. holidays.Where(holiday => holiday.Zone == zone).OrderBy(holiday => holiday.Start)];
        _years = [.. _holidays.Select(holiday => holiday.Year).Distinct().Where(IsPublished).Select(Bounds)];
    }

    public SchoolZone Zone { get; }

    public IReadOnlyList<SchoolHoliday> Holidays => _holidays;

    /// <summary>Whether all its holidays are known.</summary>
    public bool IsPublished(SchoolYear year) =>
        SchoolHolidayNames.OfEveryYear.All(name => _holidays.Exists(holiday => holiday.Year == year && holiday.Name == name));

    /// <summary>The day of the rentrée; null when it is not known.</summary>
    public LocalDate? FirstDay(SchoolYear year) => Summer(year.Previous)?.ClassResumes;

    /// <summary>The published school year that a day falls into, its summer included; null when none does.</summary>
    public SchoolYear? YearOf(LocalDate day)
    {
        foreach (var (year, from, until) in _years)
        {
            if (from <= day && day < until)
                return year;
        }
        return null;
    }

    /// <summary>Null on a day outside the holidays, and on one of which nothing is published (<see cref="YearOf"/>).</summary>
    public SchoolHoliday? HolidayOn(LocalDate day) => _holidays.Find(holiday => holiday.Covers(day));

    /// <summary>
    /// The holidays on record after an import: what it names replaces what was known under the same zone, year and name; what it does not name stays as it is.
    /// A summer whose end the import does not know yet does not void the end that is known.
    /// </summary>
    public static IReadOnlyList<SchoolHoliday> Replace(IEnumerable<SchoolHoliday> known, IEnumerable<SchoolHoliday> imported)
    {
        var all = known.ToDictionary(Key);
        foreach (var holiday in imported)
        {
            if (holiday.ClassResumes is null && all.TryGetValue(Key(holiday), out var before) && before.Start == holiday.Start)
                continue;
            all[Key(holiday)] = holiday;
        }
        return [.. all.Values.OrderBy(holiday => holiday.Zone).ThenBy(holiday => holiday.Start)];
    }

    private static (SchoolZone, SchoolYear, string) Key(SchoolHoliday holiday) => (holiday.Zone, holiday.Year, holiday.Name);

    private SchoolHoliday? Summer(SchoolYear year) => _holidays.Find(holiday => holiday.Year == year && holiday.IsSummer);

    private (SchoolYear, LocalDate, LocalDate) Bounds(SchoolYear year)
    {
        var summer = Summer(year)!;
        // Without the rentrée's date, the days before the first holiday are of a year that may not have begun.
        return (year, FirstDay(year) ?? _holidays.Find(holiday => holiday.Year == year)!.Start, summer.ClassResumes ?? summer.Start.PlusDays(1));
    }
}

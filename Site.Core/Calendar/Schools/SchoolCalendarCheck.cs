using NodaTime;

namespace Site.Core.Calendar;

/// <summary>Makes holidays of a file's rows: one of each, whole, none within another.</summary>
internal static class SchoolCalendarCheck
{
    /// <summary>In days; a summer has two months.</summary>
    private const int LongestHoliday = 124;

    public static List<SchoolHoliday> Holidays(
        IEnumerable<SchoolCalendarRow> rows, string source, LocalDate? publishedOn, List<SchoolCalendarFault> faults)
    {
        var read = new List<(SchoolHoliday Holiday, long Line)>();
        foreach (var row in rows)
        {
            if (Fault(row) is { } fault)
                faults.Add(new SchoolCalendarFault(row.Line, fault));
            else
                read.AddRange(row.Zones.Select(zone => (Holiday(row, zone, source, publishedOn), row.Line)));
        }

        var whole = read.GroupBy(one => (one.Holiday.Zone, one.Holiday.Year, one.Holiday.Name)).Select(same => Whole(same, faults)).ToList();
        foreach (var zone in whole.GroupBy(one => one.Holiday.Zone))
        {
            (SchoolHoliday Holiday, long Line)? last = null;
            foreach (var one in zone.OrderBy(one => one.Holiday.Start))
            {
                if (last is { } before && one.Holiday.Start < (before.Holiday.ClassResumes ?? before.Holiday.Start.PlusDays(1)))
                    faults.Add(new SchoolCalendarFault(one.Line, SchoolCalendarTexts.Overlap(one.Holiday, before.Holiday)));
                last = one;
            }
        }
        return [.. whole.Select(one => one.Holiday).OrderBy(holiday => holiday.Zone).ThenBy(holiday => holiday.Start)];
    }

    private static string? Fault(SchoolCalendarRow row)
    {
        if (row.End < row.Start)
            return SchoolCalendarTexts.Backwards(row.Name);
        if (Period.DaysBetween(row.Start, row.End) > LongestHoliday)
            return SchoolCalendarTexts.TooLongHoliday(row.Name);
        if (row.Year is { } year && YearOf(row.Start) != year)
            return SchoolCalendarTexts.OtherYear(row.Name, row.Start, year);
        return row.End == row.Start && SchoolCalendarNames.Name(row.Name) is var name && name != SchoolHolidayNames.Summer && name != SchoolHolidayNames.Ascension
            ? SchoolCalendarTexts.NoEnd(row.Name)
            : null;
    }

    private static SchoolHoliday Holiday(SchoolCalendarRow row, SchoolZone zone, string source, LocalDate? publishedOn)
    {
        var holiday = new SchoolHoliday(
            zone, row.Year ?? YearOf(row.Start), SchoolCalendarNames.Name(row.Name), row.Start, row.End, row.Source ?? source,
            row.Source is null ? publishedOn : row.PublishedOn);
        if (row.End > row.Start)
            return holiday;
        // A mark without length: the bridge's one day, or a summer whose end is not published yet.
        return holiday with { ClassResumes = holiday.IsSummer ? null : row.Start.PlusDays(1) };
    }

    /// <summary>No holiday begins between the rentrée and the middle of October.</summary>
    private static SchoolYear YearOf(LocalDate start) => new(start.Month >= 8 ? start.Year : start.Year - 1);

    /// <summary>
    /// The rows of one holiday, put together: academies repeat it, and the file of all zones takes it apart where zones are off together for some days only.
    /// </summary>
    private static (SchoolHoliday Holiday, long Line) Whole(IEnumerable<(SchoolHoliday Holiday, long Line)> rows, List<SchoolCalendarFault> faults)
    {
        var parts = rows.DistinctBy(row => (row.Holiday.Start, row.Holiday.ClassResumes)).OrderBy(row => row.Holiday.Start)
            .ThenBy(row => row.Holiday.ClassResumes is null).ToList();
        var (whole, line) = parts[0];
        foreach (var (part, partLine) in parts.Skip(1))
        {
            if (part.ClassResumes is null && part.Start == whole.Start)
                continue;
            if (part.Start == whole.ClassResumes)
                whole = whole with { ClassResumes = part.ClassResumes };
            else
                faults.Add(new SchoolCalendarFault(partLine, SchoolCalendarTexts.TwoDates(part, line)));
        }
        return (whole, line);
    }
}

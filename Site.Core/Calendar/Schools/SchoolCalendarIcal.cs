using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Site.Core.Calendar;

/// <summary>
/// The iCal files (RFC 5545): events with <c>SUMMARY</c>, <c>DTSTART</c> and <c>DTEND</c>, the morning when class resumes. Read here rather than by a library
/// so that each fault has its line.
/// </summary>
internal static partial class SchoolCalendarIcal
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    private sealed record Property(long Line, string Value);

    public static List<SchoolCalendarRow> Read(string text, List<SchoolCalendarFault> faults)
    {
        var (rows, calendarZones) = (new List<SchoolCalendarRow>(), "");
        (long Line, Dictionary<string, Property> Properties)? current = null;
        var (inner, isClosed) = (0, false);
        foreach (var (line, content) in Unfold(text))
        {
            if (faults.Count >= SchoolCalendarFile.MostFaults)
                return rows;
            if (content.Trim().Length == 0)
                continue;
            if (Written().Match(content) is not { Success: true } match)
            {
                faults.Add(new SchoolCalendarFault(line, SchoolCalendarTexts.NoIcalLine));
                continue;
            }
            var (name, value) = (match.Groups["name"].Value.ToUpperInvariant(), match.Groups["value"].Value.Trim());
            switch (name, value.ToUpperInvariant())
            {
                case ("BEGIN", "VEVENT"):
                    if (current is not null)
                        faults.Add(new SchoolCalendarFault(line, SchoolCalendarTexts.NestedEvent));
                    current = (line, []);
                    break;
                case ("END", "VEVENT") when current is { } event_:
                    var (row, fault, at) = Row(event_.Line, event_.Properties, calendarZones);
                    if (fault is not null)
                        faults.Add(new SchoolCalendarFault(at, fault));
                    else if (row is not null)
                        rows.Add(row);
                    current = null;
                    break;
                case ("END", "VCALENDAR"):
                    isClosed = true;
                    break;
                // An alarm within an event, a time zone beside it.
                case ("BEGIN", not "VCALENDAR"):
                    inner++;
                    break;
                case ("END", _):
                    inner--;
                    break;
                case ("X-WR-CALNAME", _):
                    calendarZones = value;
                    break;
                default:
                    if (inner == 0)
                        current?.Properties.TryAdd(name, new Property(line, value));
                    break;
            }
        }
        if (!isClosed || current is not null)
            faults.Add(new SchoolCalendarFault(text.TrimEnd().Count(letter => letter == '\n') + 1, SchoolCalendarTexts.Cut));
        return rows;
    }

    private static (SchoolCalendarRow? Row, string? Fault, long Line) Row(long line, Dictionary<string, Property> properties, string calendarZones)
    {
        if (!properties.TryGetValue("SUMMARY", out var summary) || summary.Value.Length == 0)
            return (null, SchoolCalendarTexts.NoName, line);
        // « Vacances d'Hiver - Zones B/C », or without zones in the file of one zone.
        var (name, suffix) = summary.Value.IndexOf(" - ", StringComparison.Ordinal) is var cut and > 0
            ? (summary.Value[..cut], summary.Value[cut..])
            : (summary.Value, null);
        if (!SchoolCalendarNames.IsHoliday(name))
            return (null, null, line);
        var zones = suffix is not null ? SchoolCalendarNames.Zones(suffix) : Elsewhere(properties, calendarZones);
        if (zones.Count == 0)
        {
            // With a suffix it is Corsica's, or that of a territory overseas.
            return suffix is not null && !suffix.Contains("zone", StringComparison.OrdinalIgnoreCase)
                ? (null, null, line)
                : (null, SchoolCalendarTexts.NoEventZone, line);
        }
        if (!properties.TryGetValue("DTSTART", out var from))
            return (null, SchoolCalendarTexts.Missing("DTSTART"), line);
        if (Date("DTSTART", from.Value, out var start) is { } startFault)
            return (null, startFault, from.Line);
        var end = start;
        if (properties.TryGetValue("DTEND", out var until) && Date("DTEND", until.Value, out end) is { } endFault)
            return (null, endFault, until.Line);
        return (new SchoolCalendarRow(line, name, zones, null, start, end, null, null), null, line);
    }

    private static IReadOnlyList<SchoolZone> Elsewhere(Dictionary<string, Property> properties, string calendarZones)
    {
        foreach (var name in (string[])["LOCATION", "UID"])
        {
            if (properties.TryGetValue(name, out var property) && SchoolCalendarNames.Zones(property.Value) is { Count: > 0 } zones)
                return zones;
        }
        return SchoolCalendarNames.Zones(calendarZones);
    }

    /// <returns>What is wrong with it, in French.</returns>
    private static string? Date(string field, string value, out LocalDate date)
    {
        date = default;
        if (Day.Parse(value) is { Success: true } day)
            date = day.Value;
        else if (value.EndsWith('Z') && Moment.Parse(value[..^1]) is { Success: true } instant)
            date = instant.Value.InUtc().WithZone(Paris.Zone).Date;
        else if (Moment.Parse(value) is { Success: true } local)
            date = local.Value.Date;
        else
            return SchoolCalendarTexts.NoDate(field, value);
        return SchoolCalendarNames.IsNear(date) ? null : SchoolCalendarTexts.FarDate(field, value);
    }

    /// <summary>A line that begins with a blank continues the one before it.</summary>
    private static IEnumerable<(long Line, string Content)> Unfold(string text)
    {
        var (number, start, content) = (0L, 1L, new StringBuilder());
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (line is [' ' or '\t', ..])
            {
                content.Append(line.AsSpan(1));
                continue;
            }
            if (number > 1)
                yield return (start, content.ToString());
            start = number;
            content.Clear().Append(line);
        }
        yield return (start, content.ToString());
    }

    [GeneratedRegex("""^(?<name>[A-Za-z0-9-]+)(?:;(?:"[^"]*"|[^":])*)?:(?<value>.*)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}

using System.Text;
using NodaTime;

namespace Site.Core.Calendar;

/// <summary>
/// Reads what the ministry gives out as open data (data set <c>fr-en-calendrier-scolaire</c>): the JSON export, or the iCal file of one or all zones. Rows for
/// teachers, rentrées and other territories are left out; what is meant for the zones A, B and C must be sound to the last row, or nothing is taken.
/// </summary>
/// <param name="Holidays">None when there are faults.</param>
public sealed record SchoolCalendarFile(IReadOnlyList<SchoolHoliday> Holidays, IReadOnlyList<SchoolCalendarFault> Faults)
{
    /// <summary>In bytes; all of France since 2017 takes a tenth of it.</summary>
    public const int LongestFile = 8 * 1024 * 1024;

    /// <summary>No more are told.</summary>
    internal const int MostFaults = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="source">Where it comes from, in French; a row that names its own goes before it.</param>
    /// <param name="zone">Must be in it; null: whichever.</param>
    public static SchoolCalendarFile Read(ReadOnlySpan<byte> file, string source, LocalDate? publishedOn = null, SchoolZone? zone = null)
    {
        if (file.Length > LongestFile)
            return Refused(SchoolCalendarTexts.TooLong);
        string text;
        try
        {
            text = Utf8.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Refused(SchoolCalendarTexts.NoText);
        }

        var faults = new List<SchoolCalendarFault>();
        List<SchoolCalendarRow> rows;
        switch (text.TrimStart())
        {
            case ['[' or '{', ..]:
                rows = SchoolCalendarJson.Read(text, faults);
                break;
            case var ical when ical.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase):
                rows = SchoolCalendarIcal.Read(text, faults);
                break;
            default:
                return Refused(SchoolCalendarTexts.NoCalendar);
        }

        var holidays = faults.Count == 0 ? SchoolCalendarCheck.Holidays(rows, source, publishedOn, faults) : [];
        if (faults.Count == 0 && Missing(holidays, zone) is { } missing)
            faults.Add(new SchoolCalendarFault(1, missing));
        return faults.Count == 0 ? new SchoolCalendarFile(holidays, []) : new SchoolCalendarFile([], [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static string? Missing(List<SchoolHoliday> holidays, SchoolZone? zone)
    {
        if (holidays.Count == 0)
            return SchoolCalendarTexts.NoHolidays;
        return zone is { } wanted && !holidays.Exists(holiday => holiday.Zone == wanted)
            ? SchoolCalendarTexts.NoZone(wanted, holidays.Select(holiday => holiday.Zone).Distinct().Order())
            : null;
    }

    private static SchoolCalendarFile Refused(string reason) => new([], [new SchoolCalendarFault(1, reason)]);
}

/// <param name="Line">From 1.</param>
/// <param name="Reason">In French.</param>
public sealed record SchoolCalendarFault(long Line, string Reason)
{
    public override string ToString() => $"ligne {Line}\u00a0: {Reason}";
}

/// <summary>What one record or event says, before it is compared with the others.</summary>
/// <param name="Year">As the file has it; null: it has none.</param>
/// <param name="End">The same as <paramref name="Start"/> where there is none.</param>
internal sealed record SchoolCalendarRow(
    long Line, string Name, IReadOnlyList<SchoolZone> Zones, SchoolYear? Year, LocalDate Start, LocalDate End, string? Source, LocalDate? PublishedOn);

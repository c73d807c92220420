using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Calendar;

/// <summary>
/// <c>calendar.ics</c> or <c>calendar.json</c>: the state's open-data file (<see cref="SchoolCalendarFile"/>), whole or not at all. The town's own zone must be
/// in it; the others are kept too.
/// </summary>
internal sealed class SchoolHolidaysImport(string name, IOptions<CalendarOptions> options, TimeProvider time) : ImportFile
{
    public override string Name => name;

    internal override async Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation)
    {
        var tally = new ImportTally();
        var file = SchoolCalendarFile.Read(await BytesAsync(path, cancellation), name, publishedOn: null, options.Value.Zone);
        foreach (var fault in file.Faults)
            listener.Refuse(fault.Line, fault.Reason);
        var known = await context.Set<SchoolHolidayRow>().ToDictionaryAsync(row => (row.Zone, row.SchoolYear, row.Name), cancellation);
        foreach (var holiday in file.Holidays)
        {
            known.TryGetValue((holiday.Zone.ToString(), holiday.Year.FirstYear, holiday.Name), out var row);
            tally.Count(row is null, row is not null && Change(row, holiday));
            if (row is null)
                context.Add(Row(holiday));
        }
        await context.SaveChangesAsync(cancellation);
        return tally;
    }

    /// <summary>One byte more than is accepted is enough to say that there are too many.</summary>
    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, SchoolCalendarFile.LongestFile + 1)];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    // As in SchoolCalendar.Replace: a summer whose end is not published yet does not void the end that is known.
    private bool Change(SchoolHolidayRow row, SchoolHoliday holiday)
    {
        var (start, resumes) = (holiday.Start.ToDateOnly(), holiday.ClassResumes?.ToDateOnly());
        if (row.Start == start && (row.ClassResumes == resumes || resumes is null))
            return false;
        (row.Start, row.ClassResumes, row.Source, row.ImportedAt) = (start, resumes, holiday.Source, time.GetUtcNow());
        return true;
    }

    private SchoolHolidayRow Row(SchoolHoliday holiday) => new()
    {
        Zone = holiday.Zone.ToString(),
        SchoolYear = holiday.Year.FirstYear,
        Name = holiday.Name,
        Start = holiday.Start.ToDateOnly(),
        ClassResumes = holiday.ClassResumes?.ToDateOnly(),
        Source = holiday.Source,
        ImportedAt = time.GetUtcNow(),
    };
}

using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary><c>attendance.csv</c>: who came and who did not. Families are told, by one mail a file, of presences that nobody had booked and of those taken back.</summary>
internal sealed class AttendanceFile(TownCalendars calendars, AttendanceMails mails, TimeProvider time) : ImportFile
{
    public override string Name => AttendanceLines.FileName;

    internal override async Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lines = new AttendanceLines(new AttendanceKeeping(new CellRules(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(now)), now));
        var tally = await lines.TakeInAsync(context, path, listener, cancellation);
        await mails.UnbookedAsync(context, lines.Unbooked, cancellation);
        await context.SaveChangesAsync(cancellation);
        return tally;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Data;

namespace Site.Core.Calendar;

/// <summary>The town's calendar as it is known now: what the product brings, and before it what the town has imported.</summary>
public sealed class TownCalendars(IDbContextFactory<PortalDbContext> contexts, IOptions<CalendarOptions> options, TimeProvider time)
{
    /// <summary>An import may run on another node.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private volatile Known? _known;

    public async ValueTask<TownCalendar> GetAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.At < Lifetime && now >= known.At)
            return known.Calendar;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var imported = await context.Set<SchoolHolidayRow>().AsNoTracking().ToListAsync(cancellation);
        var holidays = SchoolCalendar.Replace(ShippedSchoolHolidays.All, imported.Select(row => row.ToHoliday()));
        var calendar = new TownCalendar(new SchoolCalendar(options.Value.Zone, holidays), options.Value);
        _known = new Known(calendar, now);
        return calendar;
    }

    private sealed record Known(TownCalendar Calendar, DateTimeOffset At);
}

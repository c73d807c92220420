using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Site.Core.Import;

namespace Site.Core.Calendar;

public static class CalendarServices
{
    /// <summary>What an import takes in. Needs <see cref="CalendarOptions"/> and <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddCalendarFiles(this IServiceCollection services)
    {
        foreach (var name in (string[])["calendar.ics", "calendar.json"])
        {
            services.AddSingleton<ImportFile>(provider => new SchoolHolidaysImport(
                name, provider.GetRequiredService<IOptions<CalendarOptions>>(), provider.GetRequiredService<TimeProvider>()));
        }
        return services;
    }
}

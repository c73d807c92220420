using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Site.Core.Calendar;
using Site.Core.Import;

namespace Site.Core.Reservations;

public static class ReservationsServices
{
    /// <summary>
    /// Needs <see cref="CalendarOptions"/>, <see cref="IReservationAddresses"/>, <c>TimeProvider</c>, the families, the portal’s database with its outbox, and the
    /// mails' composer.
    /// </summary>
    public static IServiceCollection AddReservations(this IServiceCollection services)
    {
        services.AddSingleton<TownCalendars>();
        services.AddSingleton<BookingMails>();
        services.AddSingleton<WaitingLine>();
        services.AddSingleton<WaitingLook>();
        services.AddSingleton<BookingWriter>();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton<LastSaves>();
        services.AddSingleton<BookingList>();
        services.AddSingleton<TypicalWeeks>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<AbsenceMails>();
        services.AddSingleton<Absences>();
        services.AddSingleton<AttendanceMails>();
        services.AddSingleton<DecisionMails>();
        return services;
    }

    /// <summary>What staff's commands read with. Needs <see cref="CalendarOptions"/>, <c>TimeProvider</c> and the portal’s database.</summary>
    public static IServiceCollection AddReservationReading(this IServiceCollection services)
    {
        services.TryAddSingleton<TownCalendars>();
        services.AddSingleton<AttendanceReader>();
        services.AddSingleton<DeadlineRecord>();
        return services;
    }

    /// <summary>What an import takes in, after the families' files. Needs <see cref="AddReservations"/>.</summary>
    public static IServiceCollection AddReservationFiles(this IServiceCollection services)
    {
        services.AddSingleton<ImportFile, ActivitiesFile>();
        services.AddSingleton<ImportFile, TariffsFile>();
        services.AddSingleton<ImportFile, EnrolmentsFile>();
        services.AddCalendarFiles();
        services.AddSingleton<ImportFile, AttendanceFile>();
        services.AddSingleton<DecisionImport>();
        return services;
    }
}

using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

internal static class ReservationsRegistration
{
    /// <summary>After the families: the sample town's activities are for their children.</summary>
    public static void AddReservations(this WebApplicationBuilder builder)
    {
        builder.AddTownCalendar();
        builder.Services.AddSingleton<IReservationAddresses, AbsoluteAddresses>();
        builder.Services.AddReservations();
        builder.Services.AddReservationFiles();
        builder.Services.AddSingleton<SecretLinkLimiter>();
        builder.Services.AddSingleton<WaitingLineWorker>().AddHostedService(provider => provider.GetRequiredService<WaitingLineWorker>());
        builder.Services.AddSingleton<ReminderWorker>().AddHostedService(provider => provider.GetRequiredService<ReminderWorker>());
    }

    /// <summary>For commands that only read.</summary>
    public static void AddReservationReading(this WebApplicationBuilder builder)
    {
        builder.AddTownCalendar();
        builder.Services.AddReservationReading();
    }

    private static void AddTownCalendar(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<CalendarOptions>().BindConfiguration(CalendarOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    private sealed class AbsoluteAddresses(PublicAddress address) : IReservationAddresses
    {
        public Uri Calendar => new(address.Absolute(ReservationAddresses.Calendar));

        public Uri Reminders => new(address.Absolute(ReservationAddresses.Reminders));

        public Uri Offer(string token) => new(address.Absolute($"{ReservationAddresses.Offer}/{token}"));
    }
}

using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>Once a day, in the morning: mails those who asked to be told before a deadline.</summary>
public sealed partial class ReminderWorker(Reminders reminders, TimeProvider time, ILogger<ReminderWorker> log) : BackgroundService
{
    /// <summary>In Paris: nobody is woken.</summary>
    private const int FirstHour = 8;

    /// <summary>A site that was started at noon still sends that day's.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    private DateOnly? _done;

    internal async Task RoundAsync(CancellationToken cancellation)
    {
        var today = time.Today();
        if (_done == today || Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(Paris.Zone).Hour < FirstHour)
            return;
        Sent(await reminders.SendAsync(cancellation));
        _done = today;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await RoundAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A database that cannot be reached now must not end the site; it is tried again.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Reminders before deadlines: {Mails} mails.")]
    private partial void Sent(int mails);

    [LoggerMessage(LogLevel.Error, "Reminders before deadlines were not sent to the end; they are tried again in half an hour.")]
    private partial void Failed(Exception error);
}

using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

/// <summary>Once a day, in the morning: mails those who asked to be told before a deadline.</summary>
public sealed partial class ReminderWorker(Reminders reminders, TimeProvider time, ILogger<ReminderWorker> log)
    : RepeatedWork(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30), time)
{
    /// <summary>In Paris: nobody is woken.</summary>
    private const int FirstHour = 8;

    // A site that was started at noon still sends that day's.
    private DateOnly? _done;

    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        var today = Time.Today();
        if (_done == today || Instant.FromDateTimeOffset(Time.GetUtcNow()).InZone(Paris.Zone).Hour < FirstHour)
            return;
        Sent(await reminders.SendAsync(cancellation));
        _done = today;
    }

    [LoggerMessage(LogLevel.Information, "Reminders before deadlines: {Mails} mails.")]
    private partial void Sent(int mails);

    [LoggerMessage(LogLevel.Error, "Reminders before deadlines were not sent to the end; they are tried again in half an hour.")]
    protected override partial void Failed(Exception error);
}

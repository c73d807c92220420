using Site.Core.Calendar;
using Site.Core.Feedback.Alerts;
using Site.Web;

namespace Site.Feedback;

/// <summary>Mails alerts within minutes, digests in the morning after the week or month that they tell of.</summary>
public sealed partial class FeedbackMailWorker(FeedbackAlerts alerts, FeedbackDigests digests, TimeProvider time, ILogger<FeedbackMailWorker> log)
    : RepeatedWork(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), time)
{
    /// <summary>Of the day in Paris.</summary>
    private const int FirstHourOfDigests = 7;

    private DateOnly? _digested;

    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await alerts.SendAsync(cancellation) is var alerted and > 0)
            Alerted(alerted);
        var today = Time.Today();
        if (_digested == today || Paris.Clock(Time.GetUtcNow()).Hour < FirstHourOfDigests)
            return;
        if (await digests.SendAsync(cancellation) is var sent and > 0)
            Digested(sent);
        _digested = today;
    }

    [LoggerMessage(LogLevel.Information, "Alerts about feedback: {Mails} mails.")]
    private partial void Alerted(int mails);

    [LoggerMessage(LogLevel.Information, "Digests of feedback: {Mails} mails.")]
    private partial void Digested(int mails);

    [LoggerMessage(LogLevel.Error, "Mails about feedback were not sent to the end; they are tried again in five minutes.")]
    protected override partial void Failed(Exception error);
}

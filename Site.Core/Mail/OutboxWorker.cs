using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Site.Core.Mail;

/// <summary>Empties the outboxes: right after a commit that left a mail, when a retry is due, and now and then in case another node has left something.</summary>
internal sealed partial class OutboxWorker(
    IEnumerable<IOutboxDatabase> databases, OutboxDelivery delivery, Outbox outbox, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    /// <summary>What a stop left behind can wait until the start is over.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends what is due in all databases.</summary>
    /// <returns>How long nothing else will be.</returns>
    internal async Task<TimeSpan> RoundAsync(CancellationToken cancellation)
    {
        var pauses = await Task.WhenAll(databases.Select(database => RoundAsync(database, cancellation)));
        return pauses.Append(LookEvery).Min();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var pause = FirstLook;
            while (true)
            {
                await outbox.WaitAsync(pause, stoppingToken);
                pause = await RoundAsync(stoppingToken);
            }
        }
        finally
        {
            await delivery.SettleAsync();
        }
    }

    private async Task<TimeSpan> RoundAsync(IOutboxDatabase database, CancellationToken cancellation)
    {
        try
        {
            var look = await OutboxLook.TakeAsync(database, cancellation);
            if (look.NextAttempt <= time.GetUtcNow())
            {
                await delivery.DispatchAsync(database, cancellation);
                look = await OutboxLook.TakeAsync(database, cancellation);
            }
            if (look.Oldest < time.GetUtcNow() - OutboxSchedule.Retention)
                await delivery.ForgetAsync(database, cancellation);
            var pause = look.NextAttempt - time.GetUtcNow() ?? LookEvery;
            return pause < ShortestPause ? ShortestPause : pause;
        }
#pragma warning disable CA1031 // A database that cannot be reached must not end the worker, and with it the site.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Unreachable(error);
            return LookEvery;
        }
    }

    [LoggerMessage(LogLevel.Error, "An outbox cannot be read or written; its mails wait.")]
    private partial void Unreachable(Exception error);
}

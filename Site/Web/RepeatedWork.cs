namespace Site.Web;

/// <summary>What is done again and again, in the background, for as long as the site runs. A round that fails does not keep the next one from coming.</summary>
/// <param name="firstRound">After the start, which has better things to do.</param>
/// <param name="every">From the end of a round to the next.</param>
public abstract class RepeatedWork(TimeSpan firstRound, TimeSpan every, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>One round; several nodes may be at it at the same time.</summary>
    internal abstract Task RoundAsync(CancellationToken cancellation);

    /// <summary>Logs that a round did not come to its end.</summary>
    protected abstract void Failed(Exception error);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = firstRound; ; pause = every)
        {
            await Task.Delay(pause, Time, stoppingToken);
            try
            {
                await RoundAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A database that cannot be reached now must not end the site; the next round is another try.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(error);
            }
        }
    }
}

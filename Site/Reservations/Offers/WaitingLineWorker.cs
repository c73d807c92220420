using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>Each minute: ends the offers that nobody answered, and offers what is free to the next in line. On every node; whoever comes first does it.</summary>
public sealed partial class WaitingLineWorker(WaitingLine line, WaitingLook look, TimeProvider time, ILogger<WaitingLineWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    internal async Task RoundAsync(CancellationToken cancellation)
    {
        if (await look.HasSomethingAsync(cancellation) && await line.PassOnAsync(cancellation) is var done and > 0)
            Done(done);
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
#pragma warning disable CA1031 // A database that cannot be reached now must not end the site; the next minute is tried again.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Waiting lines: {Done} offers ended or were made.")]
    private partial void Done(int done);

    [LoggerMessage(LogLevel.Error, "The waiting lines could not be looked through.")]
    private partial void Failed(Exception error);
}

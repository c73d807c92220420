using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

/// <summary>Each minute: ends the offers that nobody answered, and offers what is free to the next in line. On every node; whoever comes first does it.</summary>
public sealed partial class WaitingLineWorker(WaitingLine line, WaitingLook look, TimeProvider time, ILogger<WaitingLineWorker> log)
    : RepeatedWork(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), time)
{
    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await look.HasSomethingAsync(cancellation) && await line.PassOnAsync(cancellation) is var done and > 0)
            Done(done);
    }

    [LoggerMessage(LogLevel.Information, "Waiting lines: {Done} offers ended or were made.")]
    private partial void Done(int done);

    [LoggerMessage(LogLevel.Error, "The waiting lines could not be looked through.")]
    protected override partial void Failed(Exception error);
}

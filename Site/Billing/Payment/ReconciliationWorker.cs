using Site.Core.Billing;
using Site.Web;

namespace Site.Billing;

/// <summary>Each minute: looks after payments whose turn it is; each one is asked about every five minutes.</summary>
public sealed partial class ReconciliationWorker(Reconciliation reconciliation, TimeProvider time, ILogger<ReconciliationWorker> log)
    : RepeatedWork(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), time)
{
    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await reconciliation.RunAsync(cancellation) is var looked and > 0)
            Looked(looked);
    }

    [LoggerMessage(LogLevel.Information, "Payments: {Count} looked at.")]
    private partial void Looked(int count);

    [LoggerMessage(LogLevel.Error, "Payments could not be looked at.")]
    protected override partial void Failed(Exception error);
}

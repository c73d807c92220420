using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Site.Core.Mail;

namespace Site.Web;

/// <summary>Degraded, never worse, when mails do not arrive: the pages do without them.</summary>
internal sealed class OutboxHealth(OutboxStatus outbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await outbox.CountAsync(cancellationToken);
            var words = $"Mails given up: {count.Dead}, in the last 24 hours: {count.DeadLately}; overdue: {count.Overdue}.";
            return count is { DeadLately: 0, Overdue: 0 } ? HealthCheckResult.Healthy(words) : HealthCheckResult.Degraded(words);
        }
        catch (DbException error)
        {
            return HealthCheckResult.Degraded("The outbox cannot be read.", error);
        }
    }
}

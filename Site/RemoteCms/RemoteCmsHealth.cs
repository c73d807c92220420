using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Site.Core.Help.Remote;

namespace Site.RemoteCms;

/// <summary>Degraded, never worse, while the CMS cannot be read: the contents from before are served, and it is said how old they are.</summary>
internal sealed class RemoteCmsHealth(RemoteContentWorker worker, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = worker.State;
        var age = state.ReadAt is null ? "There are no contents to serve."
            : $"The contents that are served were confirmed {Ago(state.CheckedAt ?? state.ReadAt.Value)} ago and read {Ago(state.ReadAt.Value)} ago.";
        return Task.FromResult(state.Problem is { } problem ? HealthCheckResult.Degraded($"{problem} {age}")
            : state.CheckedAt is null ? HealthCheckResult.Degraded($"The CMS has not answered yet. {age}")
            : HealthCheckResult.Healthy(age));
    }

    private string Ago(DateTimeOffset moment) => (time.GetUtcNow() - moment) switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 2 } age => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} minutes"),
        var age => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} hours"),
    };
}

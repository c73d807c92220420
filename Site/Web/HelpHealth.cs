using Microsoft.Extensions.Diagnostics.HealthChecks;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Healthy when there is help content to serve.</summary>
internal sealed class HelpHealth(HelpLibrary library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(library.Current.Centre is null
            ? HealthCheckResult.Degraded("No help centre is published.")
            : HealthCheckResult.Healthy());
}

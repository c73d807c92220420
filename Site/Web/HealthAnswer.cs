using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Site.Web;

/// <summary>What <c>/sante</c> answers: the state as one word, then for each part that is not well a line that says why.</summary>
internal static class HealthAnswer
{
    public static HealthCheckOptions Options { get; } = new() { ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var troubles = report.Entries.Where(part => part.Value.Status != HealthStatus.Healthy)
            .Select(part => $"{part.Key}: {part.Value.Status}. {part.Value.Description}");
        return context.Response.WriteAsync(string.Join('\n', troubles.Prepend(report.Status.ToString())));
    }
}

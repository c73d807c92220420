using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Tests.Support;
using Site.Web;

namespace Site.Benchmarks;

/// <summary>The site in this process, on a real port, in Development (which has accounts to sign in with).</summary>
internal static class RunningSite
{
    /// <param name="change">Of the site's services; null for none.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<WebApplication> StartAsync(string dataPath, Action<IServiceCollection>? change = null, string[]? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Site",
            ContentRootPath = Path.Combine(Repository.Root, "Site"),
            Args = ["--urls", "http://127.0.0.1:0", "--environment", "Development", "--Data:Path", dataPath, .. settings ?? []],
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSite();
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseSite();
        await app.StartAsync();
        return app;
    }
}

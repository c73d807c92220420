using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Site.Cms.Backoffice;

namespace Site.Tests.Backoffice;

/// <summary>The backoffice's files alone, as the build left them beside the tests, in memory.</summary>
public sealed class BackofficeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BackofficeHost(WebApplication app) => _app = app;

    /// <summary>The CMS's own files beside the binaries.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "umbraco");

    public static string ClientFolder { get; } = Path.Combine(Folder, "Backoffice", "dist");

    public static string FilesFolder { get; } = Path.Combine(ClientFolder, "files");

    public static async Task<BackofficeHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddBackoffice(Folder);
        var app = builder.Build();
        app.MapBackoffice();
        await app.StartAsync();
        return new BackofficeHost(app);
    }

    public HttpClient Client() => _app.GetTestClient();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

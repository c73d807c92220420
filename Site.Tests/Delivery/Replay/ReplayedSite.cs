using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms;
using Site.Cms.Delivery;

namespace Site.Tests.Delivery.Replay;

/// <param name="Body">Null when the body is empty.</param>
public sealed record ReplayedAnswer(int Status, string? ContentType, string? Location, JsonNode? Body);

/// <summary>A CMS that starts clean, in English as the recorded one did, and plays what was recorded.</summary>
internal sealed class ReplayedSite : IAsyncDisposable
{
    private const string ApiKey = "la-cle-des-essais-de-livraison";

    private readonly string folder = Directory.CreateTempSubdirectory("cms-").FullName;
    private readonly CmsHost cms;
    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly ManagementPlayback management;

    private ReplayedSite()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Cms:DeliveryApi:ApiKey", ApiKey)]).Build();
        var options = new CmsOptions { DataPath = folder, FirstRun = FirstRunMode.None, DefaultLanguage = "en-US" };
        var delivery = new CmsFeature(
            services => services.AddDelivery(settings.GetSection(DeliveryOptions.Section)).AddSingleton<MediaPlayback>().AddSingleton<ManagementPlayback>(),
            routes => routes.MapDelivery());
        cms = new CmsHost(options, NullLoggerFactory.Instance, TimeProvider.System, [], delivery);
        management = cms.Services.GetRequiredService<ManagementPlayback>();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        app = builder.Build();
        app.Run(cms.InvokeAsync);
        app.Start();
        client = app.GetTestClient();
    }

    public static async Task<ReplayedSite> StartAsync()
    {
        var site = new ReplayedSite();
        await site.cms.StartAsync();
        return site;
    }

    /// <summary>Plays calls in order: those of the Delivery API over HTTP, the others through the engine's services.</summary>
    /// <returns>The Delivery API's answers by step.</returns>
    public async Task<IReadOnlyDictionary<int, ReplayedAnswer>> PlayAsync(IEnumerable<RecordedCall> calls)
    {
        var answers = new Dictionary<int, ReplayedAnswer>();
        foreach (var call in calls)
        {
            if (call.IsDelivery)
                answers[call.Step] = await AskAsync(call);
            else if (call.Method != "GET")
                await management.PlayAsync(call);
        }
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await cms.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ReplayedAnswer> AskAsync(RecordedCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.PathAndQuery);
        foreach (var (name, value) in call.RequestHeaders)
            request.Headers.TryAddWithoutValidation(name, value.Replace("{{apiKey}}", ApiKey, StringComparison.Ordinal));
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return new ReplayedAnswer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), response.Headers.Location?.OriginalString,
            body.Length == 0 ? null : JsonNode.Parse(body));
    }
}

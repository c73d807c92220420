using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Cms.Delivery;
using Site.Cms.Publishing;

namespace Site.Tests.Delivery.Support;

/// <summary>The Delivery API alone in memory, over snapshots that the test makes.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    public const string ApiKey = "une-cle-de-seize-lettres";

    private readonly WebApplication app;

    public DeliveryHost(CmsSnapshot snapshot, params (string Key, string Value)[] settings)
    {
        Snapshot = snapshot;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Configuration["Cms:DeliveryApi:ApiKey"] = ApiKey;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddDelivery(builder.Configuration.GetSection(DeliveryOptions.Section));
        builder.Services.AddSingleton(new DeliverySource(() => Snapshot, "fr-FR"));
        app = builder.Build();
        app.UseRouting();
        app.MapDelivery();
        app.Start();
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public CmsSnapshot Snapshot { get; set; }

    /// <param name="path">Below <c>/umbraco/delivery/api/v2/</c>.</param>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/umbraco/delivery/api/v2/" + path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

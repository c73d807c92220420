using Microsoft.Extensions.Options;
using Site.Cms;
using Site.Cms.Webhooks;
using Site.Core.Help;
using Site.Core.Help.Remote;
using Site.Web;

namespace Site.RemoteCms;

/// <summary>The composition root's side of a CMS elsewhere (<c>Cms:Source=remote</c>): contents over HTTP, media through the site, and no CMS of our own.</summary>
internal static class RemoteCmsRegistration
{
    public const string ContentClient = "umbraco-delivery";
    public const string MediaClient = "umbraco-media";

    /// <summary>In bytes: a page of a hundred documents, and much more.</summary>
    private const long LargestAnswer = 64L * 1024 * 1024;

    public static void AddRemoteCms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RemoteContentOptions>().BindConfiguration(RemoteContentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(ContentClient, (provider, client) => Reach(provider, client, withKey: true)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient(MediaClient, (provider, client) => Reach(provider, client, withKey: false)).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddSingleton<RemoteContentSource>();
        services.AddSingleton<IContentSource>(provider => provider.GetRequiredService<RemoteContentSource>());
        services.AddSingleton(provider => new RemoteContentWorker(
            provider.GetRequiredService<RemoteContentSource>(),
            () => new DeliveryClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ContentClient), [.. provider.GetRequiredService<IOptions<RemoteContentOptions>>().Value.OtherAddresses]),
            new ContentFile(Path.Combine(provider.GetRequiredService<DataFolder>().Path, ContentFile.Name)),
            provider.GetRequiredService<IOptions<RemoteContentOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RemoteContentWorker>>())
        {
            WhenRead = cancellation => provider.GetRequiredService<RemoteMediaLibrary>().RefreshAsync(cancellation),
        });
        // Before the library makes its first snapshot of them.
        services.AddHostedService(provider => provider.GetRequiredService<RemoteContentWorker>());
        services.AddSingleton(provider => new RemoteMediaLibrary(
            provider.GetRequiredService<RemoteContentSource>(), provider.GetRequiredService<IHttpClientFactory>(),
            Path.Combine(provider.GetRequiredService<DataFolder>().Path, "cache", "media"),
            new MediaVersions(Path.Combine(provider.GetRequiredService<DataFolder>().Path, "media-versions.json")),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RemoteMediaLibrary>>()));
        services.AddSingleton(provider => new MediaHost(
            provider.GetRequiredService<IOptions<CmsOptions>>().Value, provider.GetRequiredService<RemoteMediaLibrary>(),
            provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IImageAddresses>(provider => new SignedImageAddresses(provider.GetRequiredService<MediaHost>().Addresses));
        services.AddSingleton<WebhookGuard>();
        services.AddHealthChecks().AddCheck<RemoteCmsHealth>("cms");
    }

    public static void UseRemoteCms(this WebApplication app)
    {
        var media = app.Services.GetRequiredService<MediaHost>();
        app.MapWhen(context => context.Request.Path.StartsWithSegments("/media"), branch => branch.Run(media.InvokeAsync));
    }

    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private static void Reach(IServiceProvider provider, HttpClient client, bool withKey)
    {
        var options = provider.GetRequiredService<IOptions<RemoteContentOptions>>().Value;
        client.BaseAddress = new Uri(options.BaseAddress!.AbsoluteUri.TrimEnd('/') + "/");
        client.Timeout = withKey ? TimeSpan.FromSeconds(options.TimeoutSeconds) : TimeSpan.FromMinutes(5);
        if (!withKey)
            return;
        client.MaxResponseContentBufferSize = LargestAnswer;
        if (options.ApiKey is { } key)
            client.DefaultRequestHeaders.Add("Api-Key", key);
    }
}

using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Cms.Data;
using Site.Cms.FirstRun;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;
using Site.Cms.References;
using Site.Cms.Search;
using Site.Cms.Versions;

namespace Site.Cms;

/// <summary>A part of the CMS with services and endpoints of its own, such as the Content Delivery API.</summary>
public sealed record CmsFeature(Action<IServiceCollection> Services, Action<IEndpointRouteBuilder> Endpoints);

/// <summary>
/// The embedded CMS in a service container of its own, so that its identity world and the portal's never mix. It answers everything
/// below <c>/umbraco</c> and <c>/media</c>.
/// </summary>
public sealed partial class CmsHost : IAsyncDisposable
{
    private static readonly TimeSpan ScheduleInterval = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;
    private readonly ILogger<CmsHost> _logger;
    private readonly RequestDelegate _pipeline;
    private ITimer? _schedules;

    public CmsHost(
        CmsOptions options, ILoggerFactory loggers, TimeProvider time, IEnumerable<IPublishRule> rules, params IReadOnlyList<CmsFeature> features)
    {
        var services = new ServiceCollection();
        services.AddSingleton(options);
        services.AddSingleton(loggers);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(time);
        foreach (var rule in rules)
            services.AddSingleton(rule);
        AddEngine(services, options);
        services.AddRouting();
        services.AddSingleton(new DiagnosticListener("Site.Cms"));
        services.AddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>());
        foreach (var feature in features)
            feature.Services(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _logger = loggers.CreateLogger<CmsHost>();
        _pipeline = BuildPipeline(features);
    }

    public IServiceProvider Services => _services;

    public SnapshotHolder Snapshots => _services.GetRequiredService<SnapshotHolder>();

    /// <summary>Opens or creates the database, fills an empty one, and puts the first snapshot in place.</summary>
    /// <exception cref="CmsDatabaseException">The database cannot be used.</exception>
    /// <exception cref="FirstRunException">The first-run files are wrong; nothing was loaded.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        _services.GetService<IStartupValidator>()?.Validate();
        _services.GetRequiredService<CmsStore>().Prepare();
        _services.GetRequiredService<CmsEngine>().Load();
        await _services.GetRequiredService<FirstRunLoader>().RunAsync(cancellation);
        _schedules = _services.GetRequiredService<TimeProvider>().CreateTimer(_ => _ = RunSchedulesAsync(), null, TimeSpan.Zero, ScheduleInterval);
    }

    /// <summary>Answers a request below <c>/umbraco</c> or <c>/media</c>; any other path there is a 404 without body.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var outer = context.Features.Get<IServiceProvidersFeature>();
        var endpoint = context.GetEndpoint();
        var routeValues = context.Request.RouteValues;
        // An API's empty answers stay empty: the portal's error pages are not for it. A missing file is asked for by people.
        if (context.Request.Path.StartsWithSegments("/umbraco") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        await using var scope = _services.CreateAsyncScope();
        try
        {
            context.Features.Set<IServiceProvidersFeature>(new ScopeFeature { RequestServices = scope.ServiceProvider });
            context.SetEndpoint(null);
            context.Request.RouteValues = [];
            await _pipeline(context);
        }
        finally
        {
            context.Features.Set(outer);
            context.SetEndpoint(endpoint);
            context.Request.RouteValues = routeValues;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_schedules is not null)
            await _schedules.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static void AddEngine(IServiceCollection services, CmsOptions options)
    {
        var media = Path.Combine(options.DataPath, "media");
        services.AddSingleton(new CmsStore(Path.Combine(options.DataPath, "cms.db")));
        services.AddSingleton<SnapshotHolder>();
        services.AddSingleton<CmsEngine>();
        services.AddSingleton<PropertyEditors>();
        services.AddSingleton<PropertyValidation>();
        services.AddSingleton<DataTypeService>();
        services.AddSingleton<DocumentTypeService>();
        services.AddSingleton<SchemaFolders>();
        services.AddSingleton<DocumentService>();
        services.AddSingleton<DocumentPublishing>();
        services.AddSingleton<DocumentTree>();
        services.AddSingleton<DocumentRedirects>();
        services.AddSingleton<DomainService>();
        services.AddSingleton<DocumentNotifications>();
        services.AddSingleton<DocumentVersions>();
        services.AddSingleton<ContentReferences>();
        services.AddSingleton<ContentTags>();
        services.AddSingleton<DocumentSearch>();
        services.AddSingleton(new MediaFileStore(media));
        services.AddSingleton(provider => new TemporaryFiles(Path.Combine(media, ".temporary"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MediaService>();
        services.AddSingleton<MediaTreeService>();
        services.AddSingleton<MediaEndpoint>();
        services.AddSingleton<SeedSchemaLoader>();
        services.AddSingleton<SeedContentLoader>();
        services.AddSingleton<FirstRunLoader>();
    }

    private RequestDelegate BuildPipeline(IReadOnlyList<CmsFeature> features)
    {
        var app = new ApplicationBuilder(_services);
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            MediaEndpoint.Map(endpoints);
            foreach (var feature in features)
                feature.Endpoints(endpoints);
        });
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return app.Build();
    }

    private async Task RunSchedulesAsync()
    {
        try
        {
            await _services.GetRequiredService<DocumentPublishing>().RunSchedulesAsync();
            await _services.GetRequiredService<DocumentVersions>().CleanUpDailyAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            SchedulesFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Error, "Scheduled work failed; it will be tried again.")]
    private partial void SchedulesFailed(Exception error);

    private sealed class ScopeFeature : IServiceProvidersFeature
    {
        public required IServiceProvider RequestServices { get; set; }
    }
}

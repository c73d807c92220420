using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Cms.Backoffice;
using Site.Cms.Data;
using Site.Cms.Dictionary;
using Site.Cms.FirstRun;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Moving;
using Site.Cms.Moving.Push;
using Site.Cms.Publishing;
using Site.Cms.References;
using Site.Cms.Search;
using Site.Cms.Versions;
using Site.Cms.Webhooks;

namespace Site.Cms;

/// <summary>A part of the CMS with services and endpoints of its own, such as the Content Delivery API.</summary>
public sealed record CmsFeature(Action<IServiceCollection> Services, Action<IEndpointRouteBuilder> Endpoints)
{
    /// <summary>What stands between routing and the endpoints, such as authentication.</summary>
    public Action<IApplicationBuilder>? Middleware { get; init; }

    /// <summary>
    /// For staff: built when the first request asks for a path that no other feature answers, with a container of its own that shares the
    /// engine. A process that only serves pages never pays for it.
    /// </summary>
    public bool OnDemand { get; init; }
}

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
    private readonly Lazy<StaffSide> _staff;
    private readonly BackofficeGate _gate;
    private ITimer? _schedules;

    public CmsHost(
        CmsOptions options, ILoggerFactory loggers, TimeProvider time, IEnumerable<IPublishRule> rules, params IReadOnlyList<CmsFeature> features)
        : this(options, loggers, time, rules, addresses: null, features)
    {
    }

    /// <param name="addresses">Where the public reads documents; null for their paths in the tree.</param>
    public CmsHost(
        CmsOptions options, ILoggerFactory loggers, TimeProvider time, IEnumerable<IPublishRule> rules, IPublicAddresses? addresses,
        params IReadOnlyList<CmsFeature> features)
    {
        var engine = new ServiceCollection();
        engine.AddSingleton(options);
        engine.AddSingleton(loggers);
        engine.AddSingleton(time);
        foreach (var rule in rules)
            engine.AddSingleton(rule);
        if (addresses is not null)
            engine.AddSingleton(addresses);
        AddEngine(engine, options);
        var shared = engine.ToList();

        _gate = new BackofficeGate(options.Backoffice);
        var always = features.Where(feature => !feature.OnDemand).ToList();
        _services = Build(engine, always);
        _logger = loggers.CreateLogger<CmsHost>();
        _pipeline = Pipeline(_services, always, otherwise: AnswerStaffAsync, MediaEndpoint.Map);
        _staff = new Lazy<StaffSide>(() => StaffSide.Build(_services, shared, [.. features.Where(feature => feature.OnDemand)]));
    }

    public IServiceProvider Services => _services;

    /// <summary>Services of the features on demand; the first look builds them.</summary>
    public IServiceProvider StaffServices => _staff.Value.Services;

    /// <summary>Whether any person has an account. Cheap: it does not build what only staff use.</summary>
    public bool HasStaffAccounts => Users.StaffDatabase.HasAccounts(_services.GetRequiredService<CmsStore>());

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
        _services.GetRequiredService<WebhookSender>().Start();
        _schedules = _services.GetRequiredService<TimeProvider>().CreateTimer(_ => _ = RunSchedulesAsync(), null, TimeSpan.Zero, ScheduleInterval);
    }

    /// <summary>Answers a request below <c>/umbraco</c> or <c>/media</c>; any other path there is a 404 without body.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var routeValues = context.Request.RouteValues;
        // An API's empty answers stay empty: the portal's error pages are not for it. A missing file is asked for by people.
        if (context.Request.Path.StartsWithSegments("/umbraco") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (!_gate.Admits(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        try
        {
            await RunAsync(context, _services, _pipeline);
        }
        finally
        {
            context.SetEndpoint(endpoint);
            context.Request.RouteValues = routeValues;
        }
    }

    /// <summary>
    /// Which member of staff makes a request of another part of the site, by the backoffice client's token or a machine's. Null for nobody; then, without an
    /// <c>Authorization</c> header, nothing of the staff's side is built.
    /// </summary>
    public async Task<Users.StaffMember?> FindStaffAsync(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 && _gate.AdmitsStaff(context) ? await _staff.Value.FindAsync(context) : null;

    /// <summary>A member of staff as they are now; null for nobody, and for whoever is disabled. Builds the staff's side.</summary>
    public Users.StaffMember? FindStaff(Guid id) => StaffServices.GetRequiredService<Users.IStaffDirectory>().Find(id);

    /// <summary>Documents that a member of staff may read; null for all.</summary>
    public IReadOnlyCollection<Guid>? ReadableBy(Users.StaffMember member) => new Users.DocumentAccess(_services.GetRequiredService<CmsEngine>().State, member).Readable;

    public async ValueTask DisposeAsync()
    {
        if (_schedules is not null)
            await _schedules.DisposeAsync();
        if (_staff.IsValueCreated)
            await _staff.Value.DisposeAsync();
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
        services.AddSingleton(provider => new SchemaChange(
            new ValueConversion(provider.GetRequiredService<PropertyEditors>(), provider.GetRequiredService<PropertyValidation>())));
        services.AddSingleton<DataTypeService>();
        services.AddSingleton<DocumentTypeService>();
        services.AddSingleton<SchemaFolders>();
        services.AddSingleton<LanguageService>();
        services.AddSingleton<DictionaryService>();
        services.AddSingleton<DocumentService>();
        services.AddSingleton<DocumentPublishing>();
        services.AddSingleton<DocumentTree>();
        services.AddSingleton<DocumentAddresses>();
        services.AddSingleton<DocumentRedirects>();
        services.AddSingleton<DomainService>();
        services.AddSingleton<DocumentNotifications>();
        services.AddSingleton<DocumentVersions>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<WebhookCalls>();
        services.AddSingleton<WebhookBodies>();
        services.AddSingleton(provider => new WebhookSender(
            provider.GetRequiredService<CmsEngine>(), provider.GetRequiredService<WebhookCalls>(), provider.GetRequiredService<WebhookBodies>(), options,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WebhookSender>>()));
        services.AddSingleton<ContentReferences>();
        services.AddSingleton<ContentTags>();
        services.AddSingleton<DocumentSearch>();
        services.AddSingleton(new MediaFileStore(media));
        services.AddSingleton(provider => new TemporaryFiles(Path.Combine(media, TemporaryFiles.FolderName), options.Media, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TemporaryFiles>>()));
        services.AddSingleton<MediaService>();
        services.AddSingleton<MediaTreeService>();
        services.AddSingleton<MediaIndex>();
        services.AddSingleton<IMediaLibrary>(provider => provider.GetRequiredService<MediaIndex>());
        services.AddSingleton<MediaEndpoint>();
        services.AddImaging(options);
        services.AddSingleton<SeedSchemaLoader>();
        services.AddSingleton<SeedMediaLoader>();
        services.AddSingleton<SeedContentLoader>();
        services.AddSingleton<SeedLoader>();
        services.AddSingleton<FirstRunLoader>();
        services.AddSingleton<ContentExport>();
        services.AddSingleton<ContentImport>();
        services.AddSingleton<ContentPush>();
    }

    /// <summary>A container for features, on top of what is given.</summary>
    internal static ServiceProvider Build(IServiceCollection services, IEnumerable<CmsFeature> features)
    {
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddRouting();
        services.AddSingleton(new DiagnosticListener("Site.Cms"));
        services.AddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>());
        foreach (var feature in features)
            feature.Services(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <param name="otherwise">Answers what no endpoint does.</param>
    internal static RequestDelegate Pipeline(
        IServiceProvider services, IReadOnlyList<CmsFeature> features, RequestDelegate otherwise, Action<IEndpointRouteBuilder>? more = null)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        foreach (var feature in features)
            feature.Middleware?.Invoke(app);
        app.UseEndpoints(endpoints =>
        {
            more?.Invoke(endpoints);
            foreach (var feature in features)
                feature.Endpoints(endpoints);
            // Whoever asks for the endpoints would have all their handlers compiled once more.
            IReadOnlyList<Endpoint> built = new CompositeEndpointDataSource(endpoints.DataSources).Endpoints;
            endpoints.DataSources.Clear();
            endpoints.DataSources.Add(new DefaultEndpointDataSource(built));
        });
        app.Run(otherwise);
        return app.Build();
    }

    internal static async Task RunAsync(HttpContext context, IServiceProvider services, RequestDelegate pipeline)
    {
        var outer = context.Features.Get<IServiceProvidersFeature>();
        await using var scope = services.CreateAsyncScope();
        try
        {
            context.Features.Set<IServiceProvidersFeature>(new ScopeFeature { RequestServices = scope.ServiceProvider });
            context.SetEndpoint(null);
            context.Request.RouteValues = [];
            await pipeline(context);
        }
        finally
        {
            context.Features.Set(outer);
        }
    }

    private Task AnswerStaffAsync(HttpContext context) => _staff.Value.InvokeAsync(context);

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

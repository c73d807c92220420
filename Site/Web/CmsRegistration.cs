using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Cms;
using Site.Cms.Backoffice;
using Site.Cms.Delivery;
using Site.Cms.Media.Imaging;
using Site.Cms.Publishing;
using Site.Cms.Publishing.Quality;
using Site.Core.Help;
using Site.Core.Help.Addresses;
using Site.Help;
using Site.RemoteCms;

namespace Site.Web;

/// <summary>The composition root's side of the CMS: its options, and, unless it is elsewhere, its branch and its adapter to <see cref="IContentSource"/>.</summary>
internal static class CmsRegistration
{
    /// <summary>What the CMS answers.</summary>
    private static readonly PathString[] CmsPaths = [BackofficeAddress.Root, BackofficeAddress.Packages, "/media"];

    public static void AddCms(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Cms");
        builder.Services.AddOptions<CmsOptions>()
            .Bind(section)
            .Configure<DataFolder, PublicAddress>((options, data, address) =>
            {
                options.DataPath = data.Path;
                options.PublicAddress = () => address.Root;
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<StaffBackoffice>();
        if (builder.HasRemoteCms())
            builder.AddRemoteCms();
        else
            builder.AddEmbeddedCms();
        builder.AddCmsStaff();
    }

    /// <summary>Whether contents come from a CMS elsewhere; nothing of the embedded one is then there.</summary>
    /// <exception cref="OptionsValidationException">The setting is neither.</exception>
    private static bool HasRemoteCms(this WebApplicationBuilder builder) => builder.Configuration["Cms:Source"]?.ToLowerInvariant() switch
    {
        null or "" or "embedded" => false,
        "remote" => true,
        var other => throw new OptionsValidationException("Cms", typeof(CmsOptions), [$"Cms:Source is « {other} »; it is embedded or remote."]),
    };

    private static void AddEmbeddedCms(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Cms");
        builder.Services.AddSingleton<EmbeddedAddresses>();
        builder.Services.AddSingleton(services => new CmsHost(
            services.GetRequiredService<IOptions<CmsOptions>>().Value,
            services.GetRequiredService<ILoggerFactory>(),
            services.GetRequiredService<TimeProvider>(),
            Rules(new LinkedPaths(services.GetRequiredService<EmbeddedAddresses>(), path => services.GetRequiredService<FormerAddresses>().Find(path)).WhereTo),
            services.GetRequiredService<EmbeddedAddresses>(),
            new CmsFeature(cms => cms.AddDelivery(section.GetSection("DeliveryApi"), IContentSource.Expand), endpoints => endpoints.MapDelivery()),
            StaffRegistration.StaffFeature(services)));
        builder.Services.AddSingleton<IContentSource, EmbeddedContentSource>();
        builder.Services.AddSingleton<EmbeddedDrafts>();
        builder.Services.AddSingleton<IDraftSource>(services => services.GetRequiredService<EmbeddedDrafts>());
        builder.Services.AddSingleton<HelpDrafts>();
        builder.Services.AddSingleton<IPreviewAccess>(services => services.GetRequiredService<EmbeddedDrafts>());
        builder.Services.AddSingleton<IImageAddresses>(services => new SignedImageAddresses(services.GetRequiredService<CmsHost>().Services.GetRequiredService<ImageAddresses>()));
        builder.Services.AddHostedService<CmsStart>();
        builder.AddStaff();
    }

    private static void AddCmsStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RemoteStaffOptions>().BindConfiguration(RemoteStaffOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (builder.Configuration[RemoteStaffOptions.Section + ":BaseAddress"] is { Length: > 0 })
        {
            builder.Services.AddHttpClient(RemoteStaff.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            builder.AddStaffAccess<RemoteStaff>();
        }
        else if (builder.HasRemoteCms())
        {
            builder.AddStaffAccess<NoStaff>();
        }
        else
        {
            builder.AddStaffAccess<EmbeddedStaff>();
        }
    }

    public static void UseCms(this WebApplication app)
    {
        if (app.Services.GetService<CmsHost>() is not { } cms)
        {
            app.UseRemoteCms();
            return;
        }
        app.MapWhen(
            context => CmsPaths.Any(path => context.Request.Path.StartsWithSegments(path)),
            branch =>
            {
                branch.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerProblemAsync });
                branch.Run(cms.InvokeAsync);
            });
    }

    /// <summary>What publishing checks.</summary>
    /// <param name="whereTo">Whether a written path leads anywhere.</param>
    internal static IPublishRule[] Rules(Func<PublishCandidate, string, PathState> whereTo) =>
        [new ReservedAddressRule(), new AccessibleVideoRule(), new FormRule(), new AlternativeTextRule(), new BrokenLinkRule(whereTo)];

    private static Task AnswerProblemAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        new ProblemDetails { Type = "Error", Title = "Server Error", Status = StatusCodes.Status500InternalServerError },
        options: null, contentType: "application/problem+json");

    /// <summary>Database, first-run content and first snapshot, before the help pages ask for them.</summary>
    private sealed class CmsStart(CmsHost cms) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => cms.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

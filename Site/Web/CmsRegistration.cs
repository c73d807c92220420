using Microsoft.AspNetCore.Mvc;
using Site.Cms;
using Site.Cms.Backoffice;
using Site.Cms.Delivery;
using Site.Cms.Publishing;
using Site.Cms.Publishing.Quality;
using Site.Core.Help;
using Site.Core.Help.Addresses;
using Site.Help;

namespace Site.Web;

/// <summary>The composition root's side of the embedded CMS: its options, its branch and its adapter to <see cref="IContentSource"/>.</summary>
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
        builder.Services.AddSingleton<EmbeddedAddresses>();
        builder.Services.AddSingleton(services => new CmsHost(
            services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CmsOptions>>().Value,
            services.GetRequiredService<ILoggerFactory>(),
            services.GetRequiredService<TimeProvider>(),
            Rules(new LinkedPaths(services.GetRequiredService<EmbeddedAddresses>(), path => services.GetRequiredService<FormerAddresses>().Find(path)).WhereTo),
            services.GetRequiredService<EmbeddedAddresses>(),
            new CmsFeature(cms => cms.AddDelivery(section.GetSection("DeliveryApi")), endpoints => endpoints.MapDelivery()),
            StaffRegistration.StaffFeature(services)));
        builder.Services.AddSingleton<IContentSource, EmbeddedContentSource>();
        builder.Services.AddSingleton<EmbeddedDrafts>();
        builder.Services.AddSingleton<IDraftSource>(services => services.GetRequiredService<EmbeddedDrafts>());
        builder.Services.AddSingleton<IPreviewAccess>(services => services.GetRequiredService<EmbeddedDrafts>());
        builder.Services.AddSingleton<IImageAddresses, EmbeddedImageAddresses>();
        builder.Services.AddHostedService<CmsStart>();
        builder.AddStaff();
        builder.Services.AddOptions<RemoteStaffOptions>().BindConfiguration(RemoteStaffOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (builder.Configuration[RemoteStaffOptions.Section + ":BaseAddress"] is { Length: > 0 })
        {
            builder.Services.AddHttpClient(RemoteStaff.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            builder.AddStaffAccess<RemoteStaff>();
        }
        else
        {
            builder.AddStaffAccess<EmbeddedStaff>();
        }
    }

    public static void UseCms(this WebApplication app)
    {
        var cms = app.Services.GetRequiredService<CmsHost>();
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
        [new ReservedAddressRule(), new AccessibleVideoRule(), new AlternativeTextRule(), new BrokenLinkRule(whereTo)];

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

using Microsoft.Extensions.Options;
using Site.Cms;
using Site.Cms.Backoffice;
using Site.Cms.Management;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Web;

/// <summary>What only staff use of the CMS: sign-in, Management API, backoffice. Built when somebody first asks for it.</summary>
internal static partial class StaffRegistration
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<UnattendedOptions>().BindConfiguration(UnattendedOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<StaffOpenIdOptions>().BindConfiguration(StaffOpenIdOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SetupLink>();
        builder.Services.AddHostedService<FirstAccount>();
    }

    public static CmsFeature StaffFeature(IServiceProvider services) => new(
        cms => cms
            .AddStaffSignIn(new StaffOptions
            {
                ExampleAccounts = services.GetRequiredService<IHostEnvironment>().IsDevelopment(),
                Unattended = services.GetRequiredService<IOptions<UnattendedOptions>>().Value.Account,
                Setup = services.GetRequiredService<SetupLink>(),
                Mail = MailRegistration.StaffMail(services),
                ServiceName = services.GetRequiredService<IOptions<TownOptions>>().Value.ServiceName,
                SiteName = services.GetRequiredService<IOptions<TownOptions>>().Value.SiteName,
                OpenId = services.GetRequiredService<IOptions<StaffOpenIdOptions>>().Value is { IsOn: true } provider ? provider : null,
            })
            .AddManagement()
            .AddBackoffice(services.GetRequiredService<IOptions<CmsOptions>>().Value.SeedPath)
            .AddSingleton(services.GetRequiredService<IHostApplicationLifetime>()),
        routes =>
        {
            routes.MapStaffSignIn();
            routes.MapManagement();
            routes.MapBackoffice();
        })
    {
        OnDemand = true,
        Middleware = app => app.UseStaffSignIn().UseManagement(),
    };

    /// <summary>
    /// While nobody has an account: makes the unattended administrator, or prints the link with which the first one is made. In Development the
    /// example accounts come with the first request.
    /// </summary>
    private sealed partial class FirstAccount(
        CmsHost cms, SetupLink setup, IOptions<CmsOptions> cmsOptions, IOptions<UnattendedOptions> unattended, IHostEnvironment environment, ILogger<FirstAccount> log) : IHostedLifecycleService
    {
        // Once the site listens, which is when its own address is known.
        public Task StartedAsync(CancellationToken cancellationToken)
        {
            if (cms.HasStaffAccounts)
                return Task.CompletedTask;
            if (unattended.Value.Account is not null)
                _ = cms.StaffServices;
            else if (!environment.IsDevelopment())
                NobodyYet(new Uri(cmsOptions.Value.StaffAddress(), setup.Issue()).AbsoluteUri);
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(LogLevel.Warning, "Nobody can sign in to the backoffice yet. Make the first administrator within 24 hours, once, at {Link}")]
        private partial void NobodyYet(string link);
    }
}

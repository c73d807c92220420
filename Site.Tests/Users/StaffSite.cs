using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms;
using Site.Cms.Backoffice;
using Site.Cms.Management;
using Site.Cms.Management.Security;
using Site.Cms.Users;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>A CMS with its own sign-in, on a clock that the test moves, answering over HTTP. Starts with the one administrator below, unless told otherwise.</summary>
internal sealed class StaffSite : IAsyncDisposable
{
    public const string AdminMail = "admin@example.com";
    public const string AdminPassword = "correct-horse-battery";

    public static readonly UnattendedAccount Admin = new("Anchor Admin", AdminMail, AdminPassword) { Id = CmsUsers.System };

    private readonly TemporaryFolder? _ownFolder;
    private readonly WebApplication _app;
    private readonly CmsHost _cms;

    private StaffSite(StaffOptions staff, Action<CmsOptions>? configure, string? folder, ManualTime? time)
    {
        _ownFolder = folder is null ? new TemporaryFolder() : null;
        Folder = folder ?? _ownFolder!.Path;
        Time = time ?? new ManualTime();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        var options = new CmsOptions { DataPath = Folder, FirstRun = FirstRunMode.None, DefaultLanguage = "en-US", PublicAddress = () => Address };
        configure?.Invoke(options);
        Address = options.PublicAddress();
        var feature = new CmsFeature(
            services => services.AddStaffSignIn(staff).AddManagement()
                .AddBackoffice(Path.Combine(AppContext.BaseDirectory, "umbraco")).AddSingleton(_app.Lifetime),
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
        _cms = new CmsHost(options, NullLoggerFactory.Instance, Time, [], addresses: null, feature);
        _app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = From;
            return next(context);
        });
        _app.Run(_cms.InvokeAsync);
        _app.Start();
    }

    public string Folder { get; }

    public ManualTime Time { get; }

    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>The address that requests come from.</summary>
    public IPAddress From { get; set; } = IPAddress.Parse("192.0.2.1");

    public CmsHost Cms => _cms;

    public StaffDirectory Directory => _cms.StaffServices.GetRequiredService<StaffDirectory>();

    public StaffDbContext Database() => _cms.StaffServices.GetRequiredService<IDbContextFactory<StaffDbContext>>().CreateDbContext();

    public static async Task<StaffSite> StartAsync(
        StaffOptions? staff = null, Action<CmsOptions>? configure = null, string? folder = null, ManualTime? time = null)
    {
        var site = new StaffSite(staff ?? new StaffOptions { Unattended = Admin }, configure, folder, time);
        await site._cms.StartAsync();
        return site;
    }

    /// <summary>A browser without cookies.</summary>
    public StaffBrowser Browser() => new(this, _app.GetTestServer().CreateHandler());

    /// <summary>A browser in which somebody has signed in the way of the backoffice client.</summary>
    public async Task<StaffBrowser> SignedInAsync(string userName = AdminMail, string password = AdminPassword)
    {
        var browser = Browser();
        await browser.SignInAsync(userName, password);
        return browser;
    }

    /// <summary>Makes an account with a password, as an administrator does, and returns its id.</summary>
    public static async Task<Guid> AddAsync(StaffBrowser admin, string mail, string password, Guid? group = null)
    {
        var made = await admin.PostAsync("user", new { kind = "Default", email = mail, userName = mail, name = mail, userGroupIds = new[] { new { id = group ?? BuiltInGroups.Editors } } });
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync());
        var id = Guid.Parse(made.Headers.GetValues("Umb-Generated-Resource").Single());
        var set = await admin.PostAsync($"user/{id}/change-password", new { newPassword = password });
        Assert.That(set.StatusCode, Is.EqualTo(HttpStatusCode.OK), await set.Content.ReadAsStringAsync());
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _cms.DisposeAsync();
        _ownFolder?.Dispose();
    }
}

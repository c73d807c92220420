using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using MimeKit;
using Site.Benchmarks;
using Site.Core.Import;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Films.Recording;

/// <summary>The whole site with the sample town and PayFiP's simulator, on data of its own and at one moment, which never passes.</summary>
public sealed class FilmedSite : IAsyncDisposable
{
    /// <summary>Tuesday 24 November 2026, 10:00 in Paris: December can be booked, October is billed.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("portail-famille-film-").FullName;
    private readonly HashSet<string> _read = [];
    private WebApplication _app = null!;

    private FilmedSite()
    {
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<FilmedSite> StartAsync()
    {
        var site = new FilmedSite();
        site._app = await RunningSite.StartAsync(site._data, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new StandingTime()));
            services.AddSingleton<IStartupFilter, CookiesThatStay>();
            // ASP.NET's OpenID Connect client asks the system's clock.
            services.PostConfigureAll<OpenIdConnectOptions>(oidc => oidc.TokenValidationParameters.LifetimeValidator = (_, end, _, _) => end > Now);
        }, ["--Logging:LogLevel:Default", "Warning", "--Families:FirstRun", "sample", "--Billing:PayFip:Simulator:On", "true", "--Billing:PayFip:Simulator:Address", $"http://127.0.0.1:{FreePort()}"]);
        site.Address = new Uri(site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    /// <summary>The next mail to an address; waits for it, but not for ever.</summary>
    public async Task<MimeMessage> MailAsync(string to)
    {
        var folder = new MailFolder(Path.Combine(_data, "mail"));
        for (var patience = 0; patience < 200; patience++)
        {
            foreach (var name in folder.Names().Reverse().Where(name => !_read.Contains(name)))
            {
                if (await folder.FindAsync(name, CancellationToken.None) is { } mail && mail.To.Mailboxes.Any(box => box.Address == to))
                {
                    _read.Add(name);
                    return mail;
                }
            }
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No mail came to {to}.");
    }

    /// <summary>Two invoices of the sample family.</summary>
    public async Task BillAsync()
    {
        var sample = Path.Combine(Repository.Root, "Site.Core", "Billing", "Sample");
        await _app.Services.GetRequiredService<FolderImport>().ImportAsync(sample, new NothingRefused(), CancellationToken.None);
    }

    /// <summary>An account with the sample family's letter, made through the pages without being filmed.</summary>
    public async Task SignUpAsync(IBrowser browser, Parent parent)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = Address.ToString(), Locale = "fr-FR" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/inscription");
        foreach (var (field, value) in parent.SignUpFields)
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync("Vérifiez vos courriels");
        await page.GotoAsync(Mailbox.LinkIn(await MailAsync(parent.Mail)).ToString());
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(parent.Password);
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync("Mon compte");

        Task SeeAsync(string title) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class NothingRefused : IImportReport
    {
        public void Begins(string file)
        {
        }

        public void Goes(string file, long lines, int percent)
        {
        }

        public void Refused(string file, long line, string reason) => throw new InvalidOperationException($"{file}, line {line}: {reason}");

        public void Ends(ImportedFile result)
        {
        }
    }

    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>The browser's clock goes on: by it, every cookie of that day would have expired. A cookie that is taken back still is.</summary>
    private sealed class CookiesThatStay : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.SetCookie = context.Response.Headers.SetCookie.Select(WithoutEnd).ToArray();
                    return Task.CompletedTask;
                });
                return rest(context);
            });
            next(app);
        };

        private static string? WithoutEnd(string? cookie) => cookie is null ? null : string.Join(';', cookie.Split(';').Where(part => !EndsLater(part.Trim())));

        private static bool EndsLater(string part) =>
            part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(part["expires=".Length..], System.Globalization.CultureInfo.InvariantCulture, out var end) && end > Now;
    }
}

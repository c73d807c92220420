using Microsoft.Playwright;
using Site.Tests.Support;

namespace Site.Tests;

/// <summary>
/// One Chromium and one running site for all browser tests; each test opens its own context, with its own cookies.
/// Stands in the root namespace, because NUnit closes a set-up fixture with its namespace.
/// </summary>
[SetUpFixture]
public sealed class BrowserHost
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;
    private static SiteFactory? s_site;
    private static Uri? s_address;

    /// <summary>Address of a site on the seed's content, shared by tests that change nothing others look at.</summary>
    public static Uri Address => s_address ??= (s_site ??= new SiteFactory()).Listen();

    public static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        await Gate.WaitAsync();
        try
        {
            s_playwright ??= await Playwright.CreateAsync();
            s_browser ??= await s_playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.ExecutablePath,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
            options ??= new BrowserNewContextOptions();
            options.BaseURL ??= Address.ToString();
            options.Locale ??= "fr-FR";
            return await s_browser.NewContextAsync(options);
        }
        finally
        {
            Gate.Release();
        }
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
        if (s_site is not null)
            await s_site.DisposeAsync();
    }
}

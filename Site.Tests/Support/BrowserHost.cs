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
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;
    private static SiteFactory? _site;
    private static Uri? _address;
    private static SiteFactory? _remoteSite;
    private static Uri? _remoteAddress;

    /// <summary>Address of a site on the seed's content, shared by tests that change nothing others look at.</summary>
    public static Uri Address => _address ??= (_site ??= new SiteFactory()).Listen();

    /// <summary>The same with the CMS of one's choice.</summary>
    public static async Task<Uri> AddressAsync(ContentsFrom cms) =>
        cms == ContentsFrom.EmbeddedCms ? Address : _remoteAddress ??= (_remoteSite ??= await SecondProcess.SiteAsync()).Listen();

    public static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        await Gate.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.ExecutablePath,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
            options ??= new BrowserNewContextOptions();
            options.BaseURL ??= Address.ToString();
            options.Locale ??= "fr-FR";
            return await _browser.NewContextAsync(options);
        }
        finally
        {
            Gate.Release();
        }
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
        if (_remoteSite is not null)
            await _remoteSite.DisposeAsync();
    }
}

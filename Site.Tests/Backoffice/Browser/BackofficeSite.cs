using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Site.Cms;
using Site.Tests.Support;

namespace Site.Tests.Backoffice.Browser;

/// <summary>
/// One running site for all journeys, and one browser context an account: its first window signs in, the later ones find the session and the
/// client's files in the cache. A journey changes only documents of its own, so that the order of the tests does not matter.
/// </summary>
[SetUpFixture]
public sealed class BackofficeSite
{
    private static readonly Dictionary<Account, IBrowserContext> Contexts = [];
    private static SiteFactory? _site;
    private static Uri? _address;

    public static CmsHost Cms => _site!.Services.GetRequiredService<CmsHost>();

    public static Uri Address => _address ??= (_site ??= new SiteFactory()).Listen();

    internal static async Task<BackofficeWindow> OpenAsync(Account account)
    {
        if (!Contexts.TryGetValue(account, out var context))
            Contexts[account] = context = await NewContextAsync();
        return await BackofficeWindow.OpenAsync(context, account);
    }

    /// <summary>Where the mails lie that the site has sent.</summary>
    internal static string Mails => Path.Combine(_site!.DataPath, "mail");

    /// <summary>A browser that nobody has signed in to yet.</summary>
    internal static Task<IBrowserContext> NewContextAsync() => BrowserHost.OpenAsync(new() { BaseURL = Address.ToString(), ViewportSize = new() { Width = 1400, Height = 900 } });

    /// <summary>What a parent reads at an address of the public site, as text; null for an address where there is nothing.</summary>
    internal static async Task<string?> PublicTextAsync(string address)
    {
        using var visitor = new HttpClient { BaseAddress = Address };
        using var response = await visitor.GetAsync(new Uri(address, UriKind.Relative));
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        return WebUtility.HtmlDecode(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    // The machine that runs the tests may be busy: how long something takes is not what these tests are about.
    [OneTimeSetUp]
    public void WaitLong() => Assertions.SetDefaultExpectTimeout(BackofficeWindow.Patience);

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var context in Contexts.Values)
            await context.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
    }
}

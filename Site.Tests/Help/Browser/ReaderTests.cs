using Microsoft.Playwright;
using Site.Tests.Support;

namespace Site.Tests.Help.Browser;

/// <summary>The base of what parents see in a browser, which is tried with each CMS.</summary>
public abstract class ReaderTests(ContentsFrom cms)
{
    private protected Uri Address { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task FindSite() => Address = await BrowserHost.AddressAsync(cms);

    private protected Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL ??= Address.ToString();
        return BrowserHost.OpenAsync(options);
    }
}

using Microsoft.Playwright;

namespace Site.Tests.Backoffice.Browser;

/// <summary>What every journey through the backoffice also proves: no call on the way was refused or failed, no script broke.</summary>
public abstract class Journey
{
    private readonly List<BackofficeWindow> _windows = [];
    private readonly List<IBrowserContext> _guests = [];

    private protected async Task<BackofficeWindow> OpenAsync(Account account) => Watched(await BackofficeSite.OpenAsync(account));

    /// <summary>A window in a browser of its own, where nobody is signed in.</summary>
    private protected async Task<BackofficeWindow> OpenAsGuestAsync(string address)
    {
        var browser = await BackofficeSite.NewContextAsync();
        _guests.Add(browser);
        return Watched(await BackofficeWindow.AtAsync(browser, address));
    }

    private BackofficeWindow Watched(BackofficeWindow window)
    {
        _windows.Add(window);
        return window;
    }

    /// <summary>Listens to a window that another one opened.</summary>
    private protected BackofficeWindow Watch(Microsoft.Playwright.IPage page)
    {
        var window = new BackofficeWindow(page);
        _windows.Add(window);
        return window;
    }

    [TearDown]
    public async Task Nothing_failed_on_the_way()
    {
        var faults = _windows.SelectMany(window => window.Faults).ToList();
        var test = TestContext.CurrentContext;
        foreach (var (number, window) in _windows.Index())
        {
            if (test.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed || faults.Count > 0)
            {
                var path = Path.Combine(test.WorkDirectory, $"{test.Test.Name}-{number}.png");
                await window.Page.ScreenshotAsync(new() { Path = path });
                TestContext.AddTestAttachment(path);
            }
            await window.Page.CloseAsync();
        }
        _windows.Clear();
        foreach (var browser in _guests)
            await browser.DisposeAsync();
        _guests.Clear();
        Assert.That(faults, Is.Empty);
    }
}

namespace Site.Tests.Backoffice.Browser;

/// <summary>What every journey through the backoffice also proves: no call on the way was refused or failed, no script broke.</summary>
public abstract class Journey
{
    private readonly List<BackofficeWindow> _windows = [];

    private protected async Task<BackofficeWindow> OpenAsync(Account account) => Watched(await BackofficeSite.OpenAsync(account));

    /// <summary>What goes wrong in it fails the journey too.</summary>
    private protected BackofficeWindow Watched(BackofficeWindow window)
    {
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
        Assert.That(faults, Is.Empty);
    }
}

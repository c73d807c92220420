using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>The base of the public pages' tests, which run with each CMS.</summary>
public abstract class PageTests(ContentsFrom cms)
{
    private protected PagesSite Pages => PagesSites.Of(cms);
}

/// <summary>The sites of <see cref="PageTests"/>.</summary>
[SetUpFixture]
public sealed class PagesSites
{
    private static readonly Dictionary<ContentsFrom, PagesSite> Sites = [];

    public static PagesSite Of(ContentsFrom cms) => Sites[cms];

    [OneTimeSetUp]
    public async Task Start()
    {
        foreach (var cms in Enum.GetValues<ContentsFrom>())
            Sites[cms] = await PagesSite.StartAsync(cms);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var site in Sites.Values)
            await site.DisposeAsync();
        Sites.Clear();
    }
}

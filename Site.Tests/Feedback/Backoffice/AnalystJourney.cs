using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Core.Help;
using Site.Tests.Backoffice.Browser;
using Site.Tests.Feedback.Api;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>The section « Avis » of a site of its own, in a browser; afterwards: no call was refused unexpectedly, no script broke.</summary>
public abstract class AnalystJourney
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<BackofficeWindow> _windows = [];

    private protected AnalystSite Site { get; private set; } = null!;

    [SetUp]
    public void StartSite()
    {
        SetDefaultExpectTimeout(BackofficeWindow.Patience);
        Site = new AnalystSite();
    }

    [TearDown]
    public async Task StopSite()
    {
        foreach (var context in _contexts)
            await context.DisposeAsync();
        _contexts.Clear();
        await Site.DisposeAsync();
        var faults = _windows.SelectMany(window => window.Faults).ToList();
        _windows.Clear();
        Assert.That(faults, Is.Empty);
    }

    /// <summary>One of Development's example accounts, on one of the section's screens.</summary>
    private protected async Task<BackofficeWindow> OpenAsync(string name, string screen)
    {
        var context = await BrowserHost.OpenAsync(new() { BaseURL = Site.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 }, AcceptDownloads = true });
        _contexts.Add(context);
        var window = await BackofficeWindow.AtAsync(context, "/umbraco");
        _windows.Add(window);
        await window.Page.GetByLabel("Adresse e-mail").FillAsync($"{name}@exemple.fr");
        await window.Page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync($"{name}-exemple-2026");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(window.Page.Locator("umb-backoffice-main")).ToBeVisibleAsync();
        await GoAsync(window.Page, screen);
        return window;
    }

    private protected static Task GoAsync(IPage page, string screen) => page.GotoAsync($"/umbraco/section/avis/{screen}");

    /// <summary>What was said of something just done.</summary>
    private protected static Task SaysAsync(IPage page, string sentence) => Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = sentence })).ToBeVisibleAsync();

    private protected static async Task HasNoBarrierAsync(IPage page, string element)
    {
        var found = await page.Locator(element).First.RunAxe();
        Assert.That(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"), Is.Empty, element);
    }

    /// <summary>For people to look at, beside the test's results.</summary>
    private protected static Task<byte[]> ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"avis-{name}.png") });

    /// <summary>Somebody answers and writes a comment, as the form would a minute later.</summary>
    private protected async Task WriteAsync(HelpContent content, string text, bool useful = false)
    {
        var receipt = await Site.CastAsync(content, useful);
        await using var context = await Site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var hash = receipt.Hash();
        var earlier = DateTimeOffset.UtcNow.AddMinutes(-1);
        await context.Set<Vote>().Where(vote => vote.ReceiptHash == hash).ExecuteUpdateAsync(vote => vote.SetProperty(v => v.VotedAt, earlier));
        Assert.That(await Site.Services.GetRequiredService<FeedbackService>().CommentAsync(content.Id, receipt, CommentText.Parse(text, out _)!, CancellationToken.None),
            Is.EqualTo(CommentResult.Stored));
    }
}

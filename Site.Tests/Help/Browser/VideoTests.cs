using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Site.Cms;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Help.Browser;

/// <summary>An editor gives a tutorial a hosted video; a parent's browser asks nothing of that host before a click.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class VideoTests(ContentsFrom cms)
{
    private const string Host = "www.youtube-nocookie.com";
    private const string VideoPage = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

    private EditedSite _site = null!;
    private Uri _address = null!;
    private string _tutorial = "";

    [OneTimeSetUp]
    public async Task PublishVideo()
    {
        _site = EditedSite.Start();
        var editing = _site.Cms;
        var snapshot = editing.Snapshots.Current;
        var type = snapshot.Schema.DocumentTypesByAlias["tutorial"].Id;
        var tutorial = snapshot.Published.All.First(node => node.DocumentTypeId == type);
        var video = Block(
            snapshot.Schema.DocumentTypesByAlias["videoEmbed"].Id,
            ("provider", new[] { "youtube" }), ("videoId", "dQw4w9WgXcQ"), ("title", "Créer son compte"), ("duration", "2:35"),
            ("chapters", "0:00 Le courrier\n1:23 Le formulaire"), ("transcript", "Bonjour et **bienvenue**."));
        var values = tutorial.Values.Where(value => value.Key != "video").Select(value => new PropertyValueModel(value.Key, value.Value));

        var saved = await editing.Services.GetRequiredService<DocumentService>().UpdateAsync(
            tutorial.Id,
            new UpdateDocument { Values = [.. values, new PropertyValueModel("video", video)], Variants = [new VariantModel(tutorial.Name)] },
            CmsUsers.System);
        var published = await editing.Services.GetRequiredService<DocumentPublishing>().PublishAsync(tutorial.Id, PublishDocument.Now, CmsUsers.System);
        Assert.That((saved.Status, published.Status), Is.EqualTo((OperationStatus.Success, OperationStatus.Success)));

        _address = await _site.ReadAsync(cms);
        _tutorial = _site.Library.ById[tutorial.Id].Address;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Nothing_is_asked_of_the_video_s_host_before_the_click_and_its_player_alone_after_it()
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        var elsewhere = await KeepInsideAsync(page);
        await page.GotoAsync(_tutorial, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var video = page.Locator(".video");

        await Expect(video.GetByText($"hébergée par YouTube ({Host})")).ToBeVisibleAsync();
        await Expect(video.Locator($"a[href='{VideoPage}']")).ToBeVisibleAsync();
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
        Assert.That(elsewhere, Is.Empty);

        await video.GetByRole(AriaRole.Button, new() { Name = "Lire la vidéo" }).ClickAsync();

        await Expect(page.FrameLocator("iframe").GetByText("Lecteur")).ToBeVisibleAsync();
        await Expect(page.Locator("iframe")).ToHaveCountAsync(1);
        await Expect(page.Locator("iframe")).ToHaveAttributeAsync("title", "Vidéo\u00A0: Créer son compte");
        Assert.That(elsewhere, Has.Count.EqualTo(1));
        Assert.That(elsewhere[0], Does.StartWith($"https://{Host}/embed/dQw4w9WgXcQ?").And.Contain("autoplay=1"));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task A_tutorial_with_a_video_does_not_break_WCAG_2_2_AA(ColorScheme scheme)
    {
        await using var context = await OpenAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await KeepInsideAsync(page);
        await page.GotoAsync(_tutorial);
        await Expect(page.Locator(".video button")).ToBeVisibleAsync();
        await page.Locator(".transcript summary").ClickAsync();
        var before = await page.RunAxe(Accessibility.Wcag22AA);

        await page.Locator(".video").GetByRole(AriaRole.Button, new() { Name = "Lire la vidéo" }).ClickAsync();
        await Expect(page.FrameLocator("iframe").GetByText("Lecteur")).ToBeVisibleAsync();
        var after = await page.RunAxe(Accessibility.Wcag22AA);

        Assert.That(Accessibility.Describe(before), Is.Empty);
        Assert.That(Accessibility.Describe(after), Is.Empty);
    }

    [Test]
    public async Task A_tutorial_with_a_video_does_not_scroll_sideways_at_320_pixels()
    {
        await using var context = await OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var page = await context.NewPageAsync();
        await KeepInsideAsync(page);
        await page.GotoAsync(_tutorial);
        var button = page.Locator(".video").GetByRole(AriaRole.Button, new() { Name = "Lire la vidéo" });
        await Expect(button).ToBeVisibleAsync();
        Assert.That(await WidthAsync(page), Is.EqualTo(320));

        await button.ClickAsync();
        await Expect(page.Locator("iframe")).ToBeVisibleAsync();
        Assert.That(await WidthAsync(page), Is.EqualTo(320));
    }

    [Test]
    public async Task Without_JavaScript_the_video_is_a_plain_link_to_its_page()
    {
        await using var context = await OpenAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var elsewhere = await KeepInsideAsync(page);
        await page.GotoAsync(_tutorial, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Expect(page.Locator($".video a[href='{VideoPage}']")).ToBeVisibleAsync();
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
        await Expect(page.Locator(".video button")).ToBeHiddenAsync();
        await Expect(page.Locator(".chapters")).ToContainTextAsync("Le formulaire");
        Assert.That(elsewhere, Is.Empty);
    }

    private Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = _address.ToString();
        return BrowserHost.OpenAsync(options);
    }

    /// <summary>Answers what would leave the machine with a small page, and returns the list that those requests go to.</summary>
    private async Task<List<string>> KeepInsideAsync(IPage page)
    {
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (Leaves(request.Url))
                elsewhere.Add(request.Url);
        };
        await page.RouteAsync(Leaves, route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<!doctype html><html lang=\"fr\"><title>Lecteur</title><p>Lecteur</p></html>",
        }));
        return elsewhere;
    }

    private bool Leaves(string url) =>
        !url.StartsWith(_address.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal);

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    /// <summary>A block list of one block, as the backoffice sends it.</summary>
    private static JsonElement Block(Guid elementType, params (string Alias, object Value)[] values)
    {
        var key = Guid.NewGuid();
        return JsonSerializer.SerializeToElement(new Dictionary<string, object>
        {
            ["layout"] = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = key } } },
            ["contentData"] = new[] { new { key, contentTypeKey = elementType, values = values.Select(value => new { alias = value.Alias, value = value.Value }) } },
            ["settingsData"] = Array.Empty<object>(),
            ["expose"] = new[] { new { contentKey = key, culture = (string?)null, segment = (string?)null } },
        });
    }
}

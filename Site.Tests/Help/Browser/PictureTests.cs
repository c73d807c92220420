using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.CmsTests.Quality;
using Site.Tests.Support;

namespace Site.Tests.Help.Browser;

/// <summary>An editor gives a tutorial large pictures; a parent's browser loads versions that fit its screen.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class PictureTests(ContentsFrom cms)
{
    private EditedSite _site = null!;
    private Uri _address = null!;
    private string _tutorial = "";

    [OneTimeSetUp]
    public async Task PublishPictures()
    {
        _site = EditedSite.Start();
        var editing = _site.Cms;
        var snapshot = editing.Snapshots.Current;
        var media = editing.Services.GetRequiredService<MediaService>();
        var engine = editing.Services.GetRequiredService<CmsEngine>();
        var screen = await AddAsync(media, "capture d’écran.png", SamplePictures.Png(2400, 1350));
        var poster = await AddAsync(media, "affiche.jpg", SamplePictures.Jpeg(2560, 1440));
        await QualitySite.DescribeAsync(engine, screen, "Le formulaire");
        await QualitySite.DescribeAsync(engine, poster, "La vidéo commence");
        var type = snapshot.Schema.DocumentTypesByAlias["tutorial"].Id;
        var tutorial = snapshot.Published.All.First(node => node.DocumentTypeId == type);
        var inText = engine.State.Media[screen].File!.Url;
        var values = tutorial.Values.Where(value => value.Key is not ("video" or "steps")).Select(value => new PropertyValueModel(value.Key, value.Value));

        var saved = await editing.Services.GetRequiredService<DocumentService>().UpdateAsync(
            tutorial.Id,
            new UpdateDocument
            {
                Values =
                [
                    .. values,
                    new PropertyValueModel("video", Block(snapshot.Schema.DocumentTypesByAlias["videoEmbed"].Id,
                        ("provider", new[] { "youtube" }), ("videoId", "dQw4w9WgXcQ"), ("poster", Pick(poster)), ("transcript", "Bonjour."))),
                    new PropertyValueModel("steps", Block(snapshot.Schema.DocumentTypesByAlias["tutorialStep"].Id,
                        ("title", "Ouvrez le formulaire"), ("body", $"Comme ici :\n\n![Le formulaire]({inText})"), ("image", Pick(screen)))),
                ],
                Variants = [new VariantModel(tutorial.Name)],
            },
            CmsUsers.System);
        var published = await editing.Services.GetRequiredService<DocumentPublishing>().PublishAsync(tutorial.Id, PublishDocument.Now, CmsUsers.System);
        Assert.That((saved.Status, published.Status), Is.EqualTo((OperationStatus.Success, OperationStatus.Success)), string.Join(' ', published.Reasons));

        _address = await _site.ReadAsync(cms);
        _tutorial = _site.Library.ById[tutorial.Id].Address;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase(360, 1, 480)]
    [TestCase(360, 3, 1300)]
    [TestCase(1400, 1, 1000)]
    public async Task Every_picture_is_loaded_no_larger_than_the_screen_shows_it(int width, double density, int widest)
    {
        await using var context = await BrowserHost.OpenAsync(new()
        {
            BaseURL = _address.ToString(), ViewportSize = new() { Width = width, Height = 800 }, DeviceScaleFactor = (float)density,
        });
        var page = await context.NewPageAsync();
        var loaded = new ConcurrentDictionary<string, (int Status, string Type)>();
        page.Response += (_, response) =>
        {
            if (new Uri(response.Url).AbsolutePath.StartsWith("/media/", StringComparison.Ordinal))
                loaded[response.Url] = (response.Status, response.Headers["content-type"]);
        };
        await page.GotoAsync(_tutorial);
        var pictures = page.Locator("main img");
        Assert.That(await pictures.CountAsync(), Is.EqualTo(3));
        for (var i = 0; i < 3; i++)
        {
            await pictures.Nth(i).ScrollIntoViewIfNeededAsync();
            await pictures.Nth(i).EvaluateAsync("picture => picture.decode()");
        }

        for (var i = 0; i < 3; i++)
        {
            var measured = await pictures.Nth(i).EvaluateAsync<JsonElement>(
                "async picture => { const file = new Image(); file.src = picture.currentSrc; await file.decode(); return { source: picture.currentSrc, natural: file.naturalWidth, shown: picture.getBoundingClientRect().width, shape: picture.getBoundingClientRect().width / picture.getBoundingClientRect().height } }");
            var (natural, shown) = (measured.GetProperty("natural").GetInt32(), measured.GetProperty("shown").GetDouble());
            var source = measured.GetProperty("source").GetString()!;
            Assert.That(natural, Is.InRange((int)(Math.Min(shown * density, 1920) * 0.95), widest), source);
            Assert.That(loaded[source], Is.EqualTo((200, "image/avif")), source);
            Assert.That(measured.GetProperty("shape").GetDouble(), Is.EqualTo(16 / 9.0).Within(0.03));
        }
        Assert.That(loaded.Keys, Is.All.Contain("width="));
    }

    [Test]
    public async Task The_space_of_a_picture_is_kept_before_it_is_there()
    {
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = _address.ToString(), ViewportSize = new() { Width = 360, Height = 800 } });
        var page = await context.NewPageAsync();
        // They never come.
        await page.RouteAsync("**/media/**", _ => Task.CompletedTask);
        await page.GotoAsync(_tutorial, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        foreach (var picture in await page.Locator(".step img").AllAsync())
        {
            var box = (await picture.BoundingBoxAsync())!;
            Assert.That(box.Width / box.Height, Is.EqualTo(16 / 9.0).Within(0.05));
        }
    }

    [Test]
    public async Task The_page_is_the_same_each_time_and_its_pictures_may_be_kept_for_ever()
    {
        using var client = new HttpClient { BaseAddress = _address };
        var first = await client.GetStringAsync(new Uri(_tutorial, UriKind.Relative));
        var second = await client.GetStringAsync(new Uri(_tutorial, UriKind.Relative));
        Assert.That(second, Is.EqualTo(first));

        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(first);
        foreach (var picture in html.QuerySelectorAll("main img"))
        {
            using var response = await client.GetAsync(new Uri(picture.GetAttribute("src")!, UriKind.Relative));
            Assert.That(response.Headers.CacheControl!.ToString(), Does.Contain("immutable").Or.Contain("max-age=31536000"), picture.OuterHtml);
        }
        Assert.That(html.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), Does.StartWith("http").And.Contain("width=1280"));
    }

    private static async Task<Guid> AddAsync(MediaService media, string name, byte[] content)
    {
        var result = await media.CreateFileAsync(null, null, name, name, new MemoryStream(content), CmsUsers.System);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }

    private static JsonElement Pick(Guid media) => JsonSerializer.SerializeToElement(
        new[] { new { key = Guid.NewGuid(), mediaKey = media, mediaTypeAlias = "", crops = Array.Empty<object>(), focalPoint = (object?)null } });

    private static JsonElement Block(Guid type, params (string Alias, object Value)[] values)
    {
        var key = Guid.NewGuid();
        return JsonSerializer.SerializeToElement(new
        {
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = key } } },
            contentData = new[] { new { key, contentTypeKey = type, values = values.Select(value => new { alias = value.Alias, value = value.Value }) } },
            settingsData = Array.Empty<object>(),
            expose = new[] { new { contentKey = key, culture = (string?)null, segment = (string?)null } },
        });
    }
}

using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>
/// A site in memory for the tests of its pages, on the town's document and what it does not show: videos, pages, announcements. There is one for each
/// place that contents come from.
/// </summary>
public sealed class PagesSite : IAsyncDisposable
{
    public const string Address = "https://famille.exemple.fr";
    public const int HostedVideo = 14;
    public const int FileVideo = 15;

    private readonly SampleSite _site;

    private PagesSite(SampleSite site)
    {
        _site = site;
        Client = site.Factory.Client();
    }

    internal SampleSource Source => _site.Source;

    public HttpClient Client { get; }

    public IServiceProvider Services => _site.Factory.Services;

    public static async Task<PagesSite> StartAsync(ContentsFrom cms)
    {
        var source = new SampleSource();
        source.Put(SeedSample.Items);
        source.Put(Extra());
        var site = await SampleSite.StartAsync(cms, source);
        site.Factory.With("Site:PublicAddress", Address);
        return new PagesSite(site);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.DisposeAsync();
    }

    /// <summary>Makes what was put into the source current.</summary>
    public Task UpdateAsync() => _site.UpdateAsync();

    /// <summary>A page as a browser without JavaScript sees it.</summary>
    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative));

    private static IEnumerable<ContentItem> Extra() =>
    [
        Sample.Page(41, "accessibilite", "<p>Audit à réaliser.</p>"),
        Sample.Page(42, "donnees-personnelles", "<p>Ce qui est gardé.</p>"),
        Sample.Item(50, "announcement", "Fermeture", "/fermeture/", new { text = "Le service est fermé **vendredi**.", importance = new[] { "Alerte" } }),
        TutorialWith(HostedVideo, "video-hebergee", new { provider = new[] { "youtube" }, videoId = "dQw4w9WgXcQ", title = "Créer son compte", duration = "2:35", chapters = "0:00 Le courrier\n1:23 Le formulaire", transcript = "Bonjour et **bienvenue**." }),
        TutorialWith(FileVideo, "video-du-site", new
        {
            provider = new[] { "file" },
            title = "Réserver",
            duration = "1:00",
            file = Media("reserver", "mp4"),
            captions = Media("reserver", "vtt"),
            poster = Media("reserver", "jpg"),
        }),
        Sample.Item(60, "faqEntry", "Piège", "/faq/piege/", new { question = "Et </script><script>alert(1)</script> ?", answer = "Une réponse", relatedTutorials = new[] { Related(11), Related(12), Related(99) } }),
    ];

    private static ContentItem TutorialWith(int number, string segment, object video) => Sample.Item(number, "tutorial", segment, $"/tutoriels/{segment}/", new
    {
        title = $"Tutoriel {segment}",
        summary = "Résumé.",
        device = new[] { "Smartphone" },
        video = Blocks("videoEmbed", video),
        steps = Blocks("tutorialStep", new { title = "Une étape", body = "Faites ceci.", image = (object?)null }),
    });

    private static object Blocks(string contentType, object properties) =>
        new { items = new[] { new { content = new { contentType, id = Guid.Empty, properties }, settings = (object?)null } } };

    private static object[] Media(string name, string extension) =>
        [new { id = Guid.Empty, name, mediaType = "File", url = $"/media/{name}.{extension}", extension, width = (int?)null, height = (int?)null, bytes = 10, properties = new { } }];

    private static object Related(int number) => new { contentType = "tutorial", id = Sample.Id(number), name = "x", properties = new { } };
}

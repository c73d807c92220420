using System.Net;
using System.Net.Http.Headers;
using Site.Web;

namespace Site.Tests.Reservations.Pages;

/// <summary>« Mes réservations dans mon agenda »: a secret address for a calendar program, which cannot sign in.</summary>
public class FeedPageTests
{
    private BookingSite _site = null!;
    private HttpClient _program = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _site = new BookingSite();
        _program = new HttpClient { BaseAddress = _site.Site.Address };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _program.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task The_address_is_shown_once_read_without_signing_in_and_stopped()
    {
        var parent = await _site.ParentAsync();
        using var visitor = parent.Visitor;

        var made = await visitor.PressAsync(await visitor.OpenAsync("/reservations/agenda"), "Créer mon adresse");
        var address = made.Document.QuerySelector(".typed")!.TextContent.Trim();
        var again = await visitor.OpenAsync("/reservations/agenda");
        using var read = await _program.GetAsync(new Uri(address));

        Assert.That(again.Words, Does.Not.Contain(address).And.Contain("Elle n’est plus affichée"));
        Assert.That((read.StatusCode, read.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
        Assert.That(await read.Content.ReadAsStringAsync(), Does.StartWith("BEGIN:VCALENDAR\r\n"));

        var stopped = await visitor.PressAsync(again, "Arrêter cet agenda");
        using var after = await _program.GetAsync(new Uri(address));

        Assert.That(stopped.Words, Does.Contain("L’adresse de votre agenda ne fonctionne plus"));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_has_not_changed_is_not_sent_again_and_no_shared_cache_keeps_it()
    {
        var address = await AddressAsync();
        using var first = await _program.GetAsync(new Uri(address));

        using var question = new HttpRequestMessage(HttpMethod.Get, address);
        question.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _program.SendAsync(question);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(first.Headers.CacheControl, Is.EqualTo(CacheControlHeaderValue.Parse("private, no-cache")));
        Assert.That(first.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
    }

    [Test]
    public async Task A_new_address_replaces_the_old()
    {
        var parent = await _site.ParentAsync();
        using var visitor = parent.Visitor;
        var old = (await visitor.PressAsync(await visitor.OpenAsync("/reservations/agenda"), "Créer mon adresse")).Document.QuerySelector(".typed")!.TextContent.Trim();

        var renewed = (await visitor.PressAsync(await visitor.OpenAsync("/reservations/agenda"), "Créer une nouvelle adresse")).Document.QuerySelector(".typed")!.TextContent.Trim();

        using var before = await _program.GetAsync(new Uri(old));
        using var now = await _program.GetAsync(new Uri(renewed));
        Assert.That((before.StatusCode, now.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_program_that_asks_over_and_over_is_held_up()
    {
        var address = await AddressAsync();
        for (var at = 0; at < SecretLinkLimiter.UseBurst; at++)
            (await _program.GetAsync(new Uri(address))).Dispose();

        using var held = await _program.GetAsync(new Uri(address));

        Assert.That(held.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task The_page_is_for_people_who_are_signed_in()
    {
        using var stranger = _site.Site.Visit();

        Assert.That((await stranger.OpenAsync("/reservations/agenda")).Address.AbsolutePath, Does.StartWith("/connexion"));
    }

    private async Task<string> AddressAsync()
    {
        var parent = await _site.ParentAsync();
        using var visitor = parent.Visitor;
        var page = await visitor.PressAsync(await visitor.OpenAsync("/reservations/agenda"), "Créer mon adresse");
        return page.Document.QuerySelector(".typed")!.TextContent.Trim();
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using Site.Core.Reservations;
using Site.Reservations;
using Site.Tests.Account;
using Site.Tests.Account.Browser;
using Site.Tests.Reservations.Pages;
using Site.Tests.Support;
using Site.Web;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Reservations.Offers;

/// <summary>« Une place s’est libérée »: from the mail to the answer, on a device where nobody is signed in.</summary>
public class OfferPageTests
{
    private static readonly DateOnly Wednesday = new(2026, 12, 9);

    private readonly Queue<Parent> _parents = new();
    private BookingSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = new BookingSite();
        // Before there is an offer: they sign in by today's clock, by which every offer is over.
        for (var count = 0; count < 8; count++)
            _parents.Enqueue(await _site.ParentAsync());
        await _site.PlacesAsync("MERCREDI", Slot.Morning, 1);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_page_says_what_is_offered_and_until_when_and_its_button_books()
    {
        var day = Wednesday;
        var family = await OfferedAsync(day);
        using var anywhere = _site.Site.Visit();

        var question = await anywhere.OpenAsync(family.Link);
        var twice = await anywhere.OpenAsync(family.Link);
        var meanwhile = await StateAsync(family.Booking);
        var answer = await anywhere.PressAsync(twice, "Accepter la place");
        var again = await anywhere.OpenAsync(family.Link);

        Assert.That(question.Title, Is.EqualTo($"Une place s’est libérée pour {family.FirstName}"));
        Assert.That(question.Words, Does.Contain("Mercredi loisirs").And.Contain("mercredi 9 décembre 2026 matin, 8\u00a0h\u00a0–\u00a013\u00a0h\u00a030")
            .And.Contain("jusqu’au mercredi 25 novembre 2026 à 10\u00a0h").And.Match(@"Prix\d+,\d\d\u00a0€"));
        Assert.That(meanwhile, Is.EqualTo(BookingState.Waiting), "a mail scanner that opens the link changes nothing");
        Assert.That(answer.Title, Is.EqualTo($"La place est réservée pour {family.FirstName}"));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Booked));
        Assert.That(again.Title, Is.EqualTo(answer.Title));
    }

    [Test]
    public async Task Refusing_leaves_the_line_and_nothing_can_be_accepted_afterwards()
    {
        var family = await OfferedAsync(Wednesday.AddDays(7));
        using var anywhere = _site.Site.Visit();
        var question = await anywhere.OpenAsync(family.Link);

        var refused = await anywhere.PressAsync(question, "Refuser");
        var late = await anywhere.PressAsync(question, "Accepter la place");

        Assert.That(refused.Title, Is.EqualTo("Vous avez refusé la place"));
        Assert.That(late.Title, Is.EqualTo(refused.Title));
        Assert.That(late.Links, Does.Contain("tel:+33134334400"));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Cancelled));
    }

    [Test]
    public async Task Everybody_can_read_the_offer_and_its_answer_on_phone_and_desk()
    {
        var family = await OfferedAsync(Wednesday.AddDays(35));
        await using var context = await BrowserHost.OpenAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var faults = new List<string>();

        await page.GotoAsync(family.Link);
        await LookAsync("offer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accepter la place" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"La place est réservée pour {family.FirstName}" })).ToBeVisibleAsync();
        await LookAsync("accepted");
        await page.GotoAsync(new Uri(_site.Site.Address, "/reservations/place/coupe").ToString());
        await LookAsync("cut link");

        Assert.That(faults, Is.Empty, string.Join('\n', faults));

        async Task LookAsync(string what)
        {
            await PageLook.WhenLoadedAsync(page);
            foreach (var width in new[] { 390, 1280 })
            {
                await page.SetViewportSizeAsync(width, 800);
                await PageLook.AtAsync(page, $"{what}, {width}", faults);
                if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
                    await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{width}-{what}.png") });
            }
        }
    }

    [Test]
    public async Task Another_site_s_form_answers_nothing()
    {
        var family = await OfferedAsync(Wednesday.AddDays(28));
        using var client = new HttpClient { BaseAddress = _site.Site.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.PostAsync(new Uri(family.Link), new FormUrlEncodedContent([new(OfferController.Field, OfferController.Accept)]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Waiting));
    }

    [Test]
    public async Task A_link_that_was_cut_says_so_and_who_helps_and_is_kept_from_caches_and_search_engines()
    {
        using var client = new HttpClient { BaseAddress = _site.Site.Address };

        using var answer = await client.GetAsync(new Uri("/reservations/place/abc", UriKind.Relative));
        var page = await VisitedPage.ReadAsync(answer);

        Assert.That((answer.StatusCode, page.Title), Is.EqualTo((HttpStatusCode.NotFound, "Ce lien ne fonctionne plus")));
        Assert.That(page.Links, Does.Contain("tel:+33134334400"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(answer.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
    }

    [Test]
    public async Task Whoever_tries_link_after_link_is_held_up()
    {
        await using var site = new AccountSite();
        using var visitor = site.Visit();
        for (var at = 0; at < SecretLinkLimiter.Burst; at++)
            Assert.That((await visitor.OpenAsync($"/reservations/place/{at}")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        Assert.That((await visitor.OpenAsync("/reservations/place/encore")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    private sealed record Offered(Parent Parent, Guid Booking, string Link)
    {
        public string FirstName => Parent.Children[0].FirstName;
    }

    /// <summary>A family that waited for the one place of a morning, which another has given back.</summary>
    private async Task<Offered> OfferedAsync(DateOnly day)
    {
        var (first, second) = (_parents.Dequeue(), _parents.Dequeue());
        await AskAsync(first, CellWish.Book, day);
        await AskAsync(second, CellWish.BookOrWait, day);
        await AskAsync(first, CellWish.Drop, day);
        MimeMessage mail;
        do
            mail = await _site.Site.Mails.NextAsync();
        while (mail.Subject?.StartsWith("Une place s’est libérée", StringComparison.Ordinal) != true);
        return new Offered(second, (await _site.BookingsAsync(second)).Single().Id, SmtpSink.LinkIn(mail).ToString());
    }

    private async Task AskAsync(Parent parent, CellWish wish, DateOnly day)
    {
        var activity = await _site.Site.PortalAsync(db => db.Set<Activity>().Where(one => one.Key == "MERCREDI").Select(one => one.Id).SingleAsync());
        var saved = await _site.Site.Services.GetRequiredService<BookingWriter>().SaveAsync(
            new BookingRequest(Guid.NewGuid(), parent.Account, parent.Dossier, [new CellChange(parent.Children[0].Id, activity, day, Slot.Morning, wish)]), CancellationToken.None);
        Assert.That(saved, Is.InstanceOf<SaveResult.Saved>());
    }

    private async Task<BookingState> StateAsync(Guid booking) =>
        await _site.Site.PortalAsync(async context => (await context.FindAsync<Booking>(booking))!.State);
}

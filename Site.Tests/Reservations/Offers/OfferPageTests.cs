using System.Net;
using MimeKit;
using Site.Core.Reservations;
using Site.Reservations;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>« Une place s’est libérée »: from the mail to the answer, on a device where nobody is signed in.</summary>
public class OfferPageTests
{
    private ReservationSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = await ReservationSite.StartAsync(families: 6);
        await _site.PlacesAsync(Slot.Morning, 1);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_page_says_what_is_offered_and_until_when_and_its_button_books()
    {
        var day = ReservationSite.Wednesday;
        using var family = await OfferedAsync(day);
        using var anywhere = _site.Accounts.Visit();

        var question = await anywhere.OpenAsync(family.Link);
        var twice = await anywhere.OpenAsync(family.Link);
        var meanwhile = await StateAsync(family.Booking);
        var answer = await anywhere.PressAsync(twice, "Accepter la place");
        var again = await anywhere.OpenAsync(family.Link);

        Assert.That(question.Title, Is.EqualTo($"Une place s’est libérée pour {family.FirstName}"));
        Assert.That(question.Words, Does.Contain("Mercredi loisirs").And.Contain("mercredi 2 décembre 2026 matin, 8\u00a0h\u00a0–\u00a013\u00a0h\u00a030")
            .And.Contain("jusqu’au mardi 17 novembre 2026 à 11\u00a0h").And.Match(@"Prix\d+,\d\d\u00a0€"));
        Assert.That(meanwhile, Is.EqualTo(BookingState.Waiting), "a mail scanner that opens the link changes nothing");
        Assert.That(answer.Title, Is.EqualTo($"La place est réservée pour {family.FirstName}"));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Booked));
        Assert.That(again.Title, Is.EqualTo(answer.Title));
    }

    [Test]
    public async Task Refusing_leaves_the_line_and_nothing_can_be_accepted_afterwards()
    {
        using var family = await OfferedAsync(ReservationSite.Wednesday.AddDays(7));
        using var anywhere = _site.Accounts.Visit();
        var question = await anywhere.OpenAsync(family.Link);

        var refused = await anywhere.PressAsync(question, "Refuser");
        var late = await anywhere.PressAsync(question, "Accepter la place");

        Assert.That(refused.Title, Is.EqualTo("Vous avez refusé la place"));
        Assert.That(late.Title, Is.EqualTo(refused.Title));
        Assert.That(late.Links, Does.Contain("tel:+33134334400"));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Cancelled));
    }

    [Test]
    public async Task Another_site_s_form_answers_nothing()
    {
        using var family = await OfferedAsync(ReservationSite.Wednesday.AddDays(14));
        using var client = new HttpClient { BaseAddress = _site.Accounts.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.PostAsync(new Uri(family.Link), new FormUrlEncodedContent([new(OfferController.Field, OfferController.Accept)]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StateAsync(family.Booking), Is.EqualTo(BookingState.Waiting));
    }

    [Test]
    public async Task A_link_that_was_cut_says_so_and_who_helps_and_is_kept_from_caches_and_search_engines()
    {
        using var client = new HttpClient { BaseAddress = _site.Accounts.Address };

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
        await using var site = await ReservationSite.StartAsync();
        using var visitor = site.Accounts.Visit();
        for (var at = 0; at < SecretLinkLimiter.Burst; at++)
            Assert.That((await visitor.OpenAsync($"/reservations/place/{at}")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        Assert.That((await visitor.OpenAsync("/reservations/place/encore")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    private sealed record Offered(SignedInFamily Family, Guid Booking, string Link) : IDisposable
    {
        public string FirstName => Family.FirstName;

        public void Dispose() => Family.Dispose();
    }

    /// <summary>A family that waited for the one place of a morning, which another has given back.</summary>
    private async Task<Offered> OfferedAsync(DateOnly day)
    {
        using var first = _site.NextFamily();
        var second = _site.NextFamily();
        await _site.AskAsync(first, CellWish.Book, day, Slot.Morning);
        var booking = await _site.AskAsync(second, CellWish.BookOrWait, day, Slot.Morning);
        await _site.AskAsync(first, CellWish.Drop, day, Slot.Morning);
        MimeMessage mail;
        do
            mail = await _site.Accounts.Mails.NextAsync();
        while (mail.Subject?.StartsWith("Une place s’est libérée", StringComparison.Ordinal) != true);
        return new Offered(second, booking, SmtpSink.LinkIn(mail).ToString());
    }

    private async Task<BookingState> StateAsync(Guid booking) =>
        await _site.Accounts.PortalAsync(async context => (await context.FindAsync<Booking>(booking))!.State);
}

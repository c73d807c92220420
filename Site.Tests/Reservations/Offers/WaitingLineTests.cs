using Microsoft.Extensions.Logging.Abstractions;
using Site.Core.Reservations;
using Site.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Offers;

/// <summary>What happens around an offered place.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class WaitingLineTests(Store store)
{
    private FamilyWorld _world = null!;
    private List<BookingFamily> _families = null!;

    /// <summary>The first family has the only place, the others wait for it.</summary>
    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        _families = await _world.FamiliesAsync(3, places: 1);
        await _world.BookAsync(_families[0], Slot.Morning);
        await _world.WaitAsync(_families[1], Slot.Morning);
        await _world.WaitAsync(_families[2], Slot.Morning);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Whoever_leaves_the_line_in_the_calendar_cannot_take_the_place_by_the_mail_s_link_any_more()
    {
        await _world.DropAsync(_families[0], Slot.Morning);
        var link = await TokenAsync(_families[1]);
        await _world.DropAsync(_families[1], Slot.Morning);

        var answer = await _world.Line.AnswerAsync(link, accepts: true, CancellationToken.None);
        var next = await _world.Line.AnswerAsync(await TokenAsync(_families[2]), accepts: true, CancellationToken.None);

        Assert.That((answer!.State, next!.State), Is.EqualTo((OfferState.Expired, OfferState.Accepted)));
        Assert.That(await _world.StateAsync(_families[1]), Is.EqualTo(BookingState.Cancelled));
        Assert.That((await _world.AllAsync<SlotDay>()).Single(), Has.Property(nameof(SlotDay.Taken)).EqualTo(1));
    }

    [Test]
    public async Task Who_accepts_gets_a_confirmation_for_the_calendar()
    {
        await _world.DropAsync(_families[0], Slot.Morning);

        await _world.Line.AnswerAsync(await TokenAsync(_families[1]), accepts: true, CancellationToken.None);

        var mail = (await _world.MailsAsync(BookingMails.AcceptedKind)).Single();
        Assert.That(mail.To, Is.EqualTo("parent1@exemple.fr"));
        Assert.That(mail.Text, Does.Contain("La place proposée à Léa est acceptée et réservée\u00a0: Mercredi loisirs, mercredi 25 mars 2026 matin, 4,50\u00a0€"));
        Assert.That(System.Text.Encoding.UTF8.GetString(mail.AttachmentContent!), Does.Contain("STATUS:CONFIRMED"));
    }

    [Test]
    public async Task An_old_offer_neither_takes_nor_ends_one_that_the_family_got_later()
    {
        await _world.DropAsync(_families[0], Slot.Morning);
        var old = await TokenAsync(_families[1]);
        await _world.DropAsync(_families[1], Slot.Morning);
        _world.Time.Pass(TimeSpan.FromHours(1));
        await _world.WaitAsync(_families[1], Slot.Morning);
        await _world.DropAsync(_families[2], Slot.Morning);

        await _world.Line.AnswerAsync(old, accepts: false, CancellationToken.None);
        _world.Time.Pass(TimeSpan.FromHours(23.5));
        await _world.Line.PassOnAsync(CancellationToken.None);

        Assert.That(await _world.StateAsync(_families[1]), Is.EqualTo(BookingState.Waiting));
        Assert.That((await _world.AllAsync<Booking>()).Single(booking => booking.ChildId == _families[1].Child).OfferedUntil, Is.GreaterThan(_world.Time.GetUtcNow()));
    }

    [Test]
    public async Task The_worker_offers_a_place_to_the_next_when_nobody_answered_in_time()
    {
        using var worker = new WaitingLineWorker(_world.Line, _world.Waits, _world.Time, NullLogger<WaitingLineWorker>.Instance);
        await _world.DropAsync(_families[0], Slot.Morning);
        await worker.RoundAsync(CancellationToken.None);
        Assert.That(await _world.MailsAsync(BookingMails.OfferKind), Has.Count.EqualTo(1), "kept for the first");

        _world.Time.Pass(TimeSpan.FromHours(25));
        await worker.RoundAsync(CancellationToken.None);

        Assert.That((await _world.MailsAsync(BookingMails.OfferKind)).Select(mail => mail.To), Is.EquivalentTo(new[] { "parent1@exemple.fr", "parent2@exemple.fr" }));
    }

    [Test]
    public async Task The_offer_names_the_price_of_the_quotient_of_today()
    {
        await _world.DropAsync(_families[0], Slot.Morning);
        await _world.ImportAsync(("dossiers.csv", "number;family_name;qf;qf_from\n100001;Familleb;500;01/02/2026\n"));
        var link = await TokenAsync(_families[1]);

        var shown = await _world.Line.FindAsync(link, CancellationToken.None);
        var accepted = await _world.Line.AnswerAsync(link, accepts: true, CancellationToken.None);

        Assert.That((shown!.PriceCents, accepted!.PriceCents), Is.EqualTo((300, 300)));
    }

    [Test]
    public async Task The_worker_looks_closer_while_somebody_waits_or_an_offer_runs_out()
    {
        Assert.That(await _world.Waits.HasSomethingAsync(CancellationToken.None), Is.True, "two wait");
        await _world.DropAsync(_families[2], Slot.Morning);
        await _world.DropAsync(_families[1], Slot.Morning);
        Assert.That(await _world.Waits.HasSomethingAsync(CancellationToken.None), Is.False, "nobody waits");
        await _world.WaitAsync(_families[1], Slot.Morning);
        await _world.DropAsync(_families[0], Slot.Morning);
        Assert.That(await _world.Waits.HasSomethingAsync(CancellationToken.None), Is.False, "the place is offered");
        _world.Time.Pass(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.That(await _world.Waits.HasSomethingAsync(CancellationToken.None), Is.True, "nobody answered");
    }

    private async Task<string> TokenAsync(BookingFamily family)
    {
        var to = (await _world.AllAsync<Site.Core.Account.PortalAccount>()).Single(account => account.Id == family.Account).Mail;
        return BookingFamilies.TokenOf((await _world.MailsAsync(BookingMails.OfferKind)).Last(mail => mail.To == to).Text);
    }
}

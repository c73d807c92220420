using System.Text;
using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Families;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Feeds;

/// <summary>What a calendar program gets, by the secret address and by mail.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class CalendarFeedTests(Store store)
{
    private FamilyWorld _world = null!;
    private List<BookingFamily> _families = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        _families = await _world.FamiliesAsync(2, places: 2);
        await _world.BookAsync(_families[0], Slot.Morning);
        await _world.BookAsync(_families[1], Slot.Evening);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task It_shows_the_family_s_own_bookings_and_never_another_s()
    {
        var own = (await _world.AllAsync<Booking>()).Single(booking => booking.DossierId == _families[0].Dossier);
        var foreign = (await _world.AllAsync<Booking>()).Single(booking => booking.DossierId == _families[1].Dossier);

        var feed = await ReadAsync(await RenewAsync());

        Assert.That(feed, Does.Contain($"UID:{own.Id}@").And.Contain("DTSTART:20260325T070000Z").And.Not.Contain(foreign.Id.ToString()));
        Assert.That(feed!.Split("BEGIN:VEVENT"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Read_again_it_is_the_same_until_something_changes()
    {
        var token = await RenewAsync();
        var first = await ReadAsync(token);
        _world.Time.Pass(TimeSpan.FromHours(1));
        var later = await ReadAsync(token);
        await _world.DropAsync(_families[0], Slot.Morning);

        Assert.That(later, Is.EqualTo(first));
        Assert.That(await ReadAsync(token), Does.Not.Contain("VEVENT"));
    }

    [Test]
    public async Task A_new_address_voids_the_old_and_a_stopped_one_leads_nowhere()
    {
        var old = await RenewAsync();
        var renewed = await RenewAsync();
        Assert.That(await ReadAsync(old), Is.Null);
        Assert.That(await ReadAsync(renewed), Does.Contain("VEVENT"));

        await _world.Feeds.StopAsync(_families[0].Account, CancellationToken.None);

        Assert.That(await ReadAsync(renewed), Is.Null);
        Assert.That(await _world.Feeds.SinceAsync(_families[0].Account, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Whoever_is_no_longer_a_guardian_gets_an_empty_calendar()
    {
        var token = await RenewAsync();
        await using (var context = await _world.ContextAsync())
            await context.Set<Guardian>().Where(guardian => guardian.DossierId == _families[0].Dossier)
                .ExecuteUpdateAsync(guardian => guardian.SetProperty(g => g.EndsOn, new DateOnly(2026, 1, 1)));

        Assert.That(await ReadAsync(token), Does.StartWith("BEGIN:VCALENDAR").And.Not.Contain("VEVENT"));
    }

    [Test]
    public async Task The_address_of_a_closed_account_leads_nowhere()
    {
        var token = await RenewAsync();
        await using (var context = await _world.ContextAsync())
            await context.Set<PortalAccount>().Where(account => account.Id == _families[0].Account).ExecuteDeleteAsync();

        Assert.That(await ReadAsync(token), Is.Null);
    }

    [Test]
    public async Task The_last_30_days_are_in_it_and_no_older_ones()
    {
        var token = await RenewAsync();
        _world.Time.Pass(new DateTimeOffset(2026, 4, 24, 10, 0, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        Assert.That(await ReadAsync(token), Does.Contain("VEVENT"));

        _world.Time.Pass(TimeSpan.FromDays(1));

        Assert.That(await ReadAsync(token), Does.Not.Contain("VEVENT"));
    }

    [Test]
    public async Task The_confirmation_has_a_calendar_of_what_changed_and_a_cancelled_booking_keeps_its_identity()
    {
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await _world.DropAsync(_families[0], Slot.Morning);

        var own = (await _world.AllAsync<Booking>()).Single(booking => booking.DossierId == _families[0].Dossier);
        var files = (await _world.MailsAsync(BookingMails.ConfirmationKind)).Where(mail => mail.To.StartsWith("parent0", StringComparison.Ordinal))
            .OrderBy(mail => mail.CreatedAt).Select(FileOf).ToList();
        Assert.That(files, Has.Count.EqualTo(2));
        Assert.That(files[0], Does.Contain($"UID:{own.Id}@").And.Contain("STATUS:CONFIRMED").And.Contain("SEQUENCE:0"));
        Assert.That(files[1], Does.Contain($"UID:{own.Id}@").And.Contain("STATUS:CANCELLED").And.Contain("SEQUENCE:1"));
    }

    [Test]
    public async Task Whoever_only_waits_gets_no_calendar_by_mail()
    {
        await _world.BookAsync(_families[1], Slot.Morning);
        await _world.DropAsync(_families[0], Slot.Morning);
        await using (var context = await _world.ContextAsync())
            await context.Set<ActivitySlot>().ExecuteUpdateAsync(slot => slot.SetProperty(s => s.Places, 1));
        _world.Time.Pass(TimeSpan.FromMinutes(1));

        await _world.WaitAsync(_families[0], Slot.Morning);

        var last = (await _world.MailsAsync(BookingMails.ConfirmationKind)).OrderBy(mail => mail.CreatedAt).Last(mail => mail.To.StartsWith("parent0", StringComparison.Ordinal));
        Assert.That(last.Text, Does.Contain("en liste d’attente"));
        Assert.That(last.AttachmentContent, Is.Null);
    }

    private static string FileOf(OutboxMail mail)
    {
        Assert.That((mail.AttachmentName, mail.AttachmentType), Is.EqualTo(("reservations.ics", "text/calendar; method=PUBLISH; charset=utf-8")));
        return Encoding.UTF8.GetString(mail.AttachmentContent!);
    }

    private Task<string> RenewAsync() => _world.Feeds.RenewAsync(_families[0].Account, CancellationToken.None);

    private Task<string?> ReadAsync(string token) => _world.Feeds.ReadAsync(token, CancellationToken.None);
}

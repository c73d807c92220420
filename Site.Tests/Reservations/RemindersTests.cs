using Microsoft.Extensions.Logging.Abstractions;
using Site.Core.Families;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>
/// « Rien n’est réservé pour Léa la semaine du … »: the week of 23 March 2026, whose Wednesday can be booked until Wednesday 18 March at the end of the day.
/// </summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class RemindersTests(Store store)
{
    private static readonly DateOnly Wednesday = new(2026, 3, 25);

    private FamilyWorld _world = null!;
    private (Guid Account, Guid Dossier) _parent;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        var log = await _world.ImportAsync(
            ("dossiers.csv", "number;family_name;qf;qf_from\n1001;Martin;500;01/01/2026\n"),
            ("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;1001;Anna;Martin;see|book|pay\n"),
            ("children.csv", "key;dossiers;first_name;family_name;birth_date;class\nE1;1001;Léa;Martin;24/10/2018;CE2\n"),
            ("activities.csv", "key;name;kind;slots;from;until;add_rule;cancel_rule\nMERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 10|soir 13:30-18:30 10;01/09/2025;30/06/2026;J-7;J-7\n"),
            ("tariffs.csv", "activity;valid_from;qf_from;qf_below;price\nMERCREDI;01/09/2025;0;;3,00\n"),
            ("enrolments.csv", "child;activity;school_year;from;until;state\nE1;MERCREDI;2025-2026;01/09/2025;31/08/2026;acceptée\n"));
        Assert.That(log.Refusals, Is.Empty);
        _parent = await _world.LinkedAsync("anna", "Martin", "1001");
        await _world.Reminders.SetAsync(_parent.Account, wanted: true, CancellationToken.None);
        SetClock(new DateTimeOffset(2026, 3, 17, 8, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Who_asked_for_it_is_told_once_before_the_deadline()
    {
        await _world.Reminders.SendAsync(CancellationToken.None);
        await _world.Reminders.SendAsync(CancellationToken.None);

        var mail = (await MailsAsync()).Single();
        Assert.That(mail.Text, Does.Contain("Rien n’est réservé pour Léa la semaine du lundi 23 mars 2026. Vous avez jusqu’au mercredi 18 mars 2026 à 23\u00a0h\u00a059"));
        Assert.That(mail.Text, Does.Contain("/reservations/rappels"), "where to stop it");
    }

    [Test]
    public async Task Nobody_is_told_who_did_not_ask_or_asks_no_longer()
    {
        await _world.Reminders.SetAsync(_parent.Account, wanted: false, CancellationToken.None);

        Assert.That(await _world.Reminders.SendAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_week_in_which_something_is_booked_is_not_told()
    {
        var (child, activity) = ((await _world.AllAsync<Child>()).Single().Id, (await _world.AllAsync<Activity>()).Single().Id);
        await _world.Bookings.SaveAsync(
            new BookingRequest(Guid.NewGuid(), _parent.Account, _parent.Dossier, [new CellChange(child, activity, Wednesday, Slot.Morning, CellWish.Book)]), CancellationToken.None);

        Assert.That(await _world.Reminders.SendAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task The_worker_mails_once_a_day_from_eight_in_the_morning()
    {
        using var worker = new ReminderWorker(_world.Reminders, _world.Time, NullLogger<ReminderWorker>.Instance);
        SetClock(new DateTimeOffset(2026, 3, 17, 6, 59, 59, TimeSpan.Zero));
        await worker.RoundAsync(CancellationToken.None);
        Assert.That(await MailsAsync(), Is.Empty, "7:59 in Paris");

        SetClock(new DateTimeOffset(2026, 3, 17, 7, 0, 0, TimeSpan.Zero));
        await worker.RoundAsync(CancellationToken.None);
        await worker.RoundAsync(CancellationToken.None);
        Assert.That(await MailsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Too_early_or_too_late_nobody_is_told()
    {
        SetClock(new DateTimeOffset(2026, 3, 16, 8, 0, 0, TimeSpan.Zero));
        Assert.That(await _world.Reminders.SendAsync(CancellationToken.None), Is.Zero, "more than two days before");

        SetClock(new DateTimeOffset(2026, 3, 19, 8, 0, 0, TimeSpan.Zero));
        Assert.That(await _world.Reminders.SendAsync(CancellationToken.None), Is.Zero, "nothing can be booked any more");
    }

    private void SetClock(DateTimeOffset moment) => _world.Time.Pass(moment - _world.Time.GetUtcNow());

    private Task<List<OutboxMail>> MailsAsync() => _world.MailsAsync(Reminders.Kind);
}

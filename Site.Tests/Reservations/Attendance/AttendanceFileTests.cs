using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Attendance;

/// <summary><c>attendance.csv</c>: what became of bookings, and presences that nobody had booked.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class AttendanceFileTests(Store store)
{
    private FamilyWorld _world = null!;
    private (Guid Account, Guid Dossier) _lhenaff;

    [SetUp]
    public async Task Start()
    {
        _world = await TownOfActivities.StartAsync(PostgreSqlServer.For(store));
        _lhenaff = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("présent;;", BookingState.Present, 420)]
    [TestCase("Présente;;", BookingState.Present, 420)]
    [TestCase("absent;oui;certificat médical", BookingState.AbsentJustified, 0)]
    [TestCase("absente;non;", BookingState.AbsentUnjustified, 420)]
    [TestCase("absent;;", BookingState.AbsentUnjustified, 420)]
    public async Task A_booking_becomes_what_it_was_and_the_service_s_change_is_kept(string told, BookingState state, int cents)
    {
        await _world.SaveAsync(_lhenaff, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        GoTo(TownOfActivities.Thursday);

        var log = await AttendAsync($"E1;CANTINE;26/03/2026;jour;{told}");

        var change = (await _world.AllAsync<BookingChange>()).Single(one => one.AccountId is null);
        Assert.That(log.Refusals, Is.Empty);
        Assert.That(log["attendance.csv"], Is.EqualTo((0, 1, 0)));
        Assert.That((await ThursdayAsync("E1"))!.State, Is.EqualTo(state));
        Assert.That((change.By, change.Before, change.After, change.BeforeCents, change.AfterCents), Is.EqualTo(("le service", (BookingState?)BookingState.Booked, state, 420, cents)));
        Assert.That(await _world.MailsAsync(AttendanceMails.UnbookedKind), Is.Empty);
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_and_tells_nobody_twice()
    {
        await _world.SaveAsync(_lhenaff, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        GoTo(TownOfActivities.Thursday);
        string[] lines = ["E1;CANTINE;26/03/2026;;absent;oui;fièvre", "E2;CANTINE;26/03/2026;;présent;;"];
        await AttendAsync(lines);
        var changes = await _world.AllAsync<BookingChange>();

        var again = await AttendAsync(lines);

        Assert.That(again["attendance.csv"], Is.EqualTo((0, 0, 2)));
        Assert.That((await _world.AllAsync<BookingChange>()).Select(change => change.Id), Is.EquivalentTo(changes.Select(change => change.Id)));
        Assert.That(await _world.MailsAsync(AttendanceMails.UnbookedKind), Has.Count.EqualTo(2), "one for Élodie's account, one for Karim at the town's address");
    }

    [Test]
    public async Task A_child_who_came_without_a_booking_is_billed_with_the_surcharge_and_the_parents_are_told_that_day()
    {
        GoTo(TownOfActivities.Thursday);

        var log = await AttendAsync("E1;CANTINE;26/03/2026;jour;présent;;");

        var booking = (await ThursdayAsync("E1"))!;
        var mails = await _world.MailsAsync(AttendanceMails.UnbookedKind);
        Assert.That(log["attendance.csv"], Is.EqualTo((1, 0, 0)));
        Assert.That((booking.State, booking.IsUnbooked, booking.DossierId, booking.PriceCents, booking.SurchargeCents), Is.EqualTo((BookingState.Present, true, _lhenaff.Dossier, 420, 210)));
        Assert.That(mails.Select(mail => mail.To), Is.EquivalentTo(new[] { "elodie@exemple.fr", "karim@exemple.fr" }));
        Assert.That(mails[0].Text, Does.Contain("Léa, jeudi 26 mars 2026\u00a0: Restauration scolaire, 4,20\u00a0€ + majoration de 50\u00a0% (2,10\u00a0€), soit 6,30\u00a0€").And.Contain("Pourquoi une majoration"));
        Assert.That(mails.Select(mail => mail.Text + mail.Html), Has.None.Contains("arachide").And.None.Contains("PAI"));
    }

    [Test]
    public async Task What_is_told_otherwise_later_is_corrected_and_each_step_is_kept_with_its_amount()
    {
        await _world.SaveAsync(_lhenaff, "E1", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning);
        GoTo(TownOfActivities.Wednesday);

        await AttendAsync("E1;MERCREDI;25/03/2026;matin;absent;;");
        await AttendAsync("E1;MERCREDI;25/03/2026;matin;absent;oui;certificat");
        await AttendAsync("E1;MERCREDI;25/03/2026;matin;absent;oui;certificat du 26");
        await AttendAsync("E1;MERCREDI;25/03/2026;matin;présent;;");

        Assert.That((await _world.AllAsync<BookingChange>()).Where(change => change.AccountId is null).Select(change => (change.Before, change.After, change.BeforeCents, change.AfterCents, change.Reason)),
            Is.EquivalentTo(new (BookingState?, BookingState, int, int, string?)[]
            {
                (BookingState.Booked, BookingState.AbsentUnjustified, 450, 450, null),
                (BookingState.AbsentUnjustified, BookingState.AbsentJustified, 450, 0, "certificat"),
                (BookingState.AbsentJustified, BookingState.AbsentJustified, 0, 0, "certificat du 26"),
                (BookingState.AbsentJustified, BookingState.Present, 0, 450, null),
            }));
        Assert.That((await _world.AllAsync<SlotDay>()).Single().Taken, Is.EqualTo(1));
        Assert.That(await _world.MailsAsync(AttendanceMails.UnbookedKind), Is.Empty);
    }

    [Test]
    public async Task A_presence_that_was_wrong_is_taken_back_its_place_too_and_the_parents_are_told()
    {
        GoTo(TownOfActivities.Wednesday);
        await AttendAsync("E1;MERCREDI;25/03/2026;matin;présent;;");
        Assert.That((await _world.AllAsync<SlotDay>()).Single().Taken, Is.EqualTo(1));

        var log = await AttendAsync("E1;MERCREDI;25/03/2026;matin;absent;;");
        var again = await AttendAsync("E1;MERCREDI;25/03/2026;matin;absent;;");

        var booking = (await _world.BookingAsync("E1", TownOfActivities.Wednesday, Slot.Morning))!;
        Assert.That((log["attendance.csv"], again["attendance.csv"]), Is.EqualTo(((0, 1, 0), (0, 0, 1))));
        Assert.That((booking.State, booking.IsUnbooked, booking.SurchargeCents), Is.EqualTo((BookingState.Cancelled, false, 0)));
        Assert.That((await _world.AllAsync<SlotDay>()).Single().Taken, Is.Zero);
        Assert.That((await _world.AllAsync<BookingChange>()).OrderBy(change => change.Id).Select(change => (change.BeforeCents, change.AfterCents)), Is.EquivalentTo(new[] { (0, 675), (675, 0) }));
        Assert.That((await _world.MailsAsync(AttendanceMails.UnbookedKind)).Count(mail => mail.Subject.EndsWith("correction", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Who_waited_and_came_all_the_same_leaves_the_line_even_beyond_the_places()
    {
        var vasseur = await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur);
        await _world.SaveAsync(_lhenaff, "E1", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning);
        await _world.SaveAsync(_lhenaff, "E2", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning);
        await _world.SaveAsync(vasseur, "E3", "MERCREDI", TownOfActivities.Wednesday, CellWish.BookOrWait, Slot.Morning);
        GoTo(TownOfActivities.Wednesday);

        await AttendAsync("E3;MERCREDI;25/03/2026;matin;présent;;");

        var (booking, full) = ((await _world.BookingAsync("E3", TownOfActivities.Wednesday, Slot.Morning))!, (await _world.AllAsync<SlotDay>()).Single());
        Assert.That((booking.State, booking.IsUnbooked, booking.QueueNumber, booking.SurchargeCents), Is.EqualTo((BookingState.Present, true, (int?)null, 150)));
        Assert.That((full.Taken, full.Waiting), Is.EqualTo((3, 0)));
    }

    [TestCase(true, Town.Colas, 420)]
    [TestCase(false, Town.Vasseur, 200)]
    public async Task Of_separated_parents_the_one_who_booked_last_for_the_activity_pays_else_the_first(bool hasFatherBooked, string payer, int cents)
    {
        if (hasFatherBooked)
        {
            await _world.ImportAsync(("dossiers.csv", "number;family_name;valid_until\n104 221;Colas;31/08/2027\n"));
            var colas = await _world.LinkedAsync("marc", "Colas", Town.Colas);
            await _world.SaveAsync(colas, "E3", "CANTINE", TownOfActivities.Thursday.AddDays(1), CellWish.Book, Slot.Day);
        }
        GoTo(TownOfActivities.Thursday);

        await AttendAsync("E3;CANTINE;26/03/2026;jour;présent;;");

        var booking = (await ThursdayAsync("E3"))!;
        Assert.That((await _world.AllAsync<Dossier>()).Single(dossier => dossier.Id == booking.DossierId).Number, Is.EqualTo(payer));
        Assert.That(booking.PriceCents, Is.EqualTo(cents));
        Assert.That(await _world.MailsAsync(AttendanceMails.UnbookedKind), Has.Count.EqualTo(1), "the other household is told nothing");
    }

    [TestCase("E1;CANTINE;27/03/2026;jour;présent;;", "date\u00a0: ce jour n’est pas encore venu")]
    [TestCase("E9;CANTINE;26/03/2026;jour;présent;;", "child\u00a0: enfant inconnu")]
    [TestCase("E1;PISCINE;26/03/2026;jour;présent;;", "activity\u00a0: activité inconnue")]
    [TestCase("E1;CANTINE;26/03/2026;midi;présent;;", "slot\u00a0: jour, matin ou soir")]
    [TestCase("E1;CANTINE;26/03/2026;matin;présent;;", "slot\u00a0: cette activité n’a pas ce créneau\u00a0; créneaux possibles\u00a0: jour")]
    [TestCase("E1;MERCREDI;25/03/2026;;présent;;", "créneaux possibles\u00a0: matin, soir")]
    [TestCase("E1;CANTINE;25/03/2026;jour;présent;;", "n’a pas lieu ce jour-là pour cet enfant (pas de classe le mercredi)")]
    [TestCase("E1;CANTINE;31/08/2025;jour;présent;;", "en dehors de sa période")]
    [TestCase("E1;CANTINE;22/03/2026;jour;présent;;", "n’a pas lieu ce jour-là pour cet enfant (week-end)")]
    [TestCase("E1;CANTINE;26/03/2026;jour;absent;;", "rien n’était réservé")]
    [TestCase("E1;CANTINE;26/03/2026;jour;malade;;", "presence\u00a0: présent ou absent")]
    [TestCase("E1;CANTINE;26/03/2026;jour;présent;oui;", "seulement pour un enfant absent")]
    [TestCase("E1;CANTINE;26/03/2026;jour;absent;peut-être;", "justified\u00a0: ni oui ni non")]
    public async Task A_line_that_cannot_be_is_told_and_nothing_of_the_file_is_kept(string line, string told)
    {
        GoTo(TownOfActivities.Thursday);

        var log = await AttendAsync("E2;CANTINE;26/03/2026;jour;présent;;", line);

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo(new[] { 3L }));
        Assert.That(log.Refusals[0].Reason, Does.Contain(told));
        Assert.That(await _world.AllAsync<Booking>(), Is.Empty);
        Assert.That(await _world.MailsAsync(AttendanceMails.UnbookedKind), Is.Empty);
    }

    [Test]
    public async Task A_reason_of_absence_is_in_no_log_and_in_no_mail()
    {
        await _world.SaveAsync(_lhenaff, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        GoTo(TownOfActivities.Thursday);

        await AttendAsync("E1;CANTINE;26/03/2026;jour;absent;oui;varicelle");

        Assert.That((await _world.AllAsync<BookingChange>()).Select(change => change.Reason), Has.One.EqualTo("varicelle"));
        Assert.That(_world.Log, Has.None.Contains("varicelle"));
        Assert.That((await _world.AllAsync<Core.Mail.OutboxMail>()).Select(mail => mail.Text), Has.None.Contains("varicelle"));
    }

    /// <summary>15:00 UTC of the day.</summary>
    private void GoTo(DateOnly day) => _world.Time.Pass(new DateTimeOffset(day, new TimeOnly(15, 0), TimeSpan.Zero) - _world.Time.GetUtcNow());

    private Task<ImportLog> AttendAsync(params string[] lines) =>
        _world.ImportAsync(("attendance.csv", "child;activity;date;slot;presence;justified;reason\n" + string.Join('\n', lines)));

    private Task<Booking?> ThursdayAsync(string child) => _world.BookingAsync(child, TownOfActivities.Thursday, Slot.Day);
}

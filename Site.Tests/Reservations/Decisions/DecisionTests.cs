using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Decisions;

/// <summary><c>decide-requests</c>: the service decides on what families have asked for (« demandé »): Wednesdays with two places.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class DecisionTests(Store store)
{
    private static readonly DateOnly Wednesday = TownOfActivities.Wednesday;

    private FamilyWorld _world = null!;
    private (Guid Account, Guid Dossier) _lhenaff;
    private (Guid Account, Guid Dossier) _vasseur;

    [SetUp]
    public async Task Start()
    {
        _world = await TownOfActivities.StartAsync(PostgreSqlServer.For(store));
        await _world.ImportAsync(("activities.csv", TownOfActivities.Activities.Replace("50;non", "50;oui", StringComparison.Ordinal)));
        (_lhenaff, _vasseur) = (await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff), await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur));
        await _world.SaveAsync(_lhenaff, "E1", "MERCREDI", Wednesday, CellWish.Book, Slot.Morning, Slot.Evening);
        await _world.SaveAsync(_lhenaff, "E2", "MERCREDI", Wednesday, CellWish.Book, Slot.Morning);
        await _world.SaveAsync(_vasseur, "E3", "MERCREDI", Wednesday, CellWish.BookOrWait, Slot.Morning);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task What_is_accepted_is_booked_and_billed_what_is_refused_is_not_and_the_family_gets_one_mail()
    {
        var log = await DecideAsync("E1;MERCREDI;25/03/2026;matin;accepter;", "E1;MERCREDI;25/03/2026;soir;accepter;", "E2;MERCREDI;25/03/2026;matin;refuser;groupe complet");

        var mails = await _world.MailsAsync(DecisionMails.DecidedKind);
        Assert.That(log.Refusals, Is.Empty);
        Assert.That(log.Files.Single().Tally.Changed, Is.EqualTo(3));
        Assert.That((await StateAsync("E1", Slot.Morning), await StateAsync("E1", Slot.Evening), await StateAsync("E2", Slot.Morning)),
            Is.EqualTo((BookingState.Booked, BookingState.Booked, BookingState.Refused)));
        Assert.That((await _world.AllAsync<BookingChange>()).Where(change => change.By == "le service").Select(change => change.AfterCents), Is.EquivalentTo(new[] { 450, 450, 0 }));
        Assert.That(mails.Select(mail => mail.To), Is.EquivalentTo(new[] { "elodie@exemple.fr", "karim@exemple.fr" }));
        Assert.That(mails[0].Text, Does.Contain("Léa, mercredi 25 mars 2026 matin\u00a0: Mercredi loisirs, 4,50\u00a0€")
            .And.Contain("Noé, mercredi 25 mars 2026 matin\u00a0: Mercredi loisirs. Motif\u00a0: groupe complet"));
    }

    [Test]
    public async Task The_place_of_a_refused_request_is_offered_to_the_first_in_line()
    {
        await DecideAsync("E2;MERCREDI;25/03/2026;matin;refuser;");

        var (waiting, full) = ((await _world.BookingAsync("E3", Wednesday, Slot.Morning))!, (await _world.AllAsync<SlotDay>()).Single(day => day.Slot == Slot.Morning));
        Assert.That(waiting.OfferedUntil, Is.Not.Null);
        Assert.That((full.Taken, full.Waiting), Is.EqualTo((2, 0)));
        Assert.That((await _world.MailsAsync(BookingMails.OfferKind)).Select(mail => mail.To), Is.EqualTo(new[] { "sofia@exemple.fr" }));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_and_mails_nobody()
    {
        string[] lines = ["E1;MERCREDI;25/03/2026;matin;accepter;", "E2;MERCREDI;25/03/2026;matin;refuser;groupe complet"];
        await DecideAsync(lines);
        var mails = await _world.MailsAsync(DecisionMails.DecidedKind);

        var again = await DecideAsync(lines);

        Assert.That((again.Files.Single().Tally.Changed, again.Files.Single().Tally.Unchanged), Is.EqualTo((0, 2)));
        Assert.That(await _world.MailsAsync(DecisionMails.DecidedKind), Has.Count.EqualTo(mails.Count));
        Assert.That((await _world.AllAsync<SlotDay>()).Single(day => day.Slot == Slot.Morning).Taken, Is.EqualTo(2));
    }

    [TestCase("E3;MERCREDI;25/03/2026;matin;accepter;", "en liste d’attente")]
    [TestCase("E4;MERCREDI;25/03/2026;matin;accepter;", "aucune demande de cet enfant")]
    [TestCase("E9;MERCREDI;25/03/2026;matin;accepter;", "enfant inconnu")]
    [TestCase("E1;MERCREDI;25/03/2026;jour;accepter;", "créneaux possibles\u00a0: matin, soir")]
    [TestCase("E1;MERCREDI;25/03/2026;soir;peut-être;", "decision\u00a0: accepter ou refuser")]
    [TestCase("E1;MERCREDI;25/03/2026;soir;accepter;bravo", "seulement pour un refus")]
    public async Task A_line_that_cannot_be_is_told_and_no_decision_of_the_file_is_kept(string line, string told)
    {
        var log = await DecideAsync("E1;MERCREDI;25/03/2026;matin;accepter;", line);

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo(new[] { 3L }));
        Assert.That(log.Refusals[0].Reason, Does.Contain(told));
        Assert.That(await StateAsync("E1", Slot.Morning), Is.EqualTo(BookingState.Requested));
        Assert.That(await _world.MailsAsync(DecisionMails.DecidedKind), Is.Empty);
    }

    [Test]
    public async Task A_decision_is_not_turned_around_and_a_day_that_is_over_is_not_accepted()
    {
        await DecideAsync("E1;MERCREDI;25/03/2026;matin;accepter;", "E2;MERCREDI;25/03/2026;matin;refuser;");
        var turned = await DecideAsync("E1;MERCREDI;25/03/2026;matin;refuser;", "E2;MERCREDI;25/03/2026;matin;accepter;");
        _world.Time.Pass(new DateTimeOffset(2026, 3, 26, 8, 0, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        var late = await DecideAsync("E1;MERCREDI;25/03/2026;soir;accepter;");

        Assert.That(turned.Refusals.Select(refusal => refusal.Reason), Is.EqualTo(new[]
        {
            "cette place est déjà réservée\u00a0: elle ne peut plus être refusée ici", "cette demande est déjà refusée\u00a0: la famille l’a su par mail",
        }));
        Assert.That(late.Refusals.Single().Reason, Does.Contain("ce jour est passé"));
    }

    private async Task<ImportLog> DecideAsync(params string[] lines)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "décisions mars.csv");
        await File.WriteAllTextAsync(path, "child;activity;date;slot;decision;reason\n" + string.Join('\n', lines));
        var log = new ImportLog();
        await _world.Decisions.ImportAsync(path, log, CancellationToken.None);
        return log;
    }

    private async Task<BookingState> StateAsync(string child, Slot slot) => (await _world.BookingAsync(child, Wednesday, slot))!.State;
}

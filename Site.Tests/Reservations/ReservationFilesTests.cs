using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>Files of activities, tariffs and enrolments that are wrong: each fault by line and in French, and nothing half-saved.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ReservationFilesTests(Store store)
{
    private const string Activity = "key;name;kind;slots;from;until;add_rule;cancel_rule\n";
    private const string Tariff = "activity;nature;valid_from;qf_from;qf_below;price;rate;floor;ceiling\n";
    private const string Enrolment = "child;activity;school_year;from;until;state\n";

    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await TownOfActivities.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("activities.csv", Activity, "PISCINE;Piscine;natation;jour 9:00-10:00;01/09/2025;03/07/2026;J-7;J-7", "kind\u00a0: valeur inconnue")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;midi 11:30-13:30;01/09/2025;03/07/2026;J-7;J-7", "slots\u00a0: attendu «\u00a0matin 8:00-12:00 40\u00a0»")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;jour 13:30-11:30;01/09/2025;03/07/2026;J-7;J-7", "slots\u00a0: attendu")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;jour 11:30-13:30 -3;01/09/2025;03/07/2026;J-7;J-7", "slots\u00a0: attendu")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;matin 8:00-12:00;01/09/2025;03/07/2026;J-7;J-7", "slots\u00a0: «\u00a0jour\u00a0» pour un jour d’école")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;mercredi;matin 8:00-12:00|matin 9:00-12:00;01/09/2025;03/07/2026;J-7;J-7", "chacun une fois")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;jour 11:30-13:30;01/09/2026;03/07/2026;J-7;J-7", "until\u00a0: la fin est avant le début")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;jour 11:30-13:30;01/09/2025;03/07/2026;J-7 25:00;J-7", "add_rule\u00a0: «\u00a025:00\u00a0» n’est pas une heure")]
    [TestCase("activities.csv", Activity, "PISCINE;Piscine;restauration;jour 11:30-13:30;01/09/2025;03/07/2026;J-7;sept jours", "cancel_rule\u00a0: «\u00a0sept\u00a0» ne se comprend pas")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;0;;-4,20;;;", "price\u00a0: ce n’est pas un montant")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;-100;;4,20;;;", "qf_from\u00a0: ce n’est pas un montant")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;0;700;;-0,6 %;1;4", "rate\u00a0: commence comme une formule")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;0;700;;six %;1;4", "rate\u00a0: ce n’est pas un pourcentage")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;700;700;4,20;;;", "qf_below\u00a0: doit être plus grand que qf_from")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;repas;01/09/2025;500;800;4,20;;;", "cette tranche en recouvre une autre")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;repas;01/09/2025;900;;5,00;;;", "cette tranche en recouvre une autre")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;0;700;4,20;0,6 %;;", "l’un des deux, pas les deux")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;0;700;;0,6 %;4;1", "ceiling\u00a0: plus petit que floor")]
    [TestCase("tariffs.csv", Tariff, "CANTINE;accueil;01/09/2025;700;;;0,6 %;1;", "ceiling\u00a0: nécessaire pour la tranche la plus haute")]
    [TestCase("tariffs.csv", Tariff, "PISCINE;accueil;01/09/2025;0;;4,20;;;", "activity\u00a0: activité inconnue")]
    [TestCase("enrolments.csv", Enrolment, "E9;CANTINE;2025-2026;01/09/2025;31/08/2026;acceptée", "child\u00a0: enfant inconnu")]
    [TestCase("enrolments.csv", Enrolment, "E1;CANTINE;2025-2027;01/09/2025;31/08/2026;acceptée", "school_year\u00a0: ce n’est pas une année scolaire")]
    [TestCase("enrolments.csv", Enrolment, "E1;CANTINE;2025-2026;01/09/2026;31/08/2026;acceptée", "until\u00a0: la fin est avant le début")]
    public async Task A_wrong_line_is_told_with_its_reason_and_the_sound_one_before_it_is_not_kept_either(string file, string header, string line, string told)
    {
        var sound = file switch
        {
            "activities.csv" => "ETUDE;Étude;étude;jour 16:30-18:00;01/09/2025;03/07/2026;J-7;J-7\n",
            "tariffs.csv" => "CANTINE;repas;01/09/2026;0;;9,99;;;\n",
            _ => "E1;CANTINE;2026-2027;01/09/2026;31/08/2027;acceptée\n",
        };
        var before = (await _world.AllAsync<Activity>(), await _world.AllAsync<TariffBand>(), await _world.AllAsync<Enrolment>());

        var log = await _world.ImportAsync((file, header + sound + line));

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo(new[] { 3L }), string.Join(", ", log.Refusals));
        Assert.That(log.Refusals[0].Reason, Does.Contain(told));
        Assert.That((await _world.AllAsync<Activity>(), await _world.AllAsync<TariffBand>(), await _world.AllAsync<Enrolment>()) is var after
            ? (after.Item1.Count, after.Item2.Count, after.Item3.Count) : default, Is.EqualTo((before.Item1.Count, before.Item2.Count, before.Item3.Count)));
    }

    [Test]
    public async Task Bands_of_one_file_that_overlap_are_refused_and_bands_without_a_gap_are_not()
    {
        var overlap = await _world.ImportAsync(("tariffs.csv", Tariff + "MERCREDI;accueil;01/09/2026;0;700;3,00;;;\nMERCREDI;accueil;01/09/2026;699,99;;4,50;;;"));
        var sound = await _world.ImportAsync(("tariffs.csv", Tariff + "MERCREDI;accueil;01/09/2026;0;700;3,00;;;\nMERCREDI;accueil;01/09/2026;700;;4,50;;;"));

        Assert.That(overlap.Refusals.Select(refusal => refusal.Line), Is.EqualTo(new[] { 3L }));
        Assert.That(sound["tariffs.csv"], Is.EqualTo((2, 0, 0)));
    }

    [Test]
    public async Task A_slot_that_a_family_has_booked_cannot_disappear()
    {
        var family = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        await _world.SaveAsync(family, "E1", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Evening);

        var log = await _world.ImportAsync(("activities.csv", Activity + "MERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 2;01/09/2025;01/07/2026;J-7;J-7"));

        Assert.That(log.Refusals.Single().Reason, Does.Contain("un créneau déjà réservé par des familles ne peut pas disparaître"));
        Assert.That(await _world.AllAsync<ActivitySlot>(), Has.Count.EqualTo(3));
    }

    // 29 March 2026: 2:00 becomes 3:00 in Paris; its Sunday has no class, the days around it have.
    [TestCase("2026-03-29T21:59:59Z", "27/03/2026", null, TestName = "Attendance_on_the_day_the_clock_goes_forward(before midnight)")]
    [TestCase("2026-03-29T21:59:59Z", "30/03/2026", "pas encore venu", TestName = "Attendance_on_the_day_the_clock_goes_forward(tomorrow is not today yet)")]
    [TestCase("2026-03-29T22:00:00Z", "30/03/2026", null, TestName = "Attendance_on_the_day_the_clock_goes_forward(midnight in Paris is an hour earlier in UTC)")]
    public async Task Attendance_is_of_days_in_Paris(string now, string day, string? refusal)
    {
        _world.Time.Pass(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - _world.Time.GetUtcNow());

        var log = await _world.ImportAsync(("attendance.csv", $"child;activity;date;presence\nE1;CANTINE;{day};présent"));

        Assert.That(log.Refusals.Select(one => one.Reason), refusal is null ? Is.Empty : Has.One.Contains(refusal));
    }

    [Test]
    public async Task A_calendar_whose_holidays_end_on_the_night_of_the_clock_change_is_read_by_days_in_Paris()
    {
        // The spring holidays of a year that begin and end at midnight in Paris, on both sides of 28 March 2027.
        var log = await _world.ImportAsync(("calendar.json", """
            [{"description": "Vacances de Printemps", "population": "-", "start_date": "2027-03-26T23:00:00+00:00", "end_date": "2027-03-28T22:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"}]
            """));

        Assert.That(log.Refusals, Is.Empty);
        Assert.That((await _world.AllAsync<SchoolHolidayRow>()).Select(row => (row.Start, row.ClassResumes)), Is.EqualTo(new[] { (new DateOnly(2027, 3, 27), (DateOnly?)new DateOnly(2027, 3, 29)) }));
    }
}

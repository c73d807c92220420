using NodaTime;
using Site.Core.Calendar;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Calendar;

/// <summary>The state's calendar in the import folder becomes the town's.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class SchoolHolidaysImportTests(Store store)
{
    private static readonly LocalDate InAutumn = new(2027, 10, 27);

    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("calendar.ics")]
    [TestCase("calendar.json")]
    public async Task A_year_that_is_taken_in_is_in_the_towns_calendar_with_its_source_and_date(string file)
    {
        var log = await _world.ImportAsync((file, file == "calendar.ics" ? Ical("20271023", "20271108") : Json));

        var row = (await _world.AllAsync<SchoolHolidayRow>()).Single();
        Assert.That(log.Refusals, Is.Empty);
        Assert.That(log[file], Is.EqualTo((1, 0, 0)));
        Assert.That((row.Zone, row.SchoolYear, row.Name, row.Start, row.ClassResumes, row.Source, row.ImportedAt), Is.EqualTo(
            ("C", 2027, "Vacances de la Toussaint", new DateOnly(2027, 10, 23), (DateOnly?)new DateOnly(2027, 11, 8), file, _world.Time.GetUtcNow())));
        Assert.That((await CalendarAsync()).DayAt(InAutumn).Kind, Is.EqualTo(DayKind.Holiday));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_and_another_date_replaces_the_first()
    {
        await _world.ImportAsync(("calendar.ics", Ical("20271023", "20271108")));
        _world.Time.Pass(TimeSpan.FromDays(1));

        var again = await _world.ImportAsync(("calendar.ics", Ical("20271023", "20271108")));
        var changed = await _world.ImportAsync(("calendar.ics", Ical("20271030", "20271115")));

        var row = (await _world.AllAsync<SchoolHolidayRow>()).Single();
        Assert.That((again["calendar.ics"], changed["calendar.ics"]), Is.EqualTo(((0, 0, 1), (0, 1, 0))));
        Assert.That((row.Start, row.ClassResumes), Is.EqualTo((new DateOnly(2027, 10, 30), (DateOnly?)new DateOnly(2027, 11, 15))));
    }

    [Test]
    public async Task A_summer_whose_end_is_not_published_yet_leaves_the_end_that_is_known()
    {
        await _world.ImportAsync(("calendar.ics", Ical("20280708", "20280901", "Vacances d'Été")));

        var log = await _world.ImportAsync(("calendar.ics", Ical("20280708", "20280708", "Début des Vacances d'Été")));

        Assert.That(log["calendar.ics"], Is.EqualTo((0, 0, 1)));
        Assert.That((await _world.AllAsync<SchoolHolidayRow>()).Single().ClassResumes, Is.EqualTo(new DateOnly(2028, 9, 1)));
    }

    [Test]
    public async Task A_calendar_without_the_towns_zone_is_refused_and_nothing_of_it_is_kept()
    {
        var log = await _world.ImportAsync(("calendar.ics", Ical("20271016", "20271102", zone: "Zones A/B")));

        Assert.That(log.Refusals, Is.EqualTo(new[] { ("calendar.ics", 1L, "rien pour la zone C\u00a0: le fichier ne concerne que les zones A et B") }));
        Assert.That(await _world.AllAsync<SchoolHolidayRow>(), Is.Empty);
    }

    [Test]
    public async Task Of_a_calendar_with_one_fault_nothing_is_kept()
    {
        var broken = Ical("20271023", "20271108").Replace("END:VCALENDAR", Event("20280212", "demain", "Vacances d'Hiver", "Zone C") + "\r\nEND:VCALENDAR", StringComparison.Ordinal);

        var log = await _world.ImportAsync(("calendar.ics", broken));

        Assert.That(log.Refusals.Single().Line, Is.EqualTo(11));
        Assert.That(await _world.AllAsync<SchoolHolidayRow>(), Is.Empty);
    }

    private ValueTask<TownCalendar> CalendarAsync() => _world.TownCalendars.GetAsync(CancellationToken.None);

    private static string Ical(string start, string end, string name = "Vacances de la Toussaint", string zone = "Zone C") =>
        $"BEGIN:VCALENDAR\r\n{Event(start, end, name, zone)}\r\nEND:VCALENDAR\r\n";

    private static string Event(string start, string end, string name, string zone) =>
        $"BEGIN:VEVENT\r\nSUMMARY:{name} - {zone}\r\nDTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\nUID:1@data.education.gouv.fr\r\nEND:VEVENT";

    private const string Json = """
        [{"description": "Vacances de la Toussaint", "population": "-", "start_date": "2027-10-22T22:00:00+00:00", "end_date": "2027-11-07T23:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2027-2028"}]
        """;
}

using System.Text;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Tests.Calendar;

/// <summary>The state's open-data files, as they are and as they can be spoilt.</summary>
public class SchoolCalendarFileTests
{
    private const string Json = """
        {"total_count": 7, "results": [
          {"description": "Vacances de la Toussaint", "population": "-", "start_date": "2026-10-16T22:00:00+00:00", "end_date": "2026-11-01T23:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Vacances de la Toussaint", "population": "-", "start_date": "2026-10-16T22:00:00+00:00", "end_date": "2026-11-01T23:00:00+00:00", "location": "Versailles", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Vacances d'Hiver", "population": "-", "start_date": "2027-02-05T23:00:00+00:00", "end_date": "2027-02-21T23:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Vacances d'Été", "population": "Enseignants", "start_date": "2027-07-02T22:00:00+00:00", "end_date": "2027-08-30T22:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Début des Vacances d'Été", "population": "Élèves", "start_date": "2027-07-02T22:00:00+00:00", "end_date": "2027-07-02T22:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Pont de l'Ascension", "population": "-", "start_date": "2027-05-06T22:00:00+00:00", "end_date": "2027-05-06T22:00:00+00:00", "location": "Paris", "zones": "Zone C", "annee_scolaire": "2026-2027"},
          {"description": "Vacances de Carnaval", "population": "-", "start_date": "2027-02-05T03:00:00+00:00", "end_date": "2027-02-21T03:00:00+00:00", "location": "Guadeloupe", "zones": "Guadeloupe", "annee_scolaire": "2026-2027"}
        ]}
        """;

    private static readonly string[] Read2026 =
    [
        "Vacances de la Toussaint 2026-2027\u00a0: 2026-10-17 2026-11-02",
        "Vacances d’hiver 2026-2027\u00a0: 2027-02-06 2027-02-22",
        "Pont de l’Ascension 2026-2027\u00a0: 2027-05-07 2027-05-08",
        "Vacances d’été 2026-2027\u00a0: 2027-07-03 ?",
    ];

    [Test]
    public void The_JSON_export_is_read_once_a_holiday_for_pupils_of_the_three_zones()
    {
        var file = Read(Json);

        Assert.Multiple(() =>
        {
            Assert.That(file.Faults, Is.Empty);
            Assert.That(file.Holidays.Select(Said), Is.EqualTo(Read2026));
            Assert.That(file.Holidays, Has.All.Matches<SchoolHoliday>(holiday =>
                holiday is { Zone: SchoolZone.C, Source: "data.education.gouv.fr" } && holiday.PublishedOn == new LocalDate(2026, 11, 1)));
        });
    }

    [Test]
    public void The_iCal_file_of_one_zone_says_its_zone_in_its_identifiers() => Assert.That(
        Read(Calendar(
            Event("Vacances de la Toussaint", "20261017", "20261102", uid: "20260831T093815Z-Zone-C@data.education.gouv.fr"),
            Event("Vacances d'Hiver", "20270206", "20270222", uid: "20260831T093816Z-Zone-C@data.education.gouv.fr"),
            Event("Vacances d'Été(prérentrée Enseignants)", "20260831", "20260901", uid: "20260831T093817Z-Zone-C@data.education.gouv.fr"),
            Event("Pont de l'Ascension", "20270507", "20270507", uid: "20260831T093818Z-Zone-C@data.education.gouv.fr"),
            Event("Début des Vacances d'Été", "20270703", "20270703", uid: "20260831T093819Z-Zone-C@data.education.gouv.fr"))).Holidays.Select(Said),
        Is.EqualTo(Read2026));

    [Test]
    public void The_iCal_file_of_all_zones_takes_a_holiday_apart_and_it_is_put_together_again()
    {
        var file = Read(Calendar(
            Event("Vacances d'Hiver - Zone C", "20260302", "20260309"),
            Event("Vacances d'Hiver - Zones B/C", "20260223", "20260302"),
            Event("Vacances d'Hiver - Zones A/B/C - Corse", "20260221", "20260223"),
            Event("Vacances d'Hiver - Zones A/B", "20260214", "20260221"),
            Event("Vacances d'Hiver - Zone A", "20260207", "20260214"),
            Event("Début des Vacances d'Été - Corse", "20260704", "20260704", uid: "20250114T124849Z-Zone-A-B-C-Corse@data.education.gouv.fr"),
            Event("Lundi de Pentecôte - Corse", "20260525", "20260525")));

        Assert.Multiple(() =>
        {
            Assert.That(file.Faults, Is.Empty);
            Assert.That(file.Holidays.Select(holiday => $"{holiday.Zone} {holiday.Start:uuuu-MM-dd} {holiday.ClassResumes:uuuu-MM-dd}"),
                Is.EqualTo(["A 2026-02-07 2026-02-23", "B 2026-02-14 2026-03-02", "C 2026-02-21 2026-03-09"]));
        });
    }

    [TestCase("DTSTART:20261016T220000Z", "DTEND:20261101T230000Z")]
    [TestCase("DTSTART;TZID=Europe/Paris:20261017T000000", "DTEND;TZID=\"Europe/Paris\":20261102T000000")]
    [TestCase("dtstart;value=date:2026\r\n 1017", "DTEND;VALUE=DATE:\r\n\t20261102")]
    public void Days_are_those_of_Paris_however_they_are_written(string start, string end) => Assert.That(
        Read(Calendar($"BEGIN:VEVENT\r\nSUMMARY:Vacances de la Toussaint - Zone C\r\n{start}\r\n{end}\r\nEND:VEVENT")).Holidays.Select(Said),
        Is.EqualTo(Read2026[..1]));

    [Test]
    public void An_alarm_within_an_event_is_no_part_of_it() => Assert.That(
        Read(Calendar(Event("Vacances de la Toussaint - Zone C", "20261017", "20261102")
            .Replace("END:VEVENT", "BEGIN:VALARM\r\nSUMMARY:Rappel\r\nDTSTART:20200101\r\nEND:VALARM\r\nEND:VEVENT", StringComparison.Ordinal))).Holidays.Select(Said),
        Is.EqualTo(Read2026[..1]));

    [TestCase("", 1, "ce n’est pas un calendrier")]
    [TestCase("dossier;nom\r\n104;Dupont", 1, "ce n’est pas un calendrier")]
    [TestCase("<html></html>", 1, "ce n’est pas un calendrier")]
    [TestCase("{\"a\": 1}", 1, "pas de liste d’enregistrements")]
    [TestCase("{\"results\": {}}", 1, "pas de liste d’enregistrements")]
    [TestCase("[\n{\"description\": ", 2, "abîmé ou incomplet")]
    [TestCase("[]", 1, "aucune période de vacances")]
    [TestCase("[\n1]", 2, "enregistrement 1 : ce n’est pas un enregistrement")]
    [TestCase("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 1, "aucune période de vacances")]
    [TestCase("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Vacances de Noël - Zone C\r\n", 3, "la fin du calendrier manque")]
    [TestCase("BEGIN:VCALENDAR\r\nbonjour\r\nEND:VCALENDAR", 2, "pas une ligne de calendrier iCal")]
    public void A_file_that_is_no_school_calendar_is_refused(string text, int line, string told) => AssertRefused(Read(text), line, told);

    [TestCase("2026-10-16T22:00:00+00:00", "2026-13-16T22:00:00+00:00", "« start_date » : « 2026-13-16T22:00:00+00:00 » n’est pas une date")]
    [TestCase("2026-10-16T22:00:00+00:00", "17/10/2026", "« start_date » : « 17/10/2026 » n’est pas une date")]
    [TestCase("2026-10-16T22:00:00+00:00", "0026-10-16T22:00:00+00:00", "trop loin dans le passé")]
    [TestCase("2026-10-16T22:00:00+00:00", "2026-11-16T22:00:00+00:00", "la classe reprendrait avant le début")]
    [TestCase("2026-11-01T23:00:00+00:00", "2027-05-01T22:00:00+00:00", "plus de quatre mois")]
    [TestCase("2026-11-01T23:00:00+00:00", "2026-10-16T22:00:00+00:00", "le jour de la reprise manque")]
    [TestCase("Zone C", "Zone D", "« Zone D » n’est pas une zone")]
    [TestCase("2026-2027", "2026", "« 2026 » n’est pas une année scolaire")]
    [TestCase("2026-2027", "2025-2026", "le samedi 17 octobre 2026 n’est pas dans l’année scolaire 2025-2026")]
    public void A_record_that_is_broken_is_told_and_nothing_is_taken(string sound, string broken, string told)
    {
        var lines = Json.Split('\n');
        lines[2] = lines[2].Replace(sound, broken, StringComparison.Ordinal);

        AssertRefused(Read(string.Join('\n', lines)), 3, told);
    }

    [TestCase("\"description\": \"Vacances de la Toussaint\", ", "« description » manque")]
    [TestCase("\"start_date\": \"2026-10-16T22:00:00+00:00\", ", "« start_date » manque")]
    [TestCase("\"zones\": \"Zone C\", ", "« zones » manque")]
    public void A_record_that_lacks_a_field_is_told_with_its_number(string field, string told)
    {
        var lines = Json.Split('\n');
        lines[2] = lines[2].Replace(field, "", StringComparison.Ordinal);

        AssertRefused(Read(string.Join('\n', lines)), 3, $"enregistrement 2 : {told}");
    }

    [TestCase("20261017", "20261301", 4, "« DTSTART » : « 20261301 » n’est pas une date")]
    [TestCase("20261102", "demain", 5, "« DTEND » : « demain » n’est pas une date")]
    [TestCase("DTSTART;VALUE=DATE:20261017\r\n", "", 2, "« DTSTART » manque")]
    [TestCase("DTEND;VALUE=DATE:20261102\r\n", "", 2, "le jour de la reprise manque")]
    [TestCase("20261102", "20261001", 2, "la classe reprendrait avant le début")]
    [TestCase("SUMMARY:Vacances de la Toussaint - Zone C\r\n", "", 2, "le nom de la période manque")]
    [TestCase(" - Zone C", "", 2, "quelle zone")]
    [TestCase(" - Zone C", " - Zone D", 2, "quelle zone")]
    [TestCase("DTSTART;VALUE", "BEGIN:VEVENT\r\nDTSTART;VALUE", 4, "avant la fin du précédent")]
    public void An_event_that_is_broken_is_told_by_line(string sound, string broken, int line, string told) =>
        AssertRefused(Read(Calendar(Event("Vacances de la Toussaint - Zone C", "20261017", "20261102")).Replace(sound, broken, StringComparison.Ordinal)), line, told);

    [Test]
    public void A_holiday_with_two_dates_in_one_zone_is_refused() => AssertRefused(
        Read(Calendar(Event("Vacances d'Hiver - Zone C", "20270206", "20270222"), Event("Vacances d'Hiver - Zone C", "20270213", "20270301"))),
        8, "Vacances d’hiver 2026-2027, zone C : d’autres dates sont à la ligne 2");

    [Test]
    public void Holidays_that_overlap_are_refused() => AssertRefused(
        Read(Calendar(Event("Vacances d'Hiver - Zone C", "20270206", "20270222"), Event("Vacances de Printemps - Zone C", "20270220", "20270308"))),
        8, "Vacances de printemps 2026-2027, zone C : commence pendant « Vacances d’hiver »");

    [Test]
    public void A_calendar_without_the_zone_of_the_town_is_refused()
    {
        var text = Calendar(Event("Vacances d'Hiver - Zones A/B", "20270213", "20270301"));

        AssertRefused(Read(text, SchoolZone.C), 1, "rien pour la zone C : le fichier ne concerne que les zones A et B");
        Assert.That(Read(text, SchoolZone.B).Faults, Is.Empty);
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused() =>
        AssertRefused(SchoolCalendarFile.Read([0x42, 0x45, 0xFF, 0x00], "essai"), 1, "pas un fichier texte en UTF-8");

    [Test]
    public void A_file_as_large_as_a_film_is_not_read() =>
        AssertRefused(SchoolCalendarFile.Read(new byte[SchoolCalendarFile.LongestFile + 1], "essai"), 1, "trop grand");

    [Test]
    public void A_file_with_nothing_but_faults_is_not_told_to_its_end() => Assert.Multiple(() =>
    {
        Assert.That(Read($"[{string.Join(',', Enumerable.Repeat("1", 100_000))}]").Faults, Has.Count.EqualTo(SchoolCalendarFile.MostFaults));
        Assert.That(Read(Calendar([.. Enumerable.Repeat("bonjour", 100_000)])).Faults, Has.Count.EqualTo(SchoolCalendarFile.MostFaults));
    });

    [Test]
    public void Half_a_sign_is_no_text() => AssertRefused(
        Read("[{\"description\": \"\\ud83d\"}]"), 1, "enregistrement 1 : « description » manque");

    [Test]
    public void All_faults_are_told_at_once_in_the_order_of_the_file() => Assert.That(
        Read(Calendar(Event("Vacances de Noël - Zone C", "x", "20270104"), Event("Vacances d'Hiver - Zone C", "y", "20270222"))).Faults.Select(fault => fault.Line),
        Is.EqualTo([4, 10]));

    private static void AssertRefused(SchoolCalendarFile file, int line, string told) => Assert.Multiple(() =>
    {
        Assert.That(file.Holidays, Is.Empty);
        Assert.That(file.Faults.Select(fault => fault.ToString().Replace('\u00a0', ' ')), Has.Some.StartWith($"ligne {line} : ").And.Some.Contains(told));
    });

    private static string Said(SchoolHoliday holiday) =>
        $"{holiday.Name} {holiday.Year}\u00a0: {holiday.Start:uuuu-MM-dd} {(holiday.ClassResumes is { } end ? $"{end:uuuu-MM-dd}" : "?")}";

    /// <summary>Six lines.</summary>
    private static string Event(string summary, string start, string end, string uid = "1@data.education.gouv.fr") =>
        $"BEGIN:VEVENT\r\nSUMMARY:{summary}\r\nDTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\nUID:{uid}\r\nEND:VEVENT";

    private static string Calendar(params string[] events) => $"BEGIN:VCALENDAR\r\n{string.Join("\r\n", events)}\r\nEND:VCALENDAR\r\n";

    private static SchoolCalendarFile Read(string text, SchoolZone? zone = null) =>
        SchoolCalendarFile.Read(Encoding.UTF8.GetBytes(text), "data.education.gouv.fr", new LocalDate(2026, 11, 1), zone);
}

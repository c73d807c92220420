using System.Text;
using AngleSharp.Html.Parser;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Attendance;

/// <summary>The day's lists: who is expected, and what must be known of the child where it is received.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class AttendanceListTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await TownOfActivities.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Children_stand_by_school_and_class_with_health_telephones_and_who_may_fetch_them()
    {
        await BookedThursdayAsync();

        var list = (await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday, CancellationToken.None))!;

        var (essarts, bontemps) = (list.Schools[0], list.Schools[1]);
        var (lea, maxence) = (essarts.Children[1], bontemps.Children.Single());
        Assert.Multiple(() =>
        {
            Assert.That(list.Schools.Select(school => school.Name), Is.EqualTo(new[] { "École des Essarts", "École du Bontemps" }));
            Assert.That(essarts.Children.Select(child => (child.Class, child.FirstName)), Is.EqualTo(new[] { ("GS", "Noé"), ("CE1", "Léa") }));
            Assert.That((lea.HasPai, lea.Diet, lea.States[Slot.Day]), Is.EqualTo((true, "sans arachide", AttendanceState.Expected)));
            Assert.That(lea.Emergency, Is.EqualTo(new AttendanceContact[] { new("Élodie L’Hénaff-Diop", "06 39 98 10 10"), new("Karim Diop", "06 39 98 10 11") }));
            Assert.That(lea.AuthorisedAdults, Is.EqualTo(new AttendanceContact[] { new("Odile L’Hénaff", "06 39 98 10 20"), new("Yann Le Goff", null) }));
            Assert.That(maxence.Households.Select(one => one.Number), Is.EqualTo(new[] { Town.Vasseur, Town.Colas }));
            Assert.That(maxence.Emergency.Select(contact => contact.Name), Is.EqualTo(new[] { "Sofia Vasseur", "Marc Colas" }));
            Assert.That(list.NoSuchDay, Is.Null);
        });
    }

    [Test]
    public async Task Who_waits_or_has_cancelled_is_not_listed_and_each_half_of_a_wednesday_has_its_own_state()
    {
        var (lhenaff, vasseur) = (await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff), await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur));
        await _world.SaveAsync(lhenaff, "E1", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning, Slot.Evening);
        await _world.SaveAsync(lhenaff, "E2", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning, Slot.Evening);
        await _world.SaveAsync(vasseur, "E3", "MERCREDI", TownOfActivities.Wednesday, CellWish.BookOrWait, Slot.Morning);
        await _world.SaveAsync(lhenaff, "E2", "MERCREDI", TownOfActivities.Wednesday, CellWish.Drop, Slot.Evening);

        var list = (await _world.Attendance.ReadAsync("MERCREDI", TownOfActivities.Wednesday, CancellationToken.None))!;

        Assert.That(list.Schools.Single().Children.Select(child => (child.FirstName, string.Join(' ', child.States.Keys.Order()))),
            Is.EqualTo(new[] { ("Noé", "Morning"), ("Léa", "Morning Evening") }));
    }

    [Test]
    public async Task Of_two_households_each_has_what_it_booked_and_an_unbooked_presence_is_nobody_s_booking()
    {
        await _world.ImportAsync(("dossiers.csv", "number;family_name;valid_until\n104 221;Colas;31/08/2027\n"));
        var (vasseur, colas) = (await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur), await _world.LinkedAsync("marc", "Colas", Town.Colas));
        await _world.SaveAsync(vasseur, "E3", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Morning);
        await _world.SaveAsync(colas, "E3", "MERCREDI", TownOfActivities.Wednesday, CellWish.Book, Slot.Evening);
        _world.Time.Pass(new DateTimeOffset(2026, 3, 26, 15, 0, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        await _world.ImportAsync(("attendance.csv", "child;activity;date;presence\nE3;CANTINE;26/03/2026;présent"));

        var wednesday = (await _world.Attendance.ReadAsync("MERCREDI", TownOfActivities.Wednesday, CancellationToken.None))!.Schools.Single().Children.Single();
        var thursday = (await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday, CancellationToken.None))!.Schools.Single().Children.Single();

        Assert.That(AttendanceTexts.Households(wednesday), Is.EqualTo("Deux foyers\u00a0: Vasseur (dossier 104 214, a réservé\u00a0: matin), Colas (dossier 104 221, a réservé\u00a0: soir)"));
        Assert.That(AttendanceTexts.Households(thursday), Is.EqualTo("Deux foyers\u00a0: Vasseur (dossier 104 214), Colas (dossier 104 221)"));
        Assert.That(thursday.States[Slot.Day], Is.EqualTo(AttendanceState.PresentUnbooked));
    }

    [Test]
    public async Task The_CSV_opens_in_a_French_spreadsheet_and_no_cell_of_it_is_a_formula()
    {
        await _world.ImportAsync(("children.csv", "key;dossiers;first_name;family_name;birth_date;school;class;pai;diet\nE2;104 200;Noé;\"L’Hénaff \"\"dit\"\" Diop; fils\";02/09/2020;École des Essarts;GS;non;"));
        await BookedThursdayAsync();
        await using (var context = await _world.ContextAsync())
        {
            // Files refuse it; a value of long ago may still be there.
            context.Set<Core.Families.Child>().Single(child => child.Key == "E1").Diet = "=HYPERLINK(\"x\")";
            await context.SaveChangesAsync();
        }

        using var file = new MemoryStream();
        await AttendanceCsv.WriteAsync((await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday, CancellationToken.None))!, file, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n");

        Assert.That(file.ToArray()[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.That(lines[0], Does.StartWith("\uFEFFDocument confidentiel").Or.StartWith("\uFEFF\"Document confidentiel"));
        Assert.That(lines[1], Is.EqualTo("École;Classe;Créneau;Nom;Prénom;Naissance;État;PAI;Régime;Téléphones d’urgence;Adultes autorisés;Foyers"));
        Assert.That(lines[3], Is.EqualTo(
            "École des Essarts;CE1;jour;L’Hénaff-Diop;Léa;14/03/2018;réservé;oui;\"'=HYPERLINK(\"\"x\"\")\";Élodie L’Hénaff-Diop (06 39 98 10 10) | Karim Diop (06 39 98 10 11);Odile L’Hénaff (06 39 98 10 20) | Yann Le Goff;"));
        Assert.That(lines[2], Does.Contain(";\"L’Hénaff \"\"dit\"\" Diop; fils\";Noé;"));
        Assert.That(lines[4], Does.EndWith("Deux foyers\u00a0: Vasseur (dossier 104 214, a réservé), Colas (dossier 104 221)"));
    }

    [Test]
    public async Task The_printed_list_is_a_page_a_school_with_a_box_to_tick_and_nothing_in_it_is_markup()
    {
        await _world.ImportAsync(("children.csv", "key;dossiers;first_name;family_name;birth_date;school;class;pai;diet\nE2;104 200;Noé;<script>x</script>;02/09/2020;École des Essarts;GS;non;"));
        await BookedThursdayAsync();

        using var file = new MemoryStream();
        await AttendanceHtml.WriteAsync((await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday, CancellationToken.None))!, file, CancellationToken.None);
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(file.ToArray()));

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("section h2").Select(heading => heading.TextContent), Is.EqualTo(new[] { "École des Essarts, 2 enfants", "École du Bontemps, 1 enfant" }));
            Assert.That(page.QuerySelectorAll("section").Select(school => school.QuerySelector(".confidential")!.TextContent), Has.All.StartWith("Document confidentiel"));
            Assert.That(page.QuerySelectorAll("tbody .box"), Has.Count.EqualTo(3));
            Assert.That(page.QuerySelectorAll("script, img, link"), Is.Empty);
            Assert.That(page.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent), Has.Some.StartWith("<script>x</script> Noé"));
        });
    }

    [Test]
    public async Task A_day_on_which_the_activity_does_not_take_place_is_said_and_an_activity_that_is_not_known_has_no_list()
    {
        var sunday = await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday.AddDays(3), CancellationToken.None);

        Assert.That((sunday!.NoSuchDay, sunday.Children), Is.EqualTo(("week-end", 0)));
        Assert.That(await _world.Attendance.ReadAsync("PISCINE", TownOfActivities.Thursday, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task An_absence_that_the_family_has_told_is_said_without_its_reason_and_requests_without_decision_are_counted()
    {
        await BookedThursdayAsync();
        var (lea, maxence) = ((await _world.BookingAsync("E1", TownOfActivities.Thursday, Slot.Day))!, (await _world.BookingAsync("E3", TownOfActivities.Thursday, Slot.Day))!);
        await using (var context = await _world.ContextAsync())
        {
            context.Add(new AbsenceNotice { BookingId = lea.Id, At = _world.Time.GetUtcNow(), AccountId = Guid.NewGuid(), Reason = "varicelle" });
            context.Set<Booking>().Single(booking => booking.Id == maxence.Id).State = BookingState.Requested;
            await context.SaveChangesAsync();
        }

        var list = (await _world.Attendance.ReadAsync("CANTINE", TownOfActivities.Thursday, CancellationToken.None))!;
        using var file = new MemoryStream();
        await AttendanceHtml.WriteAsync(list, file, CancellationToken.None);
        var html = Encoding.UTF8.GetString(file.ToArray());

        Assert.That(list.Schools.Single().Children.Select(child => child.States[Slot.Day]), Is.EqualTo(new[] { AttendanceState.Expected, AttendanceState.AbsenceTold }));
        Assert.That(list.Undecided, Is.EqualTo(1));
        Assert.That(html, Does.Contain("absence signalée").And.Not.Contain("varicelle"));
    }

    private async Task BookedThursdayAsync()
    {
        var (lhenaff, vasseur) = (await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff), await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur));
        await _world.SaveAsync(lhenaff, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        await _world.SaveAsync(lhenaff, "E2", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        await _world.SaveAsync(vasseur, "E3", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
    }
}

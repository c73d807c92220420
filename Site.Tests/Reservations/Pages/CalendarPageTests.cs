using System.Net;
using System.Text.Json;
using Site.Core.Reservations;
using Site.Tests.Account;

namespace Site.Tests.Reservations.Pages;

/// <summary>Booking by the pages, as a browser without scripts does it; with the FAQ’s « Je veux réserver la journée entière pour un mercredi ou des vacances ».</summary>
public class CalendarPageTests
{
    private BookingSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new BookingSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task What_is_ticked_is_shown_first_and_saved_once_it_is_confirmed()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261208", "Restauration scolaire").Tick("20261209", "matin").SendAsync(parent.Visitor);

        Assert.That(recap.Words, Does.Contain("Rien n’est encore enregistré").And.Contain("Mercredi loisirs, matin").And.Contain("Matin seulement — pour la journée entière, cochez aussi le soir"));
        Assert.That(await _site.BookingsAsync(parent), Is.Empty);

        var saved = await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);

        Assert.That(saved.Words, Does.Contain("Vos réservations sont enregistrées"));
        Assert.That((await _site.BookingsAsync(parent)).Select(booking => (booking.Day, booking.Slot, booking.State)), Is.EqualTo(new[]
        {
            (new DateOnly(2026, 12, 8), Slot.Day, BookingState.Booked), (new DateOnly(2026, 12, 9), Slot.Morning, BookingState.Booked),
        }));
        Assert.That(saved.Document.QuerySelector("#j20261208")!.TextContent, Does.Contain("Réservé"));
    }

    [Test]
    public async Task The_same_confirmation_sent_twice_books_once_and_is_answered_alike()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261208", "Restauration scolaire").SendAsync(parent.Visitor);
        var form = new TickedForm(recap, "Confirmer");

        var answers = await Task.WhenAll(form.SendAsync(parent.Visitor), form.SendAsync(parent.Visitor));

        Assert.That(answers.Select(answer => answer.Address.AbsolutePath), Is.All.EqualTo("/reservations"));
        Assert.That(await _site.BookingsAsync(parent), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Je_veux_réserver_la_journée_entière_pour_un_mercredi_books_the_morning_and_the_evening()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261209", "Journée entière").SendAsync(parent.Visitor);

        await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);

        Assert.That((await _site.BookingsAsync(parent)).Select(booking => booking.Slot), Is.EqualTo(new[] { Slot.Morning, Slot.Evening }));
    }

    [Test]
    public async Task Nothing_is_chosen_silently_where_one_half_of_a_whole_day_is_full()
    {
        await _site.PlacesAsync("MERCREDI", Slot.Morning, 0);
        try
        {
            var parent = await _site.ParentAsync();
            var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261209", "Journée entière").Tick("20261216", "Journée entière").SendAsync(parent.Visitor);
            var unanswered = await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);
            var halves = unanswered.Document.QuerySelectorAll("fieldset.recap__ask").ToList();
            var radios = halves.SelectMany(half => half.QuerySelectorAll("input[type=radio]")).ToList();

            Assert.That(unanswered.Words, Does.Contain("Choisissez ce que vous voulez"));
            Assert.That(await _site.BookingsAsync(parent), Is.Empty);
            Assert.That(halves.Select(half => half.QuerySelectorAll("label").Select(label => label.TextContent.Trim().Split('(')[0].Trim())),
                Is.All.EqualTo(new[] { "Les deux en liste d’attente", "Le soir seulement", "Rien ce jour-là" }));
            Assert.That(radios, Has.None.Matches<AngleSharp.Dom.IElement>(radio => radio.HasAttribute("checked")));

            radios[0].SetAttribute("checked", "");
            radios[4].SetAttribute("checked", "");
            await new TickedForm(unanswered, "Confirmer").SendAsync(parent.Visitor);

            Assert.That((await _site.BookingsAsync(parent)).Select(booking => (booking.Day.Day, booking.Slot, booking.State)), Is.EqualTo(new[]
            {
                (9, Slot.Morning, BookingState.Waiting), (9, Slot.Evening, BookingState.Waiting), (16, Slot.Evening, BookingState.Booked),
            }));
        }
        finally
        {
            await _site.PlacesAsync("MERCREDI", Slot.Morning, 20);
        }
    }

    [Test]
    public async Task After_the_deadline_the_cell_shows_both_prices_and_the_recapitulation_the_surcharge()
    {
        // 24 November is the last day for 1 December.
        var parent = await _site.ParentAsync(BookingSite.Now.AddDays(1));
        var calendar = await parent.CalendarAsync();
        var cell = calendar.Document.QuerySelectorAll("#j20261201 .slot").First(slot => slot.TextContent.Contains("Restauration", StringComparison.Ordinal));

        Assert.That(cell.QuerySelector("del"), Is.Not.Null);
        Assert.That(cell.QuerySelector("ins"), Is.Not.Null);
        var late = await new TickedForm(calendar, "Vérifier").Tick("20261201", "Restauration scolaire").SendAsync(parent.Visitor);

        Assert.That(late.Words, Does.Contain("de majoration"));
        _site.SetClock(BookingSite.Now);
    }

    [Test]
    public async Task A_typical_week_asks_about_days_after_the_deadline_instead_of_taking_them_along()
    {
        var parent = await _site.ParentAsync(BookingSite.Now.AddDays(1));
        var page = await parent.Visitor.OpenAsync($"/reservations/semaine-type?dossier={parent.Dossier}&enfant={parent.Children[0].Id}");
        var canteen = page.Document.QuerySelectorAll("fieldset.typical__activity").First(one => one.TextContent.Contains("Restauration", StringComparison.Ordinal));
        // Tuesday 1 December could be booked until 24 November, the week after until 1 December.
        canteen.QuerySelectorAll("label").First(label => label.TextContent.Contains("mardi", StringComparison.Ordinal)).QuerySelector("input")!.SetAttribute("checked", "");

        var recap = await new TickedForm(page, "Voir les dates").SendAsync(parent.Visitor);
        var asked = recap.Document.QuerySelectorAll("fieldset.recap__ask label").Select(label => VisitedPage.Plain(label.TextContent)).ToList();
        await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);
        _site.SetClock(BookingSite.Now);

        Assert.That(asked.Single(), Does.StartWith("mardi 1er décembre 2026\u00a0: Restauration scolaire").And.EndsWith("de majoration"));
        Assert.That((await _site.BookingsAsync(parent)).Select(booking => (booking.Day, booking.SurchargeCents)), Has.None.Matches<(DateOnly Day, int Cents)>(one => one.Cents > 0)
            .And.Some.Matches<(DateOnly Day, int Cents)>(one => one.Day == new DateOnly(2026, 12, 8)));
    }

    [Test]
    public async Task What_was_saved_last_can_be_taken_back_once()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261208", "Restauration scolaire").SendAsync(parent.Visitor);
        var saved = await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);

        var back = await new TickedForm(saved, "Annuler mes dernières modifications").SendAsync(parent.Visitor);
        var done = await new TickedForm(back, "Confirmer").SendAsync(parent.Visitor);

        Assert.That((await _site.BookingsAsync(parent)).Single().State, Is.EqualTo(BookingState.Cancelled));
        Assert.That(done.Document.QuerySelector(".take-back"), Is.Null);
    }

    [Test]
    public async Task The_other_guardian_sees_who_booked()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261208", "Restauration scolaire").SendAsync(parent.Visitor);
        await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);
        var change = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<BookingChange>().Single(one => one.DossierId == parent.Dossier)));

        var (other, visitor) = await _site.StrangerAsync();
        await _site.Site.LinkAsync(other, parent.Letter);
        var page = await visitor.OpenAsync($"/reservations?dossier={parent.Dossier}&enfant={parent.Children[0].Id}&mois=2026-12");

        Assert.That(page.Document.QuerySelector("#j20261208 .slot__by")?.TextContent, Is.EqualTo("par " + change.By));
    }

    [Test]
    public async Task Bookings_are_among_the_data_that_a_parent_downloads()
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261209", "matin").SendAsync(parent.Visitor);
        await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);

        using var file = JsonDocument.Parse(await parent.Visitor.Client.GetStringAsync(new Uri("/compte/mes-donnees/fichier", UriKind.Relative)));
        var booking = file.RootElement.GetProperty("reservations").EnumerateArray().Single();

        Assert.That(new[] { "enfant", "jour", "moment", "etat" }.Select(name => booking.GetProperty(name).GetString()),
            Is.EqualTo(new[] { parent.Children[0].FirstName, "2026-12-09", "matin", "réservé" }));
    }

    [Test]
    public async Task Another_family_s_child_or_dossier_is_not_there()
    {
        var (mine, theirs) = (await _site.ParentAsync(), await _site.ParentAsync());

        var child = await mine.Visitor.OpenAsync($"/reservations?dossier={mine.Dossier}&enfant={theirs.Children[0].Id}&mois=2026-12");
        var dossier = await mine.Visitor.OpenAsync($"/reservations?dossier={theirs.Dossier}&mois=2026-12");
        var form = new TickedForm(await theirs.CalendarAsync(), "Vérifier").Tick("20261208", "Restauration scolaire").Written();
        var token = new TickedForm(await mine.CalendarAsync(), "Vérifier").Written().Split('&').Last(field => field.StartsWith("__Request", StringComparison.Ordinal));
        var recap = await mine.Visitor.SendAsync("/reservations/recapitulatif", string.Join('&', form.Split('&').Where(field => !field.StartsWith("__Request", StringComparison.Ordinal))) + "&" + token);

        Assert.That((child.Status, dossier.Status, recap.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await _site.BookingsAsync(theirs), Is.Empty);
    }

    [TestCase("/reservations?mois=2026-12")]
    [TestCase("/reservations/semaine-type")]
    public async Task Nobody_sees_bookings_without_signing_in(string address)
    {
        using var visitor = _site.Site.Visit();

        Assert.That((await visitor.OpenAsync(address)).Words, Does.Contain("Se connecter"));
    }

    [Test]
    public async Task Ten_thousand_cells_in_one_form_are_refused_and_nothing_is_saved()
    {
        var parent = await _site.ParentAsync();
        var form = new TickedForm(await parent.CalendarAsync(), "Vérifier").Written();
        var cells = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"&Tick={Guid.NewGuid():N}-20261208-d"));

        var answer = await parent.Visitor.SendAsync("/reservations/recapitulatif", form + cells);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _site.BookingsAsync(parent), Is.Empty);
    }

    [TestCase("Tick=nonsense")]
    [TestCase("Tick=00000000000000000000000000000000-20261341-d")]
    public async Task A_cell_that_cannot_be_read_is_told_and_nothing_is_saved(string field)
    {
        var parent = await _site.ParentAsync();

        var answer = await parent.Visitor.SendAsync("/reservations/recapitulatif", new TickedForm(await parent.CalendarAsync(), "Vérifier").Written() + "&" + field);

        Assert.That(answer.Words, Does.Contain("n’a pas pu être lue"));
    }

    [TestCase("20261206-d", "n’existe pas", TestName = "A_slot_that_does_not_exist_is_told")]
    [TestCase("20261213-m", "Pas d’activité\u00a0: week-end", TestName = "A_day_on_which_the_activity_does_not_take_place_is_told")]
    [TestCase("20280112-m", "pas possible", TestName = "A_day_outside_the_period_is_told")]
    public async Task Wrong_cells(string cell, string told)
    {
        var parent = await _site.ParentAsync();
        var activity = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<Activity>().Single(one => one.Key == "MERCREDI").Id));

        var answer = await parent.Visitor.SendAsync("/reservations/recapitulatif", new TickedForm(await parent.CalendarAsync(), "Vérifier").Written() + $"&Tick={activity:N}-{cell}");

        Assert.That(answer.Words, Does.Contain(told));
        Assert.That(answer.Words, Does.Contain("Il n’y a rien à enregistrer"));
    }
}

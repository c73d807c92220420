using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Tests.Reservations.Pages;

/// <summary>
/// FAQ « J’ai créé mon compte sur le Portail famille, mais je n’arrive pas à gérer les réservations de mon enfant »: the page itself names the cause and the next
/// step, and who to call.
/// </summary>
public class CannotManageBookingsTests
{
    private const string Phone = "01\u00a034\u00a033\u00a044\u00a000";

    private BookingSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new BookingSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_no_dossier_is_linked()
    {
        var (_, visitor) = await _site.StrangerAsync();

        var page = await visitor.OpenAsync("/reservations");

        Assert.That(page.Words, Does.Contain("Votre compte n’a pas encore de dossier").And.Contain(Phone));
        Assert.That(page.Links, Has.Member("/compte/dossier?retour=%2Freservations"));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_there_is_no_child_in_the_dossier()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(db => db.Set<DossierChild>().Where(link => link.DossierId == parent.Dossier).ExecuteDeleteAsync());

        var page = await parent.Visitor.OpenAsync("/reservations");

        Assert.That(page.Words, Does.Contain("Aucun enfant dans ce dossier").And.Contain("Contactez-nous pour faire ajouter votre enfant").And.Contain(Phone));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_the_child_is_not_enrolled()
    {
        var parent = await _site.ParentAsync();
        var child = parent.Children[0];
        await _site.ChangeAsync(db => db.Set<Enrolment>().Where(one => one.ChildId == child.Id && db.Set<Activity>().Any(a => a.Id == one.ActivityId && a.Key == "CANTINE")).ExecuteDeleteAsync());

        var page = await parent.CalendarAsync();

        Assert.That(page.Words, Does.Contain($"{child.FirstName} n’a pas d’inscription à «\u00a0Restauration scolaire\u00a0» pour 2026-2027"));
        Assert.That(page.Words, Does.Contain("L’inscription se fait une fois par année scolaire, auprès du service Cergy Familles").And.Contain(Phone));
        Assert.That(page.Document.QuerySelectorAll("#j20261208 .slot").Select(slot => slot.TextContent), Has.None.Contains("Restauration"));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_the_enrolment_is_not_decided()
    {
        var parent = await _site.ParentAsync();
        var child = parent.Children[0];
        await _site.ChangeAsync(db => db.Set<Enrolment>().Where(one => one.ChildId == child.Id && db.Set<Activity>().Any(a => a.Id == one.ActivityId && a.Key == "CANTINE"))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, EnrolmentState.Requested)));

        var page = await parent.CalendarAsync();

        Assert.That(page.Words, Does.Contain($"Restauration scolaire\u00a0: l’inscription de {child.FirstName} est demandée, le service ne l’a pas encore acceptée"));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_papers_are_missing()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(async db => (await db.Set<Dossier>().SingleAsync(one => one.Id == parent.Dossier)).MissingItems = ["Attestation d’assurance scolaire"]);

        var page = await parent.CalendarAsync();

        Assert.That(page.Words, Does.Contain("Votre dossier est à mettre à jour").And.Contain("Attestation d’assurance scolaire").And.Contain(Phone));
        Assert.That(page.Document.QuerySelectorAll(".calendar input[type=checkbox]"), Is.Empty);
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_the_dossier_is_no_longer_valid()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(async db => (await db.Set<Dossier>().SingleAsync(one => one.Id == parent.Dossier)).ValidUntil = new DateOnly(2026, 10, 31));

        var page = await parent.CalendarAsync();

        Assert.That(page.Words, Does.Contain("Votre dossier est à mettre à jour").And.Contain("plus valable depuis le dimanche 1er novembre 2026"));
        Assert.That(page.Document.QuerySelectorAll(".calendar input[type=checkbox]"), Is.Empty);
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_I_may_only_look()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(db => db.Set<Guardian>().Where(one => one.DossierId == parent.Dossier).ExecuteUpdateAsync(set => set.SetProperty(one => one.CanBook, false)));

        var page = await parent.CalendarAsync();

        Assert.That(page.Words, Does.Contain("Vous pouvez voir les réservations de ce dossier, pas les changer. Un autre responsable du dossier peut le faire"));
        Assert.That(page.Document.QuerySelectorAll(".calendar input[type=checkbox]"), Is.Empty);
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_the_deadline_has_passed()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(db => db.Set<Activity>().Where(one => one.Key == "VACANCES").ExecuteUpdateAsync(set => set.SetProperty(one => one.AddRule, "J-30")));

        var page = await parent.CalendarAsync();

        Assert.That(page.Document.QuerySelector("#j20261222")!.TextContent, Does.Contain("Trop tard\u00a0: à réserver avant le dim. 22 nov. à 23\u00a0h\u00a059"));
        Assert.That(page.Document.QuerySelectorAll("#j20261222 input[type=checkbox]"), Is.Empty);
        Assert.That(page.Words, Does.Contain("Délais et majorations de chaque activité").And.Contain("30 jours avant"));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_the_calendar_is_not_published_yet()
    {
        var parent = await _site.ParentAsync();

        var page = await parent.CalendarAsync("2027-10");

        Assert.That(page.Words, Does.Contain("Calendrier pas encore publié"));
        Assert.That(page.Document.QuerySelectorAll(".calendar input[type=checkbox]"), Is.Empty);
    }

    [Test]
    public async Task Je_n_arrive_pas_à_gérer_les_réservations_because_another_guardian_has_objected_to_me()
    {
        var parent = await _site.ParentAsync();
        await _site.ChangeAsync(db => db.Set<DossierLink>().Where(one => one.DossierId == parent.Dossier).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, LinkState.Suspended)));

        var page = await parent.Visitor.OpenAsync("/reservations");

        Assert.That(page.Words, Does.Contain("L’accès est suspendu").And.Contain(Phone));
        Assert.That(page.Words, Does.Not.Contain(parent.Children[0].FirstName));
    }

    [Test]
    public async Task Whoever_is_stuck_finds_the_tutorial_and_the_questions_that_name_the_screen()
    {
        var parent = await _site.ParentAsync();

        var page = await parent.CalendarAsync();

        Assert.That(page.Links, Is.SupersetOf(new[] { "/tutoriels/gerer-les-reservations", "/faq/reserver-la-journee-entiere", "/faq/reservations-impossibles" }));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Site.Account;
using Site.Core.Families;
using Site.IdentityProvider;

namespace Site.Tests.Account;

/// <summary>« Mon compte » and the dossiers on it.</summary>
public class AccountPageTests
{
    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Mon_compte_asks_for_a_sign_in_and_then_says_who_is_signed_in_and_what_they_can_do()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var asked = await visitor.OpenAsync("/compte");
        var page = await visitor.PressAsync(asked, "Se connecter", ("Login", person.UserName), ("Password", AccountSite.Password));

        Assert.That(asked.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn));
        Assert.That(page.Title, Is.EqualTo("Mon compte"));
        Assert.That(page.Words, Does.Contain(person.UserName).And.Contain(person.Mail));
        Assert.That(page.Links, Is.SupersetOf(new[]
        {
            "/compte/adresse-mail", "/compte/mot-de-passe", "/compte/code-de-securite", "/compte/appareils", "/compte/mes-donnees", "/compte/fermeture",
        }));
    }

    [Test]
    public async Task Who_has_no_dossier_gives_name_and_number_and_sees_the_dossier_at_once()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var letter = _site.NextLetter();
        var children = await ChildrenAsync(letter);

        var page = await visitor.PressAsync(
            await visitor.OpenAsync("/compte"), "Rattacher mon dossier", ("FamilyName", letter.FamilyName.ToUpperInvariant()), ("Number", letter.Number.Replace(" ", "")));

        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/compte"));
        Assert.That(page.Words, Does.Contain("Le dossier est rattaché à votre compte.").And.Contain($"Dossier n°\u00A0{letter.Number}, famille {letter.FamilyName}"));
        Assert.That(children, Is.Not.Empty);
        foreach (var child in children)
            Assert.That(page.Words, Does.Contain(child));
        Assert.That(page.Links, Has.Some.StartsWith("/reservations?dossier="));
        Assert.That(page.Links, Does.Contain("/factures"));
        Assert.That((await visitor.OpenAsync("/compte")).Words, Does.Not.Contain("Le dossier est rattaché"), "said once");
    }

    [Test]
    public async Task After_linking_people_land_where_they_were_going_but_on_no_other_site()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var (letter, other) = (_site.NextLetter(), _site.NextLetter());

        var there = await LinkAsync(visitor, letter, "/compte/dossier?retour=%2Freservations%3Fmois%3D3");
        var elsewhere = await LinkAsync(visitor, other, "/compte/dossier?retour=%2F%2Fexemple.org%2Fpiege");

        Assert.That(there.Address.PathAndQuery, Is.EqualTo("/reservations?mois=3"));
        Assert.That(elsewhere.Address, Is.EqualTo(new Uri(_site.Address, "/compte")));
    }

    /// <summary>FAQ: « Je n'arrive pas à renseigner mon nom d'utilisateur, mon nom ou numéro de dossier correctement ».</summary>
    [TestCase("Personne", null)]
    [TestCase(null, "999 999")]
    public async Task A_letter_typed_wrong_gets_the_same_answer_whichever_part_is_wrong_with_the_FAQ_and_the_contact(string? name, string? number)
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var letter = _site.NextLetter();

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte"), "Rattacher mon dossier", ("FamilyName", name ?? letter.FamilyName), ("Number", number ?? letter.Number));

        Assert.That(page.Problems, Is.EqualTo(new[] { "Ce nom et ce numéro de dossier ne vont pas ensemble. Saisissez les deux à l’identique du courrier de la ville." }));
        Assert.That(page.Document.QuerySelector(".summary a")?.GetAttribute("href"), Is.EqualTo("#FamilyName"));
        Assert.That(page.Document.QuerySelector("#FamilyName")?.GetAttribute("value"), Is.EqualTo(name ?? letter.FamilyName), "nothing has to be typed twice");
        var answer = page.Document.QuerySelector("details[open]")!;
        Assert.That(answer.TextContent, Does.Contain("Je n'arrive pas à renseigner mon nom d'utilisateur, mon nom ou numéro de dossier correctement").And.Contain("à l'identique"));
        Assert.That(answer.QuerySelector("a[href^='/faq/']"), Is.Not.Null);
        Assert.That(page.Links, Does.Contain("tel:+33134334400").And.Contain("mailto:cergyfamilles@cergy.fr"));
    }

    /// <summary>FAQ: « Je n'ai pas reçu le courrier de la mairie contenant mes identifiants pour me connecter au portail famille ».</summary>
    [Test]
    public async Task Who_has_no_letter_yet_finds_the_FAQs_answer_and_the_services_phone_and_mail()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());

        var page = await visitor.OpenAsync("/compte");

        Assert.That(page.Words, Does.Contain("Je n'ai pas reçu le courrier de la mairie contenant mes identifiants"));
        Assert.That(page.Links, Does.Contain("tel:+33134334400").And.Contain("mailto:cergyfamilles@cergy.fr"));
        Assert.That(page.Document.QuerySelector("[name=Code]"), Is.Null, "only where letters have a code");
    }

    [Test]
    public async Task Empty_fields_are_named_and_linked()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte/dossier"), "Rattacher mon dossier");

        Assert.That(page.Document.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#FamilyName", "#Number" }));
        Assert.That(page.Document.QuerySelector("#Number")?.GetAttribute("aria-invalid"), Is.EqualTo("true"));
    }

    [Test]
    public async Task Too_many_wrong_letters_are_told_when_to_go_on()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var letter = _site.NextLetter();
        var page = await visitor.OpenAsync("/compte/dossier");
        for (var time = 0; time < new FamiliesOptions().FailuresPerDossier; time++)
            page = await visitor.PressAsync(page, "Rattacher mon dossier", ("FamilyName", "Personne"), ("Number", letter.Number));

        page = await visitor.PressAsync(page, "Rattacher mon dossier", ("FamilyName", letter.FamilyName), ("Number", letter.Number));

        Assert.That(page.Problems.Single(), Does.Match("^Trop d’essais n’ont pas abouti. Réessayez après \\d+\u00A0h\u00A0\\d\\d, ou contactez-nous\\.$"));
    }

    [Test]
    public async Task A_dossier_is_given_back_after_a_question_and_a_letter_brings_it_again()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var letter = _site.NextLetter();
        var dossier = await _site.LinkAsync(person, letter);

        var question = await visitor.OpenAsync((await visitor.OpenAsync("/compte")).Links.Single(link => link!.StartsWith("/compte/dossier/detacher/", StringComparison.Ordinal))!);
        var stillThere = (await visitor.OpenAsync("/compte")).Words;
        var page = await visitor.PressAsync(question, "Détacher ce dossier");

        Assert.That(question.Title, Is.EqualTo($"Détacher le dossier n°\u00A0{letter.Number}\u00A0?"));
        Assert.That(stillThere, Does.Contain(letter.Number), "asking changes nothing");
        Assert.That(page.Words, Does.Contain("Le dossier est détaché de votre compte.").And.Contain("Rattachez votre dossier").And.Not.Contain(letter.Number));
        Assert.That(await _site.LinkAsync(person, letter), Is.EqualTo(dossier));
    }

    [Test]
    public async Task Another_familys_dossier_can_be_neither_seen_nor_detached_by_its_id()
    {
        var (owner, stranger) = (await _site.PersonAsync(), await _site.PersonAsync());
        using var theirs = await _site.SignedInAsync(owner);
        using var visitor = await _site.SignedInAsync(stranger);
        var (letter, own) = (_site.NextLetter(), _site.NextLetter());
        var dossier = await _site.LinkAsync(owner, letter);
        var form = await visitor.OpenAsync($"/compte/dossier/detacher/{await _site.LinkAsync(stranger, own)}");

        var seen = await visitor.OpenAsync($"/compte/dossier/detacher/{dossier}");
        form.Button("Détacher").Closest("form")!.SetAttribute("action", $"/compte/dossier/detacher/{dossier}");
        var posted = await visitor.PressAsync(form, "Détacher");

        Assert.That(seen.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(seen.Words, Does.Not.Contain(letter.Number).And.Not.Contain(letter.FamilyName));
        Assert.That(posted.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await theirs.OpenAsync("/compte")).Words, Does.Contain(letter.Number));
    }

    [Test]
    public async Task A_post_without_its_token_or_from_another_site_changes_nothing()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var letter = _site.NextLetter();
        var form = await visitor.OpenAsync("/compte/dossier");
        (string, string)[] typed = [("FamilyName", letter.FamilyName), ("Number", letter.Number)];

        form.Document.QuerySelector("main [name=__RequestVerificationToken]")!.SetAttribute("value", "faux");
        var withoutToken = await visitor.PressAsync(form, "Rattacher", typed);
        form = await visitor.OpenAsync("/compte/dossier");
        visitor.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var fromElsewhere = await visitor.PressAsync(form, "Rattacher", typed);

        Assert.That(withoutToken.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(fromElsewhere.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await visitor.OpenAsync("/compte")).Words, Does.Contain("Rattachez votre dossier"));
    }

    [Test]
    public async Task Where_letters_have_a_code_it_is_asked_and_used_up()
    {
        await using var site = new AccountSite(("Families:LetterCode:Required", "true"));
        var letter = site.NextLetter();
        var dossier = await site.PortalAsync(db => Task.FromResult(db.Set<Dossier>().Single(one => one.Number == letter.Number).Id));
        var code = await site.Services.GetRequiredService<Letters>().IssueCodeAsync(dossier, replacing: false, CancellationToken.None);
        using var visitor = await site.SignedInAsync(await site.PersonAsync());
        using var other = await site.SignedInAsync(await site.PersonAsync());
        (string, string)[] typed = [("FamilyName", letter.FamilyName), ("Number", letter.Number)];

        var missing = await visitor.PressAsync(await visitor.OpenAsync("/compte"), "Rattacher mon dossier", typed);
        var wrong = await visitor.PressAsync(missing, "Rattacher mon dossier", [.. typed, ("Code", "0000-0000-0000")]);
        var right = await visitor.PressAsync(wrong, "Rattacher mon dossier", [.. typed, ("Code", code!.ToLowerInvariant())]);
        var used = await other.PressAsync(await other.OpenAsync("/compte"), "Rattacher mon dossier", [.. typed, ("Code", code)]);

        Assert.That(missing.Problems, Is.EqualTo(new[] { DossierTexts.CodeMissing }));
        Assert.That(wrong.Document.QuerySelector(".summary a")?.GetAttribute("href"), Is.EqualTo("#Code"));
        Assert.That(right.Words, Does.Contain(letter.Number));
        Assert.That(used.Problems.Single(), Does.StartWith("Ce code n’est pas le bon, ou il a déjà servi."));
    }

    private static async Task<VisitedPage> LinkAsync(Visitor visitor, SampleLetter letter, string address) => await visitor.PressAsync(
        await visitor.OpenAsync(address), "Rattacher mon dossier", ("FamilyName", letter.FamilyName), ("Number", letter.Number));

    private async Task<List<string>> ChildrenAsync(SampleLetter letter) => await _site.PortalAsync(db => Task.FromResult(
        db.Set<DossierChild>().Where(link => link.Dossier!.Number == letter.Number).Select(link => link.Child!.FirstName).ToList()));
}

using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Site.Core.Desk;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Backoffice.Browser;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Desk;

/// <summary>What somebody of « Cergy Familles » does in the backoffice with a parent on the phone.</summary>
public class DeskJourneyTests
{
    private const string Reason = "pièce d’identité vue au guichet";

    private DeskSite _desk = null!;

    [SetUp]
    public async Task StartAsync() => _desk = await DeskSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task From_the_call_of_a_parent_without_activation_mail_to_the_end_of_an_access()
    {
        var letter = _desk.Site.NextLetter();
        await _desk.SignUpAsync(letter, "Zoe95", "zoe@exempel.fr");
        await _desk.Site.Mails.NextAsync();
        await using var context = await OpenAsync();
        var window = await SignInAsync(context, "guichet");
        var page = window.Page;
        await ShootAsync(page, "start");

        // Two interactions: what is looked for, and Enter. The one dossier that is found is open.
        await SearchAsync(page, "zoe@exempel.fr");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = $"{letter.FamilyName}, dossier n°\u00A0{letter.Number}" })).ToBeFocusedAsync();
        await Expect(page.GetByText("En attente d’activation jusqu’au")).ToBeVisibleAsync();
        await ShootAsync(page, "dossier");

        await page.GetByRole(AriaRole.Button, new() { Name = "Renvoyer le mail d’activation" }).ClickAsync();
        await ShootAsync(page, "resend");
        await window.Confirm("Renvoyer").ClickAsync();
        await SaysAsync(page, "Le mail d’activation est reparti à zoe@exempel.fr.");
        Assert.That((await _desk.Site.Mails.NextAsync()).To.ToString(), Does.Contain("zoe@exempel.fr"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Corriger l’adresse mail" }).ClickAsync();
        await page.GetByLabel("Nouvelle adresse mail").FillAsync("zoe@exemple");
        await page.GetByLabel("Raison").FillAsync(Reason);
        window.ExpectRefusal("/mail");
        await window.Confirm("Corriger et renvoyer").ClickAsync();
        await Expect(page.Locator("portail-desk-confirm-modal").GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await ShootAsync(page, "refused");
        await page.GetByLabel("Nouvelle adresse mail").FillAsync("zoe@exemple.fr");
        await window.Confirm("Corriger et renvoyer").ClickAsync();
        await SaysAsync(page, "L’adresse est corrigée et le mail d’activation est parti.");
        Assert.That((await _desk.Site.Mails.NextAsync()).To.ToString(), Does.Contain("zoe@exemple.fr"));
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Zoe95" })).ToContainTextAsync("zoe@exemple.fr");

        await page.GetByRole(AriaRole.Button, new() { Name = "Imprimer un nouveau courrier" }).ClickAsync();
        var sheet = page.Locator("portail-desk-letter-modal iframe");
        await Expect(sheet.ContentFrame.GetByText(letter.Number)).ToBeVisibleAsync();
        await ShootAsync(page, "letter");
        await sheet.EvaluateAsync("frame => { frame.contentWindow.print = () => { window.printedLetter = true; }; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Imprimer", Exact = true }).ClickAsync();
        Assert.That(await page.EvaluateAsync<bool>("window.printedLetter === true"), Is.True);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fermer", Exact = true }).ClickAsync();

        var guardian = page.Locator("#guardians").GetByRole(AriaRole.Article).First;
        await guardian.GetByRole(AriaRole.Button, new() { Name = "Mettre fin à l’accès" }).ClickAsync();
        await page.GetByLabel("Raison").FillAsync(Reason);
        await window.Confirm("Mettre fin à l’accès").ClickAsync();
        await Expect(page.Locator("portail-desk-dossier").GetByRole(AriaRole.Status)).ToContainTextAsync("est terminé.");
        await Expect(guardian).ToContainTextAsync("Accès terminé par le guichet le");
        await Expect(page.GetByText($"{DeskSite.Agent}\u00A0: Fin de l’accès d’un responsable")).ToBeVisibleAsync();
        await ShootAsync(page, "ended");
        Assert.That((await _desk.TrailAsync()).Where(line => line.Succeeded == true).Select(line => line.Kind), Is.SupersetOf(new[]
        {
            DeskActionKind.ActivationSent, DeskActionKind.SignUpMailCorrected, DeskActionKind.LetterPrinted, DeskActionKind.GuardianEnded,
        }));
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task A_locked_account_of_a_dossier_is_unlocked_and_its_address_changed()
    {
        var letter = _desk.Site.NextLetter();
        var (person, browser) = await _desk.LinkedAsync(letter);
        browser.Dispose();
        using var visitor = _desk.Site.Visit();
        for (var tries = 0; tries < SignInLimiter.FailuresHere; tries++)
            await visitor.SignInAsync(person.UserName, "pas le bon");
        await _desk.Site.Mails.NextAsync();
        await using var context = await OpenAsync();
        var window = await SignInAsync(context, "guichet");
        var page = window.Page;
        await SearchAsync(page, person.UserName);
        await Expect(page.GetByText("Connexion bloquée jusqu’au")).ToBeVisibleAsync();
        await ShootAsync(page, "locked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Débloquer la connexion" }).ClickAsync();
        await window.Confirm("Débloquer").ClickAsync();
        await SaysAsync(page, "La connexion est débloquée.");
        await Expect(page.GetByText("Compte actif")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Corriger l’adresse mail" }).ClickAsync();
        await page.GetByLabel("Nouvelle adresse mail").FillAsync("nouvelle@exemple.fr");
        await page.GetByLabel("Raison").FillAsync(Reason);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("portail-desk-confirm-modal")).ToHaveCountAsync(0);
        Assert.That(_desk.Site.Mails.Waiting, Is.Zero, "who closes the window has done nothing");

        await page.GetByRole(AriaRole.Button, new() { Name = "Corriger l’adresse mail" }).ClickAsync();
        await page.GetByLabel("Nouvelle adresse mail").FillAsync("nouvelle@exemple.fr");
        await page.GetByLabel("Raison").FillAsync(Reason);
        await window.Confirm("Changer l’adresse").ClickAsync();
        await SaysAsync(page, "Un mail de confirmation est parti à la nouvelle adresse.");
        await Expect(page.GetByText("nouvelle@exemple.fr, à confirmer avant le")).ToBeVisibleAsync();
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task An_access_ended_by_mistake_is_given_back_and_a_letter_may_link_again()
    {
        var letter = _desk.Site.NextLetter();
        var (person, browser) = await _desk.LinkedAsync(letter);
        browser.Dispose();
        await using var context = await OpenAsync();
        var window = await SignInAsync(context, "guichet");
        var page = window.Page;
        await SearchAsync(page, person.UserName);
        var guardian = page.Locator("#guardians").GetByRole(AriaRole.Article).First;
        await DoAsync(guardian, "Mettre fin à l’accès", "Mettre fin à l’accès");
        await Expect(guardian).ToContainTextAsync("Accès terminé par le guichet le");

        await guardian.GetByRole(AriaRole.Button, new() { Name = "Redonner l’accès à ce responsable" }).ClickAsync();
        await ShootAsync(page, "give-back");
        await ReasonAsync("Redonner l’accès");
        await Expect(page.Locator("portail-desk-dossier").GetByRole(AriaRole.Status)).ToContainTextAsync("peut de nouveau avoir accès au dossier.");
        await Expect(guardian).ToContainTextAsync("Pas de compte identifié");
        await Expect(guardian.GetByRole(AriaRole.Button, new() { Name = "Redonner l’accès à ce responsable" })).ToHaveCountAsync(0);

        var account = page.GetByRole(AriaRole.Article, new() { Name = person.UserName });
        await DoAsync(account, "Mettre fin à l’accès", "Mettre fin à l’accès");
        await SaysAsync(page, "L’accès est terminé.");
        await ShootAsync(page, "link-ended");
        await account.GetByRole(AriaRole.Button, new() { Name = "Permettre un nouveau rattachement" }).ClickAsync();
        await ShootAsync(page, "settle");
        await ReasonAsync("Permettre");
        await SaysAsync(page, "Un courrier suffit de nouveau pour se rattacher.");
        await Expect(account).ToHaveCountAsync(0);
        await Expect(guardian.GetByText("Pas de compte", new() { Exact = true })).ToBeVisibleAsync();
        await ShootAsync(page, "settled");
        Assert.That(await _desk.Site.LinkAsync(person, letter), Is.EqualTo(await _desk.DossierIdAsync(letter)));
        Assert.That(window.Faults, Is.Empty);

        async Task DoAsync(ILocator where, string button, string confirm)
        {
            await where.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await ReasonAsync(confirm);
        }

        async Task ReasonAsync(string confirm)
        {
            await page.GetByLabel("Raison").FillAsync(Reason);
            await window.Confirm(confirm).ClickAsync();
            await Expect(page.Locator("portail-desk-confirm-modal")).ToHaveCountAsync(0);
        }
    }

    [Test]
    public async Task A_code_whose_telephone_is_lost_is_removed_and_the_owner_is_told()
    {
        var letter = _desk.Site.NextLetter();
        var (person, browser) = await _desk.LinkedAsync(letter);
        browser.Dispose();
        await _desk.Site.AccountsAsync(db => db.Users.ExecuteUpdateAsync(account => account.SetProperty(one => one.TwoFactorEnabled, true)));
        await using var context = await OpenAsync();
        var window = await SignInAsync(context, "guichet");
        var page = window.Page;
        await SearchAsync(page, person.UserName);
        await Expect(page.GetByText("demandé à chaque connexion")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer le code de sécurité" }).ClickAsync();
        await page.GetByLabel("Raison").FillAsync(Reason);
        await ShootAsync(page, "remove-code");
        await window.Confirm("Retirer le code").ClickAsync();

        await SaysAsync(page, "Le code de sécurité est retiré\u00A0: le mot de passe suffit.");
        await Expect(page.GetByText("demandé à chaque connexion")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retirer le code de sécurité" })).ToHaveCountAsync(0);
        Assert.That((await _desk.Site.Mails.NextAsync()).To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        using var visitor = _desk.Site.Visit();
        Assert.That((await visitor.SignInAsync(person.UserName, AccountSite.Password)).Address.AbsolutePath, Is.EqualTo("/compte"));
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task Somebody_at_the_counter_is_linked_to_the_guardian_that_their_papers_name()
    {
        var letter = _desk.Site.NextLetter();
        var person = await _desk.Site.PersonAsync();
        (await _desk.Site.SignedInAsync(person)).Dispose();
        await using var context = await OpenAsync();
        var window = await SignInAsync(context, "guichet");
        var page = window.Page;
        await SearchAsync(page, letter.Number);
        var guardian = page.GetByRole(AriaRole.Article, new() { Name = "Julien Lefèvre" });

        await guardian.GetByRole(AriaRole.Button, new() { Name = "Rattacher un compte" }).ClickAsync();
        var login = page.GetByLabel("Nom d’utilisateur ou adresse mail du compte");
        await Expect(login).ToBeFocusedAsync();
        await login.FillAsync("personne");
        await page.GetByLabel("Raison").FillAsync(Reason);
        window.ExpectRefusal("/link");
        await window.Confirm("Rattacher").ClickAsync();
        await Expect(page.Locator("portail-desk-confirm-modal").GetByRole(AriaRole.Alert)).ToContainTextAsync("Aucun compte n’a ce nom d’utilisateur");
        await ShootAsync(page, "link-refused");
        await login.FillAsync(person.UserName);
        await window.Confirm("Rattacher").ClickAsync();

        await SaysAsync(page, "Le compte est rattaché pour Julien Lefèvre.");
        await Expect(guardian).ToContainTextAsync(person.UserName);
        await Expect(guardian.GetByRole(AriaRole.Button, new() { Name = "Rattacher un compte" })).ToHaveCountAsync(0);
        await Expect(page.GetByText($"{DeskSite.Agent}\u00A0: Compte rattaché après vérification d’identité – {person.UserName}, Julien Lefèvre")).ToBeVisibleAsync();
        await ShootAsync(page, "linked");
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task The_desks_pages_break_no_rule_of_WCAG_2_2_AA()
    {
        var letter = _desk.Site.NextLetter();
        await _desk.SignUpAsync(letter, "Axe95", "axe@exemple.fr");
        await _desk.Site.Mails.NextAsync();
        await using var context = await OpenAsync();
        var page = (await SignInAsync(context, "guichet")).Page;
        await SearchAsync(page, "axe@exemple.fr");
        await Expect(page.GetByText("En attente d’activation jusqu’au")).ToBeVisibleAsync();
        await LookAsync("portail-desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Corriger l’adresse mail" }).ClickAsync();
        await Expect(page.GetByLabel("Nouvelle adresse mail")).ToBeFocusedAsync();
        await LookAsync("portail-desk-confirm-modal");

        async Task LookAsync(string element)
        {
            var found = await page.Locator(element).RunAxe();
            Assert.That(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"), Is.Empty, element);
        }
    }

    [Test]
    public async Task Only_who_has_the_section_sees_it()
    {
        await using var desk = await OpenAsync();
        await using var writing = await OpenAsync();
        var agent = (await SignInAsync(desk, "guichet")).Page;
        var editor = (await SignInAsync(writing, "redaction")).Page;

        await Expect(Sections(agent)).ToHaveTextAsync(["Cergy Familles", "Messages"]);
        await Expect(Sections(editor)).ToHaveTextAsync(["Contenu", "Médias", "Avis", "Messages"]);

        static ILocator Sections(IPage page) => page.Locator("umb-backoffice-header-sections uui-tab");
    }

    private Task<IBrowserContext> OpenAsync() =>
        BrowserHost.OpenAsync(new() { BaseURL = _desk.Site.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 } });

    private static async Task<BackofficeWindow> SignInAsync(IBrowserContext context, string name)
    {
        var window = await BackofficeWindow.AtAsync(context, "/umbraco");
        await window.Page.GetByLabel("Adresse e-mail").FillAsync($"{name}@exemple.fr");
        await window.Page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync($"{name}-exemple-2026");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(window.Page.Locator("umb-backoffice-main")).ToBeVisibleAsync(new() { Timeout = BackofficeWindow.Patience });
        return window;
    }

    private static async Task SearchAsync(IPage page, string text)
    {
        var search = page.GetByLabel("Nom, numéro de dossier, adresse mail ou nom d’utilisateur");
        await search.FillAsync(text);
        await search.PressAsync("Enter");
    }

    private static Task SaysAsync(IPage page, string sentence) => Expect(page.Locator("portail-desk-dossier").GetByRole(AriaRole.Status)).ToHaveTextAsync(sentence);

    /// <summary>For people to look at, beside the test's results.</summary>
    private static Task<byte[]> ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"desk-{name}.png") });
}

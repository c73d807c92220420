using Microsoft.Playwright;
using MimeKit;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Account.Browser;

/// <summary>A parent's first weeks with the portal, in one go: each page on the way is looked at.</summary>
public class LetterToPasswordTests
{
    private const string First = "quatre chats bleus";
    private const string Second = "cinq chats tout verts";
    private const string Third = "six grands chats gris";

    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase(390, 844)]
    [TestCase(1280, 900)]
    public async Task Letter_account_mail_activation_dossier_sign_out_lost_identifier_new_mail_new_password(int width, int height)
    {
        await using var context = await OpenAsync(width, height);
        var page = await context.NewPageAsync();
        var (letter, userName, faults) = (_site.NextLetter(), $"Zoe{width}", new List<string>());
        var (mail, newMail) = ($"zoe{width}@exemple.fr", $"zoe.martin{width}@exemple.fr");

        // From the home page to an account.
        await page.GotoAsync("/");
        await page.Locator("#connectez-vous").GetByRole(AriaRole.Link, new() { Name = "Créer mon compte" }).ClickAsync();
        await SeeAsync("Créer mon compte");
        await PressAsync("Créer mon compte");
        await Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await PageLook.AtAsync(page, "/inscription, sent empty", faults);
        await FillAsync(("Nom de famille", letter.FamilyName), ("Numéro de dossier", letter.Number), ("Nom d’utilisateur", userName), ("Adresse mail", mail), ("Mot de passe", First));
        await PressAsync("Créer mon compte");
        await SeeAsync("Vérifiez vos courriels");
        await Expect(page.GetByText(mail)).ToBeVisibleAsync();

        // The mail's link, in the same window; then the dossier at once.
        await page.GotoAsync(SmtpSink.LinkIn(await MailAsync(mail)).ToString());
        await SeeAsync("Activer mon compte");
        await FillAsync(("Mot de passe", First));
        await PressAsync("Activer mon compte");
        await SeeAsync("Mon compte");
        await Expect(page.GetByText("Mon dossier")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(letter.FamilyName);

        // Signed out, and the identifier is lost.
        await PressAsync("Se déconnecter");
        await SeeAsync("Vous êtes déconnecté");
        await page.GotoAsync("/");
        await page.Locator("#connectez-vous").GetByRole(AriaRole.Link, new() { Name = "Mot de passe oublié" }).ClickAsync();
        await SeeAsync("Mot de passe oublié");
        await FillAsync(("Adresse mail", mail));
        await PressAsync("Envoyer");
        await SeeAsync("Vérifiez vos courriels");
        var reminder = await MailAsync(mail);
        Assert.That(reminder.Subject, Does.Contain(userName));
        await page.GotoAsync(SmtpSink.LinkIn(reminder).ToString());
        await SeeAsync("Choisir un nouveau mot de passe");
        await FillAsync(("Mot de passe", Second));
        await PressAsync("Enregistrer");
        await SeeAsync("Votre mot de passe est changé");
        await MailAsync(mail);
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).ClickAsync();
        await SeeAsync("Se connecter");
        await Expect(page.GetByLabel("Nom d’utilisateur ou adresse mail")).ToHaveValueAsync(userName);
        await FillAsync(("Mot de passe", Second));
        await PressAsync("Se connecter");
        await SeeAsync("Mon compte");

        // Another mail address, confirmed from there.
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier mon adresse mail" }).ClickAsync();
        await page.FillAsync("#Mail", newMail);
        await page.FillAsync("#Password", Second);
        await PressAsync("Envoyer le lien de confirmation");
        await page.GotoAsync(SmtpSink.LinkIn(await MailAsync(newMail)).ToString());
        await FillAsync(("Mot de passe", Second));
        await PressAsync("Confirmer cette adresse");
        await SeeAsync("Votre adresse mail est changée");
        await MailAsync(mail);

        // Another password, and a sign-in with both.
        await page.GotoAsync("/compte");
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier mon mot de passe" }).ClickAsync();
        await page.FillAsync("#Password", Second);
        await page.FillAsync("#NewPassword", Third);
        await page.Locator("main form button.button").First.ClickAsync();
        await MailAsync(newMail);
        await page.GotoAsync("/compte");
        await PressAsync("Se déconnecter");
        await page.GotoAsync("/compte");
        await FillAsync(("Nom d’utilisateur ou adresse mail", newMail), ("Mot de passe", Third));
        await PressAsync("Se connecter");
        await SeeAsync("Mon compte");

        Assert.That(faults, Is.Empty, string.Join('\n', faults));

        async Task SeeAsync(string title)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            await PageLook.AtAsync(page, new Uri(page.Url).AbsolutePath, faults);
        }

        Task PressAsync(string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        async Task FillAsync(params (string Label, string Value)[] fields)
        {
            foreach (var (label, value) in fields)
                await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }
    }

    [Test]
    public async Task The_pages_of_signing_in_and_activating_weigh_at_most_40_kB_fonts_left_out()
    {
        await using var context = await OpenAsync(390, 844);
        var page = await context.NewPageAsync();
        var letter = _site.NextLetter();
        await page.GotoAsync("/inscription");
        foreach (var (field, value) in new[] { ("FamilyName", letter.FamilyName), ("DossierNumber", letter.Number), ("UserName", "Zoe95"), ("Mail", "zoe@exemple.fr"), ("Password", First) })
            await page.FillAsync("#" + field, value);
        await page.Keyboard.PressAsync("Enter");
        var link = SmtpSink.LinkIn(await MailAsync("zoe@exemple.fr")).ToString();

        var heavy = new List<string>();
        foreach (var address in new[] { "/compte", "/inscription", "/mot-de-passe-oublie", link })
        {
            await using var fresh = await OpenAsync(390, 844);
            if (await PageLook.WeightAsync(fresh, address) is var weight and (0 or > PageLook.MostBytes))
                heavy.Add($"{address}: {weight}");
        }

        Assert.That(heavy, Is.Empty);
    }

    private async Task<MimeMessage> MailAsync(string to)
    {
        var mail = await _site.Mails.NextAsync();
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(to), mail.Subject);
        return mail;
    }

    private Task<IBrowserContext> OpenAsync(int width, int height) => BrowserHost.OpenAsync(new()
    {
        BaseURL = _site.Address.ToString(), ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce,
    });
}

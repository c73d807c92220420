using System.Text.Json;
using Microsoft.Playwright;
using Site.Cms.Users;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>A member of staff changes how they sign in: on a site of their own, for the next sign-in is another one.</summary>
public class ProfileTests
{
    private static readonly Account Analyst = Account.Analyst;
    private SiteFactory _site = null!;
    private Uri _address = null!;

    [SetUp]
    public void Start()
    {
        _site = new SiteFactory();
        _address = _site.Listen();
    }

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_new_password_is_the_one_that_opens()
    {
        await using (var context = await NewContextAsync())
        {
            var window = await BackofficeWindow.OpenAsync(context, Analyst);
            await OpenProfileAsync(window, "Modifier le mot de passe");
            var dialog = window.Page.Locator("umb-change-password-modal");
            await dialog.GetByLabel("Mot de passe actuel").FillAsync(Analyst.Password);
            await dialog.GetByLabel("Nouveau mot de passe", new() { Exact = true }).FillAsync("trois-cygnes-au-bord-de-l-eau");
            await dialog.GetByLabel("Confirmez votre nouveau mot de passe").FillAsync("trois-cygnes-au-bord-de-l-eau");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirmer" }).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
            Assert.That(window.Faults, Is.Empty);
        }

        await using var later = await NewContextAsync();
        var next = await BackofficeWindow.OpenAsync(later, Analyst with { Password = "trois-cygnes-au-bord-de-l-eau" });
        Assert.That(next.Faults, Is.Empty);
    }

    [Test]
    public async Task With_an_authenticator_app_the_sign_in_asks_for_its_code()
    {
        byte[] secret;
        await using (var context = await NewContextAsync())
        {
            var window = await BackofficeWindow.OpenAsync(context, Analyst);
            await OpenProfileAsync(window, "Régler la double authentification");
            var setup = await window.Page.RunAndWaitForResponseAsync(
                () => window.Button("Activer").ClickAsync(), response => response.Url.Contains("/user/current/2fa/", StringComparison.Ordinal));
            secret = Base32.Decode((await setup.JsonAsync<JsonElement>()).GetProperty("secret").GetString()!)!;
            await window.Page.GetByLabel("Code de vérification").FillAsync(CodeNow(secret));
            await window.Button("Valider").ClickAsync();
            await Expect(window.Button("Désactiver")).ToBeVisibleAsync();
            Assert.That(window.Faults, Is.Empty);
        }

        await using var later = await NewContextAsync();
        var page = await later.NewPageAsync();
        await page.GotoAsync("/umbraco");
        await page.GetByLabel("Adresse e-mail").FillAsync(Analyst.Email);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Analyst.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(page.GetByLabel("Code à 6 chiffres")).ToBeVisibleAsync();
        await page.GetByLabel("Code à 6 chiffres").FillAsync(CodeOfNextStep(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Valider" }).ClickAsync();
        await Expect(page.Locator("umb-backoffice-main")).ToBeVisibleAsync();
    }

    private Task<IBrowserContext> NewContextAsync() => BrowserHost.OpenAsync(new() { BaseURL = _address.ToString(), ViewportSize = new() { Width = 1400, Height = 900 } });

    private static async Task OpenProfileAsync(BackofficeWindow window, string action)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Options de profil" }).ClickAsync();
        await window.Button(action).ClickAsync();
    }

    private static string CodeNow(byte[] secret) => Authenticator.CodeAt(secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);

    // A code works once, and one step ahead of the server's clock is accepted.
    private static string CodeOfNextStep(byte[] secret) => Authenticator.CodeAt(secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + 1);
}

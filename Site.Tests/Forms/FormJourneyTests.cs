using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.Tests.Backoffice.Browser;
using Site.Tests.Help.Browser;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Forms;

/// <summary>A parent writes from a phone; the desk reads and answers in « Messages ».</summary>
public class FormJourneyTests
{
    private SiteFactory _site = null!;
    private string _address = "";

    [SetUp]
    public void Start() => _address = (_site = new SiteFactory()).Listen().ToString();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_parent_writes_to_the_service_which_notes_that_it_is_done()
    {
        await using (var phone = await BrowserHost.OpenAsync(new() { BaseURL = _address, ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce }))
        {
            var page = await phone.NewPageAsync();
            await page.GotoAsync("/aide");
            await page.GetByRole(AriaRole.Link, new() { Name = "Écrire au service" }).ClickAsync();
            Assert.That(await FaultsAsync(page), Is.Empty);
            await page.GetByLabel("Votre message").FillAsync("Bonjour, je n’arrive pas à payer.");
            await page.GetByLabel("Un document à joindre").SetInputFilesAsync(new FilePayload { Name = "trop.pdf", MimeType = "application/pdf", Buffer = new byte[11 * 1024 * 1024] });
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce fichier est trop lourd");
            await page.GetByLabel("Un document à joindre").SetInputFilesAsync(new FilePayload { Name = "écran.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
            await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le message" }).ClickAsync();

            await Expect(page.Locator(".summary")).ToBeFocusedAsync();
            Assert.That(await FaultsAsync(page), Is.Empty);
            await page.GetByRole(AriaRole.Link, new() { Name = "Votre nom" }).ClickAsync();
            await Expect(page.GetByLabel("Votre nom")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Léa Lefèvre");
            await page.GetByLabel("Votre adresse mail").FillAsync("lea@exemple.fr");
            await Expect(page.GetByLabel("Votre message")).ToHaveValueAsync("Bonjour, je n’arrive pas à payer.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le message" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Message envoyé" })).ToBeVisibleAsync();
            Assert.That(await FaultsAsync(page), Is.Empty);
        }

        await using var desk = await BrowserHost.OpenAsync(new() { BaseURL = _address, ViewportSize = new() { Width = 1280, Height = 900 }, AcceptDownloads = true });
        var window = await BackofficeWindow.AtAsync(desk, "/umbraco");
        var screen = window.Page;
        await screen.GetByLabel("Adresse e-mail").FillAsync("guichet@exemple.fr");
        await screen.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync("guichet-exemple-2026");
        await screen.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(screen.Locator("umb-backoffice-main")).ToBeVisibleAsync(new() { Timeout = BackofficeWindow.Patience });
        await screen.GotoAsync("/umbraco/section/messages");
        var message = screen.GetByRole(AriaRole.Button, new() { Name = "Léa Lefèvre" });
        await Expect(message).ToBeVisibleAsync(new() { Timeout = BackofficeWindow.Patience });
        await message.ClickAsync();
        await Expect(screen.Locator("portail-forms-entry")).ToContainTextAsync("Bonjour, je n’arrive pas à payer.", new() { Timeout = BackofficeWindow.Patience });
        Assert.That(Accessibility.Describe(await screen.Locator("portail-forms-section").First.RunAxe()), Is.Empty);
        var download = await screen.RunAndWaitForDownloadAsync(() => screen.GetByRole(AriaRole.Button, new() { Name = "écran.pdf" }).ClickAsync());
        Assert.That(download.SuggestedFilename, Is.EqualTo("écran.pdf"));
        await screen.Locator("portail-forms-entry").GetByLabel("État").SelectOptionAsync("done");
        await screen.GetByLabel("Note interne").FillAsync("Rappelée ce matin.");
        await screen.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le suivi" }).ClickAsync();

        await Expect(screen.GetByRole(AriaRole.Status).Filter(new() { HasText = "C’est noté." })).ToBeVisibleAsync(new() { Timeout = BackofficeWindow.Patience });
        await Expect(message).ToHaveCountAsync(0, new() { Timeout = BackofficeWindow.Patience });
        await screen.Locator("portail-forms-section").GetByLabel("État").First.SelectOptionAsync("");
        await Expect(message).ToBeVisibleAsync(new() { Timeout = BackofficeWindow.Patience });
        await message.ClickAsync();
        await screen.GetByRole(AriaRole.Button, new() { Name = "Supprimer le message" }).ClickAsync();
        await screen.GetByRole(AriaRole.Button, new() { Name = "Supprimer", Exact = true }).ClickAsync();
        await screen.GetByText("Exports et suppressions").ClickAsync();
        await Expect(screen.Locator("portail-forms-trail tbody tr")).ToContainTextAsync("Suppression du message", new() { Timeout = BackofficeWindow.Patience });
        Assert.That(Accessibility.Describe(await screen.Locator("portail-forms-section").First.RunAxe()), Is.Empty);
        Assert.That(window.Faults, Is.Empty);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page) => Accessibility.Describe(await page.RunAxe(Accessibility.Wcag22AA));
}

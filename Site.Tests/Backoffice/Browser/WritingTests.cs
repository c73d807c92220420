using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor signs in, finds the content and writes.</summary>
public class WritingTests : Journey
{
    [Test]
    public async Task Who_signs_in_finds_the_content_and_nothing_that_is_not_there()
    {
        var window = await OpenAsync(Account.Editor);

        await window.ExpandAsync("Aide", "Tutoriels", "FAQ");

        foreach (var name in new[] { "Gérer les réservations", "Identifiant perdu", "Mentions légales", "Accessibilité", "Corbeille" })
            await Expect(window.TreeItem(name)).ToBeVisibleAsync();
        await Expect(window.Page.Locator("umb-backoffice-header-sections").GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Contenu", "Médias", "Avis", "Messages"]);
    }

    [Test]
    public async Task A_new_entry_of_the_FAQ_is_on_the_site_once_it_is_published()
    {
        var window = await OpenAsync(Account.Editor);
        await window.ExpandAsync("Aide");
        await window.ChooseAsync("FAQ", "Créer…");
        await window.Page.Locator("uui-ref-node-document-type").Filter(new() { HasText = "Question fréquente" }).ClickAsync();

        await window.DocumentName.FillAsync("Changer de quotient");
        await window.Property("question").GetByRole(AriaRole.Textbox).FillAsync("Comment changer de quotient familial\u00A0?");
        await window.WriteMarkdownAsync("answer", "Écrivez à **Cergy Familles**.\n\n1. Joignez votre avis d’imposition.\n2. Attendez la réponse.");
        await window.SaveAsync();
        await Expect(window.TreeItem("Changer de quotient")).ToBeVisibleAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/changer-de-quotient"), Is.Null);

        await window.SaveAndPublishAsync();
        Assert.That(
            await BackofficeSite.PublicTextAsync("/faq/changer-de-quotient"),
            Does.Contain("Comment changer de quotient familial\u00A0?").And.Contain("<strong>Cergy Familles</strong>").And.Contain("<li>Joignez votre avis d’imposition.</li>"));
    }

    [Test]
    public async Task What_is_missing_is_said_at_the_field_and_is_not_published()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Réponse vide", "Et la réponse\u00A0?", "La voici.", publish: false);
        await window.OpenDocumentAsync(id, "Réponse vide");
        window.ExpectRefusal($"document/{id}/validate");

        await window.Property("question").GetByRole(AriaRole.Textbox).FillAsync("");
        await window.Button("Sauver et publier").ClickAsync();

        await Expect(window.Property("question").GetByText("Écrivez la question.")).ToBeVisibleAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/reponse-vide"), Is.Null);
    }
}

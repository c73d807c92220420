using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>What keeps a document from being published is said to the editor, who mends it and goes on.</summary>
public class QualityTests : Journey
{
    [Test]
    public async Task A_link_that_leads_nowhere_is_named_and_once_mended_the_entry_is_published()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Lien mort", "Où payer\u00A0?", "Sur [la page des paiements](/paiements-en-ligne).", publish: false);
        await window.OpenDocumentAsync(id, "Lien mort");
        window.ExpectRefusal($"document/{id}/publish");

        await window.Button("Sauver et publier").ClickAsync();

        await Expect(Toasts(window)).ToContainTextAsync(
            ["Champ «\u00A0Réponse\u00A0»\u00A0: le lien «\u00A0la page des paiements\u00A0» mène vers «\u00A0/paiements-en-ligne\u00A0», une adresse qui n’existe pas sur ce site. Corrigez-la ou retirez le lien."]);
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/lien-mort"), Is.Null);

        await window.WriteMarkdownAsync("answer", "Sur [la page de connexion](/connexion).");
        await window.SaveAndPublishAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/lien-mort"), Does.Contain("la page de connexion"));
    }

    [Test]
    public async Task A_link_to_a_draft_is_published_with_a_word_of_warning()
    {
        var window = await OpenAsync(Account.Editor);
        var draft = await window.FaqEntryAsync("Encore en projet", "Quand\u00A0?", "Bientôt.", publish: false);
        var id = await window.FaqEntryAsync("Lien vers un projet", "Comment\u00A0?", $"Voir [la suite](/{{localLink:umb://document/{draft:N}}}).", publish: false);
        await window.OpenDocumentAsync(id, "Lien vers un projet");

        await window.Button("Sauver et publier").ClickAsync();

        await Expect(Toasts(window).Filter(new() { HasText = "À vérifier" })).ToContainTextAsync(
            "Champ «\u00A0Réponse\u00A0»\u00A0: le lien «\u00A0la suite\u00A0» mène vers «\u00A0Encore en projet\u00A0», qui n’est pas publié.");
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/lien-vers-un-projet"), Does.Contain("la suite").And.Not.Contain("localLink"));
    }

    private static ILocator Toasts(BackofficeWindow window) => window.Page.Locator("uui-toast-notification");
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor changes a tutorial's steps and its video, which are lists of blocks.</summary>
public class TutorialTests : Journey
{
    [Test]
    public async Task Steps_and_video_change_on_the_site_as_the_editor_changes_them()
    {
        var window = await OpenAsync(Account.Editor);
        await window.DocumentAsync(
            SeedDocuments.Tutorial, SeedDocuments.Tutorials, "Payer une facture",
            ("title", "Comment payer une facture\u00A0?"), ("summary", "Payez en ligne."), ("steps", SeedDocuments.Steps("Ouvrez la facture", "Vérifiez le montant", "Fermez la page")));
        await window.ExpandAsync("Aide", "Tutoriels");
        await window.TreeItem("Payer une facture").ClickAsync();
        await window.ShowAsync("Déroulé");
        var blocks = window.Property("steps").Locator("umb-block-list-entry");
        await Expect(blocks).ToHaveCountAsync(3);

        await window.AddBlockAsync("video", "Vidéo intégrée");
        await window.Property("provider").Locator("select").SelectOptionAsync("youtube");
        await window.Property("videoId").GetByRole(AriaRole.Textbox).FillAsync("dQw4w9WgXcQ");
        await window.Property("title").GetByRole(AriaRole.Textbox).FillAsync("Payer en deux minutes");
        await window.EndDialogAsync("Créer");
        await Expect(window.Property("video").Locator("umb-block-list-entry")).ToContainTextAsync("Payer en deux minutes");

        await EditAsync(window, blocks.Nth(1));
        await window.Property("title").GetByRole(AriaRole.Textbox).FillAsync("Comparez le montant");
        await window.EndDialogAsync("Mettre à jour");
        await Expect(blocks.Nth(1)).ToContainTextAsync("Comparez le montant");

        await window.AddBlockAsync("steps", "Étape");
        await window.Property("title").GetByRole(AriaRole.Textbox).FillAsync("Choisissez la carte");
        await window.WriteMarkdownAsync("body", "Saisissez les **16 chiffres**.");
        await window.EndDialogAsync("Créer");
        await Expect(blocks).ToHaveCountAsync(4);

        await blocks.Nth(2).HoverAsync();
        await blocks.Nth(2).GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await window.Confirm("Supprimer").ClickAsync();
        await Expect(blocks).ToHaveCountAsync(3);

        await window.ActOnPropertyAsync("steps", "Trier");
        await window.DragAsync(blocks.Nth(2), blocks.Nth(0));
        await Expect(blocks.Nth(0)).ToContainTextAsync("Choisissez la carte");
        await window.Property("steps").GetByRole(AriaRole.Button, new() { Name = "Terminer le tri" }).Last.ClickAsync();

        await window.SaveAndPublishAsync();
        var page = await BackofficeSite.PublicTextAsync("/tutoriels/payer-une-facture");
        Assert.That(page, Does.Contain("Payer en deux minutes").And.Contain("www.youtube-nocookie.com").And.Contain("<strong>16 chiffres</strong>").And.Not.Contain("Fermez la page"));
        Assert.That(
            new[] { "Choisissez la carte", "Ouvrez la facture", "Comparez le montant" }.Select(step => page!.IndexOf(step, StringComparison.Ordinal)),
            Is.Ordered.And.All.Positive);
    }

    private static async Task EditAsync(BackofficeWindow window, ILocator block)
    {
        await block.HoverAsync();
        await block.GetByRole(AriaRole.Link, new() { Name = "Modifier" }).ClickAsync();
        await Expect(window.Button("Mettre à jour")).ToBeVisibleAsync();
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor looks at a draft on the real page before anyone else sees it.</summary>
public class PreviewTests : Journey
{
    [Test]
    public async Task A_draft_shows_on_its_page_in_several_sizes_and_follows_each_save()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question à voir", "Que voit-on\u00A0?", "Pas grand-chose.", publish: false);
        await window.OpenDocumentAsync(id, "Question à voir");
        await window.Property("question").GetByRole(AriaRole.Textbox).FillAsync("Que verra-t-on\u00A0?");

        var preview = await window.Page.RunAndWaitForPopupAsync(() => window.Button("Prévisualiser").ClickAsync());
        var watched = Watch(preview);
        var page = preview.FrameLocator("iframe");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Que verra-t-on\u00A0?");
        await Expect(page.GetByText("cette page montre ce qui est enregistré")).ToBeVisibleAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-a-voir"), Is.Null);

        await preview.GetByText("Toute la largeur").First.ClickAsync();
        await preview.GetByText("Téléphone en portrait").ClickAsync();
        await Expect(preview.Locator("#wrapper")).ToHaveCSSAsync("width", "360px");

        await window.Property("question").GetByRole(AriaRole.Textbox).FillAsync("Que voit-on enfin\u00A0?");
        await window.SaveAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Que voit-on enfin\u00A0?");
        Assert.That(watched.Faults, Is.Empty);
    }

    [Test]
    public async Task A_preview_whose_document_went_to_the_bin_says_that_the_page_is_gone()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question à jeter", "Où va-t-elle\u00A0?", "À la corbeille.", publish: false);
        await window.OpenDocumentAsync(id, "Question à jeter");
        var preview = await window.Page.RunAndWaitForPopupAsync(() => window.Button("Prévisualiser").ClickAsync());
        var watched = Watch(preview);
        var page = preview.FrameLocator("iframe");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Où va-t-elle\u00A0?");
        // Told of the bin, the preview reloads by itself, perhaps before the call returns.
        watched.ExpectRefusal($"/{id}");
        await window.CallAsync("PUT", $"document/{id}/move-to-recycle-bin");

        await preview.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page introuvable");
        Assert.That(watched.Faults, Is.Empty);
    }
}

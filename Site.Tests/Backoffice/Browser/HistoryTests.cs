using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor looks at what was, and plans what will be.</summary>
public class HistoryTests : Journey
{
    [Test]
    public async Task An_earlier_version_is_compared_and_taken_back()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question reprise", "Quel texte\u00A0?", "Le premier texte.");
        await window.OpenDocumentAsync(id, "Question reprise");
        await window.WriteMarkdownAsync("answer", "Le second texte.");
        await window.SaveAndPublishAsync();

        await window.ShowAsync("Info");
        await window.Button("Version antérieure…").First.ClickAsync();
        var dialog = window.Page.Locator("umb-rollback-modal");
        await Expect(dialog.Locator(".rollback-item")).ToHaveCountAsync(2);
        await dialog.Locator(".rollback-item").Nth(1).ClickAsync();
        await Expect(dialog.Locator("ins, .diff-added").Filter(new() { HasText = "premier" })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revenir à cette version", Exact = true }).ClickAsync();

        await Expect(window.Notification).ToHaveTextAsync("Le document a été restauré à une version antérieure");
        await window.ShowAsync("Contenu");
        await Expect(window.Property("answer").Locator(".view-lines")).ToContainTextAsync("premier");
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-reprise"), Does.Contain("Le second texte."), "the site keeps what is published");
        await window.SaveAndPublishAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-reprise"), Does.Contain("Le premier texte."));
    }

    [Test]
    public async Task Publication_and_withdrawal_are_planned_at_a_date_and_an_hour()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question de rentrée", "Quand\u00A0?", "En septembre.", publish: false);
        await window.OpenDocumentAsync(id, "Question de rentrée");
        var (from, until) = (DateTime.Today.AddYears(1).AddHours(8.5), DateTime.Today.AddYears(1).AddMonths(1).AddHours(18));

        await window.ChooseMoreAsync("Planifier");
        var dialog = window.Page.Locator("umb-document-schedule-modal");
        await dialog.GetByLabel("Publier le", new() { Exact = true }).FillAsync($"{from:yyyy-MM-ddTHH:mm}");
        await dialog.GetByLabel("Dépublier le", new() { Exact = true }).FillAsync($"{until:yyyy-MM-ddTHH:mm}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Planifier", Exact = true }).ClickAsync();
        await Expect(window.Notification).ToHaveTextAsync("Un planning de publication a été mis à jour");

        await window.ShowAsync("Info");
        var info = window.Page.Locator("umb-document-workspace-view-info #general-section");
        var french = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
        await Expect(info).ToContainTextAsync("Publier le");
        foreach (var moment in new[] { from, until })
            await Expect(info).ToContainTextAsync(moment.ToString("d MMMM yyyy à HH:mm:ss", french));
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-de-rentree"), Is.Null);
    }

    [Test]
    public async Task The_Info_view_tells_who_did_what_where_it_is_read_and_where_it_is_used()
    {
        var window = await OpenAsync(Account.Editor);
        var tutorial = await window.DocumentAsync(
            SeedDocuments.Tutorial, SeedDocuments.Tutorials, "Tutoriel cité", ("title", "Un tutoriel cité"), ("summary", "Cité par une question."));
        await window.DocumentAsync(
            SeedDocuments.FaqEntry, SeedDocuments.Faq, "Question qui cite", ("question", "Que cite-t-elle\u00A0?"), ("answer", "Un tutoriel."),
            ("relatedTutorials", new[] { new { type = "document", unique = tutorial } }));
        await window.OpenDocumentAsync(tutorial, "Tutoriel cité");
        await window.SaveAndPublishAsync();

        await window.ShowAsync("Info");
        var info = window.Page.Locator("umb-document-workspace-view-info");
        await Expect(info.GetByText("/tutoriels/tutoriel-cite")).ToBeVisibleAsync();
        await Expect(info.Locator("umb-document-references-workspace-info-app, umb-entity-references-workspace-info-app, uui-box").GetByText("Question qui cite").First).ToBeVisibleAsync();
        await Expect(info.Locator("umb-history-item").First).ToContainTextAsync(Account.Editor.Name);
        await Expect(info.GetByText("Contenu publié")).ToBeVisibleAsync();
        await Expect(window.State).ToHaveTextAsync("Publié");
    }

    [Test]
    public async Task The_search_in_the_header_finds_a_document_by_its_words()
    {
        var window = await OpenAsync(Account.Editor);
        await window.FaqEntryAsync("Question introuvable", "Où se cache le zibeline\u00A0?", "Ici.");

        await window.Page.Locator("umb-backoffice-header-apps").GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();
        await window.Page.Locator("umb-search-modal").GetByRole(AriaRole.Textbox).FillAsync("introuvable");
        var found = window.Page.Locator("umb-search-modal .search-item");
        await Expect(found).ToHaveCountAsync(1);
        await found.ClickAsync();

        await Expect(window.DocumentName).ToHaveValueAsync("Question introuvable");
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>Two people write in one document at the same time.</summary>
public class ConflictTests : Journey
{
    [Test]
    public async Task Who_saves_second_is_told_and_decides_which_text_stays()
    {
        var (first, second) = (await OpenAsync(Account.Administrator), await OpenAsync(Account.Editor));
        var id = await second.FaqEntryAsync("Question à deux", "Qui écrit\u00A0?", "Deux personnes.");
        await first.OpenDocumentAsync(id, "Question à deux");
        await second.OpenDocumentAsync(id, "Question à deux");
        second.ExpectRefusal($"document/{id}");

        await Question(first).FillAsync("La première écrit\u00A0?");
        await Question(second).FillAsync("La seconde écrit\u00A0?");
        await first.SaveAsync();
        await Expect(second.Page.GetByText("Ce document a changé entre-temps")).ToBeVisibleAsync();
        await Expect(Question(second)).ToHaveValueAsync("La seconde écrit\u00A0?");

        await second.Button("Sauver").ClickAsync();
        var dialog = second.Page.Locator("portail-refused-save-modal");
        await Expect(dialog).ToContainTextAsync($"{Account.Administrator.Name} a enregistré ce contenu");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Garder mon texte" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(first.Notification).ToContainTextAsync($"Ce document vient d’être enregistré par {Account.Editor.Name}.");

        await second.ShowAsync("Info");
        await second.Button("Version antérieure…").First.ClickAsync();
        var versions = second.Page.Locator("umb-rollback-modal");
        await versions.Locator(".rollback-item").Filter(new() { HasText = Account.Administrator.Name }).First.ClickAsync();
        await Expect(versions.Locator("ins, .diff-added").Filter(new() { HasText = "première" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Who_gives_way_takes_over_the_other_text_and_finds_the_own_one_in_the_history()
    {
        var (first, second) = (await OpenAsync(Account.Administrator), await OpenAsync(Account.Editor));
        var id = await second.FaqEntryAsync("Question cédée", "Qui cède\u00A0?", "La seconde.");
        await first.OpenDocumentAsync(id, "Question cédée");
        await second.OpenDocumentAsync(id, "Question cédée");
        second.ExpectRefusal($"document/{id}");

        await Question(second).FillAsync("Ce qui était écrit\u00A0?");
        await Question(first).FillAsync("Ce qui reste\u00A0?");
        await first.SaveAsync();
        await second.Button("Sauver").ClickAsync();
        await second.Page.Locator("portail-refused-save-modal").GetByRole(AriaRole.Button, new() { Name = "Garder l’autre texte" }).ClickAsync();

        await Expect(Question(second)).ToHaveValueAsync("Ce qui reste\u00A0?");
        await second.ShowAsync("Info");
        await second.Button("Version antérieure…").First.ClickAsync();
        var versions = second.Page.Locator("umb-rollback-modal");
        await versions.Locator(".rollback-item").Filter(new() { HasText = Account.Editor.Name }).First.ClickAsync();
        await Expect(versions).ToContainTextAsync("écrit");
    }

    private static ILocator Question(BackofficeWindow window) => window.Property("question").GetByRole(AriaRole.Textbox);
}

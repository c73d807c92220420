using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An administrator keeps texts in the dictionary, in the languages that were added for it.</summary>
public class DictionaryTests : Journey
{
    [Test]
    public async Task An_entry_of_the_dictionary_is_written_and_found()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.Page.GotoAsync("/umbraco/section/translation");
        await admin.Page.Locator("umb-collection-action-bundle, umb-collection-toolbar").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await admin.Page.GotoAsync("/umbraco/section/translation/workspace/dictionary/create/parent/dictionary-root/null");
        var entry = admin.Page.Locator("umb-dictionary-workspace-editor, umb-workspace-editor").First;
        await entry.GetByRole(AriaRole.Textbox, new() { Name = "Entrez un nom..." }).FillAsync("Accueil.Bienvenue");
        await entry.Locator("textarea").First.FillAsync("Bienvenue à tous");
        await admin.Page.RunAndWaitForResponseAsync(() => admin.Button("Sauver").ClickAsync(), response => response is { Status: 201 } && response.Url.EndsWith("/dictionary", StringComparison.Ordinal));

        await admin.Page.GotoAsync("/umbraco/section/translation");
        await Expect(admin.TreeItem("Accueil.Bienvenue")).ToBeVisibleAsync();
        await admin.TreeItem("Accueil.Bienvenue").ClickAsync();
        await Expect(admin.Page.Locator("textarea").First).ToHaveValueAsync("Bienvenue à tous");
    }

    [Test]
    public async Task A_text_leaves_as_a_file_and_comes_back_from_it()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.CallAsync("POST", "dictionary", new { name = "Pied de page", translations = new[] { new { isoCode = "fr-FR", translation = "À bientôt" } } });
        await OpenDictionaryAsync(admin);

        await admin.ChooseAsync("Pied de page", "Exporter…");
        var download = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Button("Exporter").Last.ClickAsync());
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "pied-de-page.udt");
        await download.SaveAsAsync(file);
        await admin.ChooseAsync("Pied de page", "Supprimer…");
        await admin.Confirm("Supprimer").ClickAsync();
        await Expect(admin.TreeItem("Pied de page")).ToHaveCountAsync(0);

        await ImportAsync(admin, file);

        await Expect(admin.TreeItem("Pied de page")).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("umb-table").GetByText("Pied de page")).ToBeVisibleAsync();
        await admin.TreeItem("Pied de page").ClickAsync();
        await Expect(Text(admin, "Français (France)")).ToHaveValueAsync("À bientôt");
    }

    [Test]
    public async Task Who_closes_a_window_without_choosing_sees_no_error()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.CallAsync("POST", "dictionary", new { name = "En-tête", translations = Array.Empty<object>() });
        await OpenDictionaryAsync(admin);

        await admin.ChooseAsync("En-tête", "Exporter…");
        await admin.EndDialogAsync("Annuler");

        await Expect(admin.TreeItem("En-tête")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_language_that_is_added_has_its_field_beside_the_contents_language()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.Page.GotoAsync("/umbraco/section/settings");
        await admin.TreeItem("Langues").ClickAsync();
        await admin.Page.Locator("umb-collection-action-bundle").GetByText("Créer").ClickAsync();
        await Expect(admin.Page.GetByText("Ajouter une langue")).ToBeVisibleAsync();
        await admin.Page.Locator("uui-combobox input").FillAsync("portugais (br");
        await admin.Page.Locator("uui-combobox-list-option").Filter(new() { HasText = "Portugais (Brésil)" }).ClickAsync();
        await admin.Page.RunAndWaitForResponseAsync(() => admin.Button("Sauver").ClickAsync(), response => response is { Status: 201 } && response.Url.EndsWith("/language", StringComparison.Ordinal));
        await admin.CallAsync("POST", "dictionary", new { name = "Salut", translations = Array.Empty<object>() });

        await OpenDictionaryAsync(admin);
        await admin.TreeItem("Salut").ClickAsync();
        await Expect(admin.DocumentName).ToHaveValueAsync("Salut");
        await Expect(Text(admin, "Portugais (Brésil)")).ToBeVisibleAsync();
        // The client may draw its fields anew while the first is typed into: then it is typed again, as a person would.
        for (var attempt = 0; attempt < 5 && await Text(admin, "Français (France)").InputValueAsync() != "Bonjour"; attempt++)
        {
            await Text(admin, "Français (France)").FillAsync("Bonjour");
            await Text(admin, "Portugais (Brésil)").FillAsync("Bom dia");
        }
        await Expect(Text(admin, "Français (France)")).ToHaveValueAsync("Bonjour");
        await Expect(Text(admin, "Portugais (Brésil)")).ToHaveValueAsync("Bom dia");
        await admin.Page.RunAndWaitForResponseAsync(() => admin.Button("Sauver").ClickAsync(), response => response is { Ok: true, Request.Method: "PUT" });

        await admin.Page.ReloadAsync();
        await Expect(Text(admin, "Portugais (Brésil)")).ToHaveValueAsync("Bom dia");
        // Content has one language: no choice of another appears beside its tree.
        await admin.Page.GotoAsync("/umbraco/section/content");
        await Expect(admin.TreeItem("Aide")).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("umb-app-language-select")).ToHaveCountAsync(0);
    }

    private static async Task OpenDictionaryAsync(BackofficeWindow window)
    {
        await window.Page.GotoAsync("/umbraco/section/translation");
        await Expect(window.Page.Locator("umb-table")).ToBeVisibleAsync();
    }

    /// <summary>From the menu of the whole dictionary.</summary>
    private static async Task ImportAsync(BackofficeWindow window, string file)
    {
        var menu = window.Page.Locator("umb-section-sidebar umb-entity-actions-bundle").First;
        await menu.GetByRole(AriaRole.Button).First.ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Importer…" }).ClickAsync();
        var dialog = window.Page.Locator("umb-import-dictionary-modal");
        await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
        await Expect(dialog.Locator("#item-list")).ToContainTextAsync("Pied de page");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Importer" }).Last.ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>The field of a text in a language.</summary>
    private static ILocator Text(BackofficeWindow window, string language) => window.Page.GetByRole(AriaRole.Textbox, new() { Name = language });
}

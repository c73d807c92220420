using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An administrator makes a data type and a document type, and an editor has them at once.</summary>
public class SettingsTests : Journey
{
    [Test]
    public async Task A_new_type_of_document_has_the_property_that_it_was_given()
    {
        var window = await OpenAsync(Account.Administrator);
        var page = window.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "Configuration" }).ClickAsync();
        await window.ChooseAsync("Types de données", "Créer…");
        await page.GetByText("Nouveau type de données").ClickAsync();
        await window.DocumentName.FillAsync("Nombre de places");
        await window.Button("Choisir un éditeur de propriété").ClickAsync();
        await window.Button("Nombre entier").ClickAsync();
        await window.Property("min").GetByRole(AriaRole.Spinbutton).FillAsync("1");
        await page.RunAndWaitForResponseAsync(() => window.Button("Sauver").ClickAsync(), response => response is { Ok: true, Request.Method: "POST" });
        await Expect(window.TreeItem("Nombre de places")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/data-type/edit/**");

        await window.ChooseAsync("Types de documents", "Créer…");
        await page.GetByText("Type de document", new() { Exact = true }).ClickAsync();
        await window.DocumentName.FillAsync("Atelier");
        await window.Button("Ajouter un groupe").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter une propriété" }).Last.ClickAsync();
        await page.Locator("umb-property-type-workspace-view-settings #name-input").GetByRole(AriaRole.Textbox).First.FillAsync("Places");
        await page.Locator("#data-type-input").GetByText("Choisir un éditeur de propriété").ClickAsync();
        await page.GetByText("Nombre entier").Last.ClickAsync();
        await page.Locator("umb-data-type-picker-flow-data-type-picker-modal").GetByText("Nombre de places").ClickAsync();
        await window.EndDialogAsync("Valider");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Structure" }).ClickAsync();
        await page.Locator("uui-toggle[label=\"Autoriser à la racine\"]").ClickAsync();
        await page.RunAndWaitForResponseAsync(() => window.Button("Sauver").ClickAsync(), response => response is { Ok: true, Request.Method: "POST" });
        await Expect(window.TreeItem("Atelier")).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/document-type/edit/**");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Contenu" }).First.ClickAsync();
        await window.Button("Créer un élément dans Contenu").ClickAsync();
        await page.Locator("uui-ref-node-document-type").Filter(new() { HasText = "Atelier" }).ClickAsync();
        await Expect(window.Property("places").GetByRole(AriaRole.Spinbutton)).ToBeVisibleAsync();
    }
}

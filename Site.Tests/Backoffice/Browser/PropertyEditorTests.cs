using System.Text.Json;
using Microsoft.Playwright;

namespace Site.Tests.Backoffice.Browser;

/// <summary>Every editor of a property, filled in by hand, published, and read back as the Delivery API gives it. Block lists have their own journey.</summary>
public class PropertyEditorTests : Journey
{
    private static readonly Dictionary<string, string> DataTypes = new()
    {
        ["court"] = "0cc0eba1-9960-42c9-bf9b-60e150b429ae", ["long"] = "c6bac0dd-4ab9-45b1-8e30-e4b619ee5da3", ["markdown"] = "9e6bdeb4-7571-489c-84ce-f2856107b5be",
        ["riche"] = "ba5ae4b5-8613-4025-949f-d3ea330701e8", ["bascule"] = "92897bc6-a5f3-4ffe-ae27-f2e7e33dda49", ["entier"] = "2e6d3631-066e-44b8-aec4-96f09099b2b5",
        ["moment"] = "e4d66c0f-b935-4200-81f0-025f7256b89a", ["liste"] = "86681d33-1e31-411c-9b6f-0e52e17f9bb0", ["mots"] = "b6b73142-b9c1-4bf8-a16d-e1c23320b549",
        ["contenu"] = "fd1e0da5-5606-4862-b679-5d0cf3a52a59", ["contenus"] = "b032d806-be2c-444a-b82d-f9427a2861e0", ["liens"] = "b4e3535a-1753-47e2-8568-602cf8cfee6f",
    };

    [Test]
    public async Task What_is_entered_in_each_editor_is_what_the_site_gets()
    {
        var window = await OpenAsync(Account.Administrator);
        var id = await window.DocumentAsync(await TypeAsync(window), null, "Tous les champs");
        await window.OpenDocumentAsync(id, "Tous les champs");

        await window.Property("court").GetByRole(AriaRole.Textbox).FillAsync("Une ligne");
        await window.Property("long").GetByRole(AriaRole.Textbox).FillAsync("Deux\nlignes");
        await window.WriteMarkdownAsync("markdown", "Du **Markdown**");
        await window.Property("riche").GetByRole(AriaRole.Textbox).FillAsync("Du texte riche");
        await window.Property("bascule").Locator("uui-toggle").ClickAsync();
        await window.Property("entier").GetByRole(AriaRole.Spinbutton).FillAsync("12");
        await window.Property("decimal").GetByRole(AriaRole.Spinbutton).FillAsync("1.5");
        await window.Property("moment").GetByRole(AriaRole.Textbox).FillAsync("2027-09-01T08:30");
        await window.Property("liste").GetByRole(AriaRole.Combobox).SelectOptionAsync("PC");
        await window.Property("mots").Locator("#main-tag-wrapper, #input-wrapper, uui-tag").First.ClickAsync();
        await window.Property("mots").GetByRole(AriaRole.Textbox).FillAsync("cantine");
        await window.Property("mots").GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await window.Property("contenu").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await window.PickAsync("Aide", "FAQ");
        await window.EndDialogAsync("Choisir");
        await window.Property("contenus").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await window.PickAsync("Aide", "Tutoriels", "Gérer les réservations");
        await window.EndDialogAsync("Choisir");
        await window.Property("liens").GetByRole(AriaRole.Link, new() { Name = "Ajouter" }).ClickAsync();
        var link = window.Page.Locator("umb-link-picker-modal");
        await link.GetByRole(AriaRole.Button, new() { Name = "À la main" }).ClickAsync();
        await link.Locator("[data-mark='input:url']").GetByRole(AriaRole.Textbox).FillAsync("https://www.service-public.fr");
        await link.Locator("[data-mark='input:title']").GetByRole(AriaRole.Textbox).FillAsync("Service public");
        await window.EndDialogAsync("Ajouter");
        await window.SaveAndPublishAsync();

        using var visitor = new HttpClient { BaseAddress = BackofficeSite.Address };
        using var answer = JsonDocument.Parse(await visitor.GetStringAsync(new Uri($"/umbraco/delivery/api/v2/content/item/{id}?expand=properties[$all]", UriKind.Relative)));
        var properties = answer.RootElement.GetProperty("properties");
        string? Text(string alias) => properties.GetProperty(alias).GetString();
        Assert.Multiple(() =>
        {
            Assert.That(Text("court"), Is.EqualTo("Une ligne"));
            Assert.That(Text("long")?.ReplaceLineEndings("\n"), Is.EqualTo("Deux\nlignes"));
            Assert.That(Text("markdown"), Is.EqualTo("Du **Markdown**"));
            Assert.That(properties.GetProperty("riche").GetProperty("markup").GetString(), Is.EqualTo("<p>Du texte riche</p>"));
            Assert.That(properties.GetProperty("bascule").GetBoolean(), Is.True);
            Assert.That(properties.GetProperty("entier").GetInt32(), Is.EqualTo(12));
            Assert.That(properties.GetProperty("decimal").GetDecimal(), Is.EqualTo(1.5m));
            Assert.That(Text("moment"), Does.StartWith("2027-09-01T08:30"));
            Assert.That(Text("liste"), Is.EqualTo("PC"));
            Assert.That(properties.GetProperty("mots").EnumerateArray().Select(word => word.GetString()), Is.EqualTo(["cantine"]));
            Assert.That(properties.GetProperty("contenu").GetProperty("name").GetString(), Is.EqualTo("FAQ"));
            Assert.That(properties.GetProperty("contenus")[0].GetProperty("name").GetString(), Is.EqualTo("Gérer les réservations"));
            Assert.That(properties.GetProperty("liens")[0].GetProperty("url").GetString(), Is.EqualTo("https://www.service-public.fr"));
            Assert.That(properties.GetProperty("liens")[0].GetProperty("title").GetString(), Is.EqualTo("Service public"));
        });
    }

    /// <summary>A type of document, allowed at the root, with one property an editor.</summary>
    private static async Task<Guid> TypeAsync(BackofficeWindow window)
    {
        var (type, group, number) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await window.CallAsync("POST", "data-type", new
        {
            id = number,
            name = "Nombre à virgule",
            editorAlias = "Umbraco.Decimal",
            editorUiAlias = "Umb.PropertyEditorUi.Decimal",
            values = new[] { new { alias = "step", value = 0.1 } },
        });
        await window.CallAsync("POST", "document-type", new
        {
            id = type,
            alias = "everyEditor",
            name = "Tous les champs",
            icon = "icon-document",
            allowedAsRoot = true,
            variesByCulture = false,
            variesBySegment = false,
            isElement = false,
            containers = new[] { new { id = group, parent = (object?)null, name = "Champs", type = "Group", sortOrder = 0 } },
            properties = DataTypes.Append(new("decimal", number.ToString())).Select((property, index) => new
            {
                id = Guid.NewGuid(),
                alias = property.Key,
                name = property.Key,
                sortOrder = index,
                container = new { id = group },
                dataType = new { id = property.Value },
                variesByCulture = false,
                variesBySegment = false,
                validation = new { mandatory = false, regEx = (string?)null },
                appearance = new { labelOnTop = false },
            }),
            allowedDocumentTypes = Array.Empty<object>(),
            compositions = Array.Empty<object>(),
            allowedTemplates = Array.Empty<object>(),
            defaultTemplate = (object?)null,
            cleanup = new { preventCleanup = false },
        });
        return type;
    }
}

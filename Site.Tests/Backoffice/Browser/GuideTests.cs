using Microsoft.Playwright;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>The start page of the Content section shows a new editor around.</summary>
public class GuideTests : Journey
{
    [Test]
    public async Task A_new_editor_gets_from_the_start_page_to_a_new_question()
    {
        var window = await OpenAsync(Account.Editor);

        await Expect(Guide(window).GetByRole(AriaRole.Heading, new() { Name = "Premiers pas" })).ToBeVisibleAsync();
        await Guide(window).GetByRole(AriaRole.Link, new() { Name = "Écrire une question" }).ClickAsync();

        await Expect(window.Property("question").GetByRole(AriaRole.Textbox)).ToBeVisibleAsync();
        await Expect(window.DocumentName).ToHaveValueAsync("");
    }

    [Test]
    public async Task The_guide_leads_into_the_tree()
    {
        var window = await OpenAsync(Account.Editor);

        await Guide(window).GetByRole(AriaRole.Link, new() { Name = "FAQ", Exact = true }).ClickAsync();

        await Expect(window.DocumentName).ToHaveValueAsync("FAQ");
    }

    [Test]
    public async Task Who_may_not_write_is_not_asked_to()
    {
        var window = await OpenAsync(Account.Analyst);

        await Expect(Guide(window).GetByRole(AriaRole.Link, new() { Name = "FAQ", Exact = true })).ToBeVisibleAsync();
        await Expect(Guide(window).GetByRole(AriaRole.Link, new() { Name = "Écrire une question" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Without_any_type_of_document_the_guide_says_who_adds_them()
    {
        await using var site = new SiteFactory().With("Cms:FirstRun", "None");
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = site.Listen().ToString() });
        var window = await SignInAsync(context, Account.Editor);

        await Expect(Guide(window).GetByText("Aucun type de document n’est installé")).ToBeVisibleAsync();
        await Expect(Guide(window).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        Assert.That(window.Faults, Is.Empty);
    }

    [Test]
    public async Task Without_any_content_the_guide_leads_to_each_of_its_beginnings()
    {
        await using var site = new SiteFactory();
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = site.Listen().ToString() });
        var window = await SignInAsync(context, Account.Administrator);
        var roots = await window.CallAsync("GET", "tree/document/root?skip=0&take=10");
        foreach (var root in roots!.Value.GetProperty("items").EnumerateArray())
            await window.CallAsync("PUT", $"document/{root.GetProperty("id").GetString()}/move-to-recycle-bin");
        await window.Page.GotoAsync("/umbraco/section/content");

        await Guide(window).GetByRole(AriaRole.Link, new() { Name = "Créer le centre d’aide" }).ClickAsync();
        await window.DocumentName.FillAsync("Notre aide");
        await window.Property("title").GetByRole(AriaRole.Textbox).FillAsync("Notre aide");
        await window.SaveAsync();
        await window.Page.GotoAsync("/umbraco/section/content");
        await Guide(window).GetByRole(AriaRole.Link, new() { Name = "Créer la FAQ" }).ClickAsync();
        await window.DocumentName.FillAsync("FAQ");
        await window.SaveAsync();
        await window.Page.GotoAsync("/umbraco/section/content");

        await Expect(Guide(window).GetByRole(AriaRole.Link, new() { Name = "Créer la liste des tutoriels" })).ToBeVisibleAsync();
        await Expect(Guide(window).GetByRole(AriaRole.Link, new() { Name = "Créer la FAQ" })).ToHaveCountAsync(0);
        await Guide(window).GetByRole(AriaRole.Link, new() { Name = "Écrire une question" }).ClickAsync();
        await Expect(window.Property("question").GetByRole(AriaRole.Textbox)).ToBeVisibleAsync();
    }

    /// <summary>In a site of one's own, whose tree may be empty.</summary>
    private static async Task<BackofficeWindow> SignInAsync(IBrowserContext context, Account account)
    {
        var window = await BackofficeWindow.AtAsync(context, "/umbraco");
        await window.Page.GetByLabel("Adresse e-mail").FillAsync(account.Email);
        await window.Page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(account.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(Guide(window).GetByRole(AriaRole.Heading, new() { Name = "Premiers pas" })).ToBeVisibleAsync();
        return window;
    }

    private static ILocator Guide(BackofficeWindow window) => window.Page.Locator("portail-first-hour");
}

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
    public async Task An_empty_installation_is_told_where_to_begin()
    {
        await using var site = new SiteFactory().With("Cms:FirstRun", "None");
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = site.Listen().ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco");
        await page.GetByLabel("Adresse e-mail").FillAsync(Account.Editor.Email);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Account.Editor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();

        await Expect(page.GetByText("Le site est encore vide")).ToBeVisibleAsync();
    }

    private static ILocator Guide(BackofficeWindow window) => window.Page.Locator("portail-first-hour");
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.Tests.Account.Providers;
using Site.Tests.Help.Browser;

namespace Site.Tests.Account.Browser;

/// <summary>FranceConnect in a real browser, which holds the pages to their Content-Security-Policy: forms end at the provider and come back.</summary>
[TestFixture(1280)]
[TestFixture(360)]
public sealed class FranceConnectTests(int width)
{
    [Test]
    public async Task Attached_used_and_signed_out()
    {
        await using var site = await PlayedSite.StartAsync();
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = site.Address.ToString(), ViewportSize = new() { Width = width, Height = 740 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/compte");
        Assert.That((await page.RunAxe(Accessibility.Wcag22AA)).Violations, Is.Empty);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mon compte Portail famille" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rattacher FranceConnect" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("FranceConnect est rattaché à votre compte");
        Assert.That((await page.RunAxe(Accessibility.Wcag22AA)).Violations, Is.Empty);
        await SignOutAsync();

        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec FranceConnect" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mon compte");
        await SignOutAsync();
        Assert.That(site.FranceConnect.LastSignOut.GetValueOrDefault("id_token_hint"), Is.EqualTo(site.FranceConnect.LastIdToken));

        async Task SignOutAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vous êtes déconnecté");
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Browser;

/// <summary>A parent says whether the seed's content helped; <see cref="WidgetTests"/> has the details and the comments.</summary>
public class VotingTests
{
    [TestCase(true, 360)]
    [TestCase(true, 1280)]
    [TestCase(false, 360)]
    public async Task Vote_and_withdraw(bool javaScript, int width)
    {
        await using var context = await BrowserHost.OpenAsync(new() { JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/aide");
        await Expect(page.GetByText("Ce contenu vous a-t-il été utile ?")).ToBeVisibleAsync();
        await Expect(page.GetByText("Votre avis nous aide à améliorer nos contenus.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Non, pas vraiment" }).ClickAsync();
        await Expect(page.GetByText("Merci pour votre retour.")).ToBeVisibleAsync();

        await Expect(page.GetByLabel("Pouvez-vous nous dire ce qui pourrait être amélioré ? (facultatif)")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer mon vote" }).ClickAsync();
        await Expect(page.GetByText("Votre vote a été retiré.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Merci pour votre retour.")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Without_a_reload_the_focus_moves_to_the_thanks()
    {
        await using var context = await BrowserHost.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/aide");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, très utile !" }).ClickAsync();
        await Expect(page.GetByText("Merci pour votre retour.")).ToBeVisibleAsync();

        await Expect(page).ToHaveURLAsync(new Uri(BrowserHost.Address, "/aide").ToString());
        var focused = await page.EvaluateAsync<string>("document.activeElement.textContent");
        Assert.That(focused, Does.Contain("Merci pour votre retour."));
    }

    [Test]
    public async Task With_the_keyboard_alone()
    {
        await using var context = await BrowserHost.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/aide");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, très utile !" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Merci pour votre retour.")).ToBeVisibleAsync();
    }
}

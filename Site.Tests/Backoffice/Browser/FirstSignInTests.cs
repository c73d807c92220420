using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>What a first sign-in costs: the client is large, and offices have slow lines.</summary>
public class FirstSignInTests
{
    private const int MostRequests = 150;
    private const long MostBytes = 2_500_000;

    [Test]
    public async Task The_content_tree_is_there_after_150_requests_and_two_and_a_half_megabytes()
    {
        await using var context = await BackofficeSite.NewContextAsync();
        var page = await context.NewPageAsync();
        var (requests, bytes) = (0, 0L);
        var network = await context.NewCDPSessionAsync(page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, _) => requests++;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += (long)finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");

        await page.GotoAsync("/umbraco");
        await page.GetByLabel("Adresse e-mail").FillAsync(Account.Editor.Email);
        await page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Account.Editor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(page.Locator("umb-section-sidebar").GetByRole(AriaRole.Link, new() { Name = "Aide", Exact = true })).ToBeVisibleAsync();

        TestContext.Out.WriteLine($"{requests} requests, {bytes:N0} bytes transferred");
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.InRange(1, MostRequests));
            Assert.That(bytes, Is.InRange(1L, MostBytes));
        });
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>Words that were searched for in vain: whose draft is touched, and what those do who do not edit.</summary>
public class SearchesTests : AnalystJourney
{
    [SetUp]
    public async Task SearchInVain()
    {
        using var parent = new HttpClient { BaseAddress = Site.Address };
        await parent.GetStringAsync(new Uri("/recherche?q=piscine", UriKind.Relative));
        await Site.SearchesAsync();
    }

    [Test]
    public async Task A_colleagues_draft_is_not_published_with_the_words()
    {
        var old = Site.Payment;
        var window = await OpenAsync("admin", "recherches");
        var page = window.Page;
        await page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{old.Id}");
        await window.Property("question").Locator("input").FillAsync("Question pas encore relue ?");
        await window.SaveAsync();

        await GoAsync(page, "recherches");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à une question\u00A0: piscine" }).ClickAsync();
        await page.GetByLabel("Chercher une question").FillAsync(old.Title);
        await page.Locator("portail-feedback-synonym-modal input[type=radio]").CheckAsync();
        await page.Locator("portail-feedback-synonym-modal #confirm").ClickAsync();

        await SaysAsync(page, "Les mots sont enregistrés dans le brouillon");
        using var reader = new HttpClient { BaseAddress = Site.Address };
        Assert.That(await reader.GetStringAsync(new Uri(Site.Payment.Address, UriKind.Relative)), Does.Not.Contain("Question pas encore relue"));
        await page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{old.Id}");
        await Expect(window.Property("question").Locator("input")).ToHaveValueAsync("Question pas encore relue ?");
        await Expect(window.Property("keywords")).ToContainTextAsync("piscine");
        // The words wait with the draft, and go out with it.
        await window.SaveAndPublishAsync();
        await Site.UpdatedAsync(() => Site.Payment.Keywords.Contains("piscine"));
        Assert.That(await reader.GetStringAsync(new Uri("/recherche?q=piscine", UriKind.Relative)), Does.Contain("Question pas encore relue"));
    }

    [Test]
    public async Task Who_does_not_edit_copies_the_words_for_those_who_do()
    {
        var page = (await OpenAsync("analyste", "recherches")).Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à une question\u00A0: piscine" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copier les mots" }).ClickAsync();

        await SaysAsync(page, "Les mots sont copiés.");
        Assert.That(await page.EvaluateAsync<string>("navigator.clipboard.readText()"), Is.EqualTo("piscine"));
        await HasNoBarrierAsync(page, "portail-feedback-synonym-modal");
    }

    [Test]
    public async Task Words_that_no_question_has_lead_to_writing_one()
    {
        var page = (await OpenAsync("admin", "recherches")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à une question\u00A0: piscine" }).ClickAsync();

        await page.Locator("portail-feedback-synonym-modal #confirm").ClickAsync();
        await Expect(page.Locator("portail-feedback-synonym-modal").GetByRole(AriaRole.Alert)).ToHaveTextAsync("Choisissez une question.");
        await page.GetByLabel("Chercher une question").FillAsync("toboggan");

        await Expect(page.GetByText("Aucune question ne porte ces mots.")).ToBeVisibleAsync();
    }
}

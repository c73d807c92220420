using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>What is taken out, and what the trail says of it.</summary>
public class FollowingTests : AnalystJourney
{
    [Test]
    public async Task An_export_holds_what_the_list_shows_and_the_trail_says_so_in_words()
    {
        await WriteAsync(Site.Payment, "=1+1 ne marche pas.");
        await WriteAsync(Site.Tutorial, "La vidéo va trop vite.");
        var page = (await OpenAsync("analyste", $"commentaires?content={Site.Payment.Id}&useful=false&status=new&days=7")).Page;
        await Expect(page.Locator("portail-feedback-comment")).ToHaveCountAsync(1);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Exporter (CSV)" }).ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo("avis-comments-7-jours.csv"));
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.That(bytes[..3], Is.EqualTo((byte[])[0xEF, 0xBB, 0xBF]), "a spreadsheet reads it as UTF-8");
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(2), "a heading and one comment");
        Assert.That(lines[1], Does.Not.Contain(";=1+1").And.Contain("1+1 ne marche pas."), "no formula");

        await GoAsync(page, "suivi");
        var trail = page.Locator("portail-feedback-following tbody tr");
        await Expect(trail).ToHaveCountAsync(1);
        await Expect(trail).ToContainTextAsync("Alex Analyse");
        await Expect(trail).ToContainTextAsync($", « {Site.Payment.Title} », réponse « Pas vraiment », statut « Nouveau »");
        await Expect(trail.Locator("td").Last).ToHaveTextAsync("1");
        await HasNoBarrierAsync(page, "portail-feedback-following");
    }

    [TestCase("Commentaires", "avis-comments-30-jours.csv")]
    [TestCase("Réponses", "avis-votes-30-jours.csv")]
    [TestCase("Classement", "avis-ranking-30-jours.csv")]
    [TestCase("Recherches sans résultat", "avis-searches-30-jours.csv")]
    public async Task Each_kind_of_file_is_downloaded_and_noted(string label, string name)
    {
        await Site.VoteAsync(Site.Payment, useful: 1, notUseful: 1);
        var page = (await OpenAsync("analyste", "suivi")).Page;

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = $"Télécharger\u00A0: {label}" }).ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo(name));
        await SaysAsync(page, "Le fichier est téléchargé.");
        await Expect(page.Locator("portail-feedback-following tbody tr")).ToContainTextAsync(label);
    }
}

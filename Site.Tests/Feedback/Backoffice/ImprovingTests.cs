using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>From the figures to a better text and back.</summary>
public class ImprovingTests : AnalystJourney
{
    [Test]
    public async Task The_worst_content_is_found_read_mended_published_and_its_new_version_compared()
    {
        await Site.VoteAsync(Site.Tutorial, useful: 40, notUseful: 3);
        await Site.VoteAsync(Site.Payment, useful: 8, notUseful: 18);
        await WriteAsync(Site.Payment, "On ne sait pas combien de minutes attendre.");
        await WriteAsync(Site.Payment, "Combien de minutes faut-il attendre ?");
        var title = Site.Payment.Title;
        var window = await OpenAsync("admin", "apercu");
        var page = window.Page;

        // How many, how satisfied.
        await Expect(page.Locator("portail-feedback-overview #tiles .value")).ToHaveTextAsync(["71", "68\u00A0%", "2", "0"]);
        await Expect(page.Locator("portail-feedback-chart canvas")).ToBeVisibleAsync();
        await ShootAsync(page, "overview");

        // Which content lets down most people, and why.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Classement" }).ClickAsync();
        var rows = page.Locator("portail-feedback-ranking tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync(title);
        await rows.First.GetByRole(AriaRole.Link, new() { Name = "2 commentaires" }).ClickAsync();
        await Expect(page.Locator("portail-feedback-comment")).ToHaveCountAsync(2);

        // Sorted.
        await page.GetByLabel("Tout choisir").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Je m’en occupe" }).ClickAsync();
        await SaysAsync(page, "2 commentaires : suivis par vous");
        await Expect(page.GetByText("suivi par Dominique Admin")).ToHaveCountAsync(2);

        // Mended where they are edited.
        await page.Locator("portail-feedback-comment").First.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier le contenu" }).ClickAsync();
        await window.ShowAsync("Avis");
        await Expect(page.Locator("portail-feedback-document")).ToContainTextAsync("On ne sait pas combien de minutes attendre.");
        await HasNoBarrierAsync(page, "portail-feedback-document");
        await ShootAsync(page, "document");
        await window.ShowAsync("Contenu");
        var question = window.Property("question").Locator("input");
        await question.FillAsync("Mon paiement a échoué : combien de temps attendre ?");
        var old = Site.Payment;
        await window.SaveAndPublishAsync();
        await Site.UpdatedAsync(() => Site.Payment.Version != old.Version);
        await Site.PublicationsAsync();
        await Site.VoteAsync(Site.Payment, useful: 19, notUseful: 2);

        // The new version's figures, and what changed.
        await GoAsync(page, $"contenu/{Site.Payment.Id}");
        var versions = page.Locator("portail-feedback-versions tbody tr");
        await Expect(versions).ToHaveCountAsync(2);
        await Expect(versions.First).ToContainTextAsync("en ligne");
        await Expect(versions.First).ToContainTextAsync("points, plus que le hasard");
        await HasNoBarrierAsync(page, "portail-feedback-content");
        await ShootAsync(page, "content");
        await versions.First.GetByRole(AriaRole.Button, new() { Name = "Ce qui a changé" }).ClickAsync();
        var difference = page.Locator("portail-feedback-difference-modal");
        await Expect(difference.Locator(".text ins").First).ToContainTextAsync("Mon paiement");
        await Expect(difference.Locator(".text del").First).ToBeVisibleAsync();
        await HasNoBarrierAsync(page, "portail-feedback-difference-modal");
        await ShootAsync(page, "difference");
        await difference.GetByRole(AriaRole.Button, new() { Name = "Fermer" }).ClickAsync();

        // Families are told.
        await GoAsync(page, $"commentaires?content={Site.Payment.Id}");
        await page.GetByLabel("Tout choisir").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dire ce qui a changé" }).ClickAsync();
        await page.GetByLabel("La phrase que les familles liront").FillAsync("Nous disons maintenant combien de temps attendre.");
        await HasNoBarrierAsync(page, "portail-feedback-improvement-modal");
        await ShootAsync(page, "improvement");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier la phrase" }).ClickAsync();
        await SaysAsync(page, "et les commentaires sont traités.");
        await Expect(page.Locator("portail-feedback-comment").First).ToContainTextAsync("Traité");
        var shown = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Voir la page" }).ClickAsync());
        await Expect(shown.Locator(".improvements")).ToContainTextAsync("Nous disons maintenant combien de temps attendre.");
    }

    [Test]
    public async Task The_words_of_a_search_in_vain_are_added_to_a_question_which_is_then_found()
    {
        using var parent = new HttpClient { BaseAddress = Site.Address };
        foreach (var query in new[] { "piscine", "piscine", "picsine" })
            Assert.That(await parent.GetStringAsync(new Uri($"/recherche?q={query}", UriKind.Relative)), Does.Contain("Aucun résultat"));
        await Site.SearchesAsync();
        var window = await OpenAsync("admin", "recherches");
        var page = window.Page;

        await Expect(page.Locator("portail-feedback-searches tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("portail-feedback-searches tbody tr")).ToContainTextAsync("aussi : picsine");
        await HasNoBarrierAsync(page, "portail-feedback-searches");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à une question\u00A0: piscine" }).ClickAsync();
        await page.GetByLabel("Chercher une question").FillAsync("mercredi");
        await page.Locator("portail-feedback-synonym-modal input[type=radio]").CheckAsync();
        await HasNoBarrierAsync(page, "portail-feedback-synonym-modal");
        await ShootAsync(page, "synonym");
        await page.Locator("portail-feedback-synonym-modal #confirm").ClickAsync();
        await SaysAsync(page, "la recherche la trouve maintenant.");

        await Site.UpdatedAsync(() => Site.Library.Current.FaqEntries.Any(entry => entry.Keywords.Contains("piscine")));
        Assert.That(await parent.GetStringAsync(new Uri("/recherche?q=piscine", UriKind.Relative)), Does.Contain("Je veux réserver la journée entière"));
    }

    [Test]
    public async Task An_analyst_who_does_not_edit_is_told_whom_to_ask()
    {
        using var parent = new HttpClient { BaseAddress = Site.Address };
        await parent.GetStringAsync(new Uri("/recherche?q=piscine", UriKind.Relative));
        await Site.SearchesAsync();
        var page = (await OpenAsync("analyste", "recherches")).Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à une question\u00A0: piscine" }).ClickAsync();

        await Expect(page.Locator("portail-feedback-synonym-modal")).ToContainTextAsync("Demandez à la rédaction d’ajouter ces mots");
        await Expect(page.Locator("portail-feedback-synonym-modal #confirm")).ToHaveCountAsync(0);
    }
}

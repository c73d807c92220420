using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>Comments found, sorted, masked, deleted, taken out.</summary>
public class SortingTests : AnalystJourney
{
    [Test]
    public async Task A_comment_is_found_by_its_words_and_sorted()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        await WriteAsync(Site.Payment, "Merci, c’était très clair !", useful: true);
        var page = (await OpenAsync("analyste", "commentaires")).Page;
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Commentaires (2)" })).ToBeVisibleAsync();

        await page.GetByLabel("Mots du commentaire").FillAsync("LIEN DU mail");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher", Exact = true }).ClickAsync();
        var comment = page.Locator("portail-feedback-comment");
        await Expect(comment).ToHaveCountAsync(1);
        Assert.That(page.Url, Does.EndWith("?text=LIEN+DU+mail&days=30"), "a link that can be sent");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Commentaires (1)" })).ToBeVisibleAsync();
        await HasNoBarrierAsync(page, "portail-feedback-comments");

        await comment.GetByRole(AriaRole.Button, new() { Name = "En cours" }).ClickAsync();
        await SaysAsync(page, "Statut : « En cours ».");
        await comment.GetByLabel("Étiquettes").FillAsync("Lien");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ajouter l’étiquette" }).ClickAsync();
        await Expect(comment.GetByRole(AriaRole.Button, new() { Name = "Enlever «\u00A0lien\u00A0»" })).ToBeVisibleAsync();
        await comment.GetByLabel("Note interne").FillAsync("Vu avec le service.");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la note" }).ClickAsync();
        await SaysAsync(page, "La note est enregistrée.");
        await ShootAsync(page, "sorted");

        // Opened again by its link.
        await page.ReloadAsync();
        await Expect(comment).ToContainTextAsync("En cours");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await Expect(comment.GetByLabel("Note interne")).ToHaveValueAsync("Vu avec le service.");
    }

    [Test]
    public async Task Personal_data_that_was_left_is_masked_by_hand()
    {
        await WriteAsync(Site.Payment, "Je suis Mme Tremblay, rappelez-moi.");
        var page = (await OpenAsync("analyste", "commentaires")).Page;
        var comment = page.Locator("portail-feedback-comment");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();

        await comment.GetByLabel("Masquer un passage").FillAsync("Mme Tremblay");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Masquer ce passage" }).ClickAsync();
        await Expect(page.Locator("portail-feedback-confirm-modal")).ToContainTextAsync("Je suis [masqué], rappelez-moi.");
        await HasNoBarrierAsync(page, "portail-feedback-confirm-modal");
        await page.Locator("portail-feedback-confirm-modal #confirm").ClickAsync();

        await Expect(comment.Locator(".words")).ToHaveTextAsync("Je suis [masqué], rappelez-moi.");
        await Expect(comment).ToContainTextAsync("passage masqué par Alex Analyse, le ");
    }

    [Test]
    public async Task What_is_deleted_leaves_who_and_when()
    {
        await WriteAsync(Site.Payment, "Des insultes.");
        var page = (await OpenAsync("analyste", "commentaires")).Page;

        await page.GetByLabel("Choisir ce commentaire").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await page.Locator("portail-feedback-confirm-modal #confirm").ClickAsync();

        await SaysAsync(page, "Le texte est supprimé.");
        await Expect(page.Locator("portail-feedback-comment")).ToContainTextAsync("Texte supprimé par Alex Analyse, le ");
        await Expect(page.GetByText("Des insultes.")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Who_only_reads_has_nothing_to_sort_with()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        var page = (await OpenAsync("redaction", "commentaires")).Page;
        var comment = page.Locator("portail-feedback-comment");

        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await page.GetByLabel("Choisir ce commentaire").CheckAsync();

        await Expect(comment).ToContainTextAsync("Le tri des commentaires est réservé aux analystes.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Marquer comme lus" })).ToBeVisibleAsync();
        foreach (var button in new[] { "Je m’en occupe", "Supprimer", "Exporter (CSV)", "Dire ce qui a changé" })
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = button })).ToHaveCountAsync(0);
        await GoAsync(page, "suivi");
        await Expect(page.GetByText("Les exports sont réservés aux analystes.")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Comments_are_downloaded_and_the_trail_says_so_and_mails_are_switched_on()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        var page = (await OpenAsync("analyste", "suivi")).Page;
        await Expect(page.GetByText("Aucun export pour l’instant.")).ToBeVisibleAsync();
        await HasNoBarrierAsync(page, "portail-feedback-following");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Télécharger\u00A0: Commentaires" }).ClickAsync());

        Assert.That(await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8), Does.Contain(";Pas vraiment;Le lien du mail ne marche pas.;Nouveau;"));
        await Expect(page.Locator("portail-feedback-following tbody tr")).ToContainTextAsync("Alex Analyse");

        await page.GetByLabel("Alertes").CheckAsync();
        await SaysAsync(page, "Votre choix est enregistré.");
        await page.GetByLabel("Chaque lundi, sur la semaine passée").CheckAsync();
        await SaysAsync(page, "Votre choix est enregistré.");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Alertes")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Chaque lundi, sur la semaine passée")).ToBeCheckedAsync();
    }

    [TestCase("apercu", "portail-feedback-overview", "Pas encore d’avis")]
    [TestCase("classement", "portail-feedback-ranking", "Aucun contenu à classer")]
    [TestCase("commentaires", "portail-feedback-comments", "Aucun commentaire pendant cette période")]
    [TestCase("recherches", "portail-feedback-searches", "Aucune recherche sans résultat")]
    public async Task An_empty_screen_teaches_what_will_stand_there(string screen, string element, string words)
    {
        var page = (await OpenAsync("analyste", screen)).Page;

        await Expect(page.Locator(element)).ToContainTextAsync(words);
        await HasNoBarrierAsync(page, element);
    }

    [Test]
    public async Task Any_dates_can_be_asked_for_and_are_kept_from_screen_to_screen()
    {
        await Site.VoteAsync(Site.Payment, useful: 1, notUseful: 0);
        var page = (await OpenAsync("analyste", "apercu")).Page;
        await Expect(page.Locator("portail-feedback-overview #tiles .value").First).ToHaveTextAsync("1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Autres dates" }).ClickAsync();
        await page.GetByLabel("Du", new() { Exact = true }).FillAsync("2026-01-10");
        await page.GetByLabel("au", new() { Exact = true }).FillAsync("2026-01-05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Le dernier jour vient avant le premier." })).ToBeVisibleAsync();
        await page.GetByLabel("au", new() { Exact = true }).FillAsync("2026-01-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();

        await Expect(page.Locator("portail-feedback-overview #tiles .value").First).ToHaveTextAsync("0");
        await Expect(page.GetByText("Personne n’a répondu pendant cette période.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Classement" }).ClickAsync();
        await Expect(page.GetByText("Aucun contenu à classer")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Du", new() { Exact = true })).ToHaveValueAsync("2026-01-10");
    }
}

using Microsoft.Playwright;
using Site.Tests.Feedback.Api;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Backoffice;

/// <summary>Who sorts comments keeps their place and what they typed, whatever colleagues do meanwhile.</summary>
public class CommentsTests : AnalystJourney
{
    [Test]
    public async Task A_link_that_was_sent_shows_the_same_comments_of_the_same_days()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        await WriteAsync(Site.Tutorial, "La vidéo va trop vite.");
        var page = (await OpenAsync("analyste", $"commentaires?content={Site.Tutorial.Id}&status=new&days=90")).Page;

        await Expect(page.Locator("portail-feedback-comment .words")).ToHaveTextAsync(["La vidéo va trop vite."]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "90 jours" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "365 jours" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Site.Address, $"umbraco/section/avis/commentaires?content={Site.Tutorial.Id}&status=new&days=365").ToString());
    }

    [Test]
    public async Task A_comment_that_the_filter_no_longer_finds_stays_under_the_hand_with_what_was_typed()
    {
        await WriteAsync(Site.Payment, "Premier commentaire.");
        await WriteAsync(Site.Payment, "Second commentaire.");
        var page = (await OpenAsync("analyste", "commentaires?status=new")).Page;
        var newest = page.Locator("portail-feedback-comment").First;
        await newest.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        var words = await newest.Locator(".words").InnerTextAsync();

        await newest.GetByLabel("Note interne").FillAsync("Vu avec le service.");
        await newest.GetByRole(AriaRole.Button, new() { Name = "Traité" }).ClickAsync();
        await SaysAsync(page, "Statut : « Traité ».");
        await Expect(newest.GetByRole(AriaRole.Button, new() { Name = "Traité" })).ToHaveAttributeAsync("aria-pressed", "true");

        await Expect(newest.Locator(".words")).ToHaveTextAsync(words);
        await Expect(newest.GetByLabel("Note interne")).ToHaveValueAsync("Vu avec le service.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher", Exact = true }).ClickAsync();
        await Expect(page.Locator("portail-feedback-comment")).ToHaveCountAsync(1);
        await Expect(newest.Locator(".words")).Not.ToHaveTextAsync(words);
        await Expect(newest.GetByLabel("Note interne")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_note_that_a_colleague_changed_is_shown_and_ones_own_is_kept()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        var window = await OpenAsync("analyste", "commentaires");
        var page = window.Page;
        var comment = page.Locator("portail-feedback-comment");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await comment.GetByLabel("Note interne").FillAsync("La mienne.");
        var colleague = await Site.StaffAsync("admin");
        var id = (string)(await colleague.ReadAsync("comments"))["items"]![0]!["id"]!;
        using (var stored = await colleague.SendAsync("PUT", $"comments/{id}/note", new { note = "La sienne.", was = "" }))
            Assert.That((int)stored.StatusCode, Is.EqualTo(204));

        window.ExpectRefusal("/note");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la note" }).ClickAsync();
        await Expect(comment.GetByRole(AriaRole.Alert)).ToContainTextAsync("Note actuelle : « La sienne. »");
        await Expect(comment.GetByLabel("Note interne")).ToHaveValueAsync("La mienne.");
        await comment.GetByLabel("Note interne").FillAsync("La sienne. La mienne.");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la note" }).ClickAsync();

        await SaysAsync(page, "La note est enregistrée.");
        Assert.That((string?)(await colleague.ReadAsync($"comments/{id}"))["note"], Is.EqualTo("La sienne. La mienne."));
    }

    [Test]
    public async Task A_double_click_on_a_note_is_no_conflict_with_oneself()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        var page = (await OpenAsync("analyste", "commentaires")).Page;
        var comment = page.Locator("portail-feedback-comment");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await comment.GetByLabel("Note interne").FillAsync("Vu avec le service.");

        await comment.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la note" }).DblClickAsync();

        await SaysAsync(page, "La note est enregistrée.");
        await Expect(comment.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_passage_that_is_selected_in_the_text_is_masked()
    {
        await WriteAsync(Site.Payment, "Tremblay");
        var page = (await OpenAsync("analyste", "commentaires")).Page;
        var comment = page.Locator("portail-feedback-comment");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();

        await comment.Locator(".words").DblClickAsync(new() { Position = new() { X = 15, Y = 8 } });
        await Expect(comment.GetByLabel("Masquer un passage")).ToHaveValueAsync("Tremblay");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Masquer ce passage" }).ClickAsync();
        await page.Locator("portail-feedback-confirm-modal #confirm").ClickAsync();

        await Expect(comment.Locator(".words")).ToHaveTextAsync("[masqué]");
        await Expect(comment.GetByLabel("Masquer un passage")).ToHaveValueAsync("");
    }

    [Test]
    public async Task A_comment_is_deleted_where_it_is_read_and_cannot_be_chosen_any_more()
    {
        await WriteAsync(Site.Payment, "Des insultes.");
        await WriteAsync(Site.Tutorial, "La vidéo va trop vite.");
        var page = (await OpenAsync("analyste", $"commentaires?content={Site.Payment.Id}")).Page;
        var comment = page.Locator("portail-feedback-comment");
        await comment.GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();

        await comment.GetByRole(AriaRole.Button, new() { Name = "Supprimer ce commentaire" }).ClickAsync();
        await page.Locator("portail-feedback-confirm-modal #confirm").ClickAsync();

        await SaysAsync(page, "Le texte est supprimé.");
        await Expect(comment.Locator(".words")).ToContainTextAsync("Texte supprimé par Alex Analyse, le ");
        await Expect(comment.Locator(".words")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Choisir ce commentaire")).ToBeDisabledAsync();
        await HasNoBarrierAsync(page, "portail-feedback-comments");
    }

    [Test]
    public async Task Several_are_sorted_tagged_untagged_and_deleted_at_once()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        await WriteAsync(Site.Tutorial, "La vidéo va trop vite.");
        var page = (await OpenAsync("analyste", "commentaires")).Page;
        var chosen = page.GetByRole(AriaRole.Group, new() { Name = "Commentaires choisis" });
        async Task OnAllAsync(string button, string said)
        {
            await page.GetByLabel("Tout choisir").CheckAsync();
            await chosen.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await SaysAsync(page, said);
        }

        await page.GetByLabel("Tout choisir").CheckAsync();
        await HasNoBarrierAsync(page, "portail-feedback-comments");
        await chosen.GetByLabel("Nouveau statut").SelectOptionAsync("dismissed");
        await OnAllAsync("Changer le statut", "2 commentaires : statut « Sans suite »");
        await Expect(page.Locator("portail-feedback-comment uui-tag")).ToHaveTextAsync(["Sans suite", "Sans suite"]);

        await page.GetByLabel("Tout choisir").CheckAsync();
        await chosen.GetByLabel("Étiquette", new() { Exact = true }).FillAsync("vidéo");
        await OnAllAsync("Étiqueter", "2 commentaires : étiquette « vidéo » ajoutée");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Voir l’étiquette vidéo" })).ToHaveCountAsync(2);

        await page.GetByLabel("Tout choisir").CheckAsync();
        await chosen.GetByLabel("Étiquette", new() { Exact = true }).FillAsync("vidéo");
        await OnAllAsync("Enlever l’étiquette", "2 commentaires : étiquette « vidéo » enlevée");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Voir l’étiquette vidéo" })).ToHaveCountAsync(0);

        await page.GetByLabel("Tout choisir").CheckAsync();
        await chosen.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await page.Locator("portail-feedback-confirm-modal #confirm").ClickAsync();
        await SaysAsync(page, "Le texte de 2 commentaires est supprimé.");
    }

    [Test]
    public async Task All_are_marked_as_read_for_oneself_only()
    {
        await WriteAsync(Site.Payment, "Le lien du mail ne marche pas.");
        var page = (await OpenAsync("analyste", "commentaires")).Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Tout marquer comme lu" }).ClickAsync();

        await SaysAsync(page, "Tous les commentaires sont marqués comme lus, pour vous seulement.");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Commentaires", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Tout marquer comme lu" })).ToHaveCountAsync(0);
        Assert.That((int)(await (await Site.StaffAsync("admin")).ReadAsync("me"))["unread"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Older_comments_are_a_page_away_and_shorter_dates_begin_at_the_first_page()
    {
        foreach (var number in Enumerable.Range(1, 51))
            await WriteAsync(Site.Payment, $"Commentaire numéro {number}.");
        var page = (await OpenAsync("redaction", "commentaires")).Page;
        await Expect(page.GetByText("1 à 50 sur 51 commentaires")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Plus anciens" }).ClickAsync();
        await Expect(page.GetByText("51 à 51 sur 51 commentaires")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "7 jours" }).ClickAsync();

        await Expect(page.GetByText("1 à 50 sur 51 commentaires")).ToBeVisibleAsync();
    }
}

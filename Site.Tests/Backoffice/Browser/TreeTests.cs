using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor puts documents in order: sorts, moves, copies, withdraws, bins, restores and deletes them.</summary>
public class TreeTests : Journey
{
    [Test]
    public async Task Sorted_children_stand_in_the_new_order_here_and_on_the_site()
    {
        var window = await OpenAsync(Account.Editor);
        await window.FaqEntryAsync("Premier tri", "Premier tri\u00A0?", "Oui.");
        await window.FaqEntryAsync("Second tri", "Second tri\u00A0?", "Oui.");
        await window.ExpandAsync("Aide", "FAQ");
        await Expect(window.TreeItem("Second tri")).ToBeVisibleAsync();

        await window.ChooseAsync("FAQ", "Trier…");
        var rows = window.Page.Locator("uui-table-row");
        await window.DragAsync(rows.Filter(new() { HasText = "Second tri" }), rows.Filter(new() { HasText = "Premier tri" }));
        await Expect(rows.Filter(new() { HasText = " tri" }).First).ToContainTextAsync("Second tri");
        await window.Page.RunAndWaitForResponseAsync(() => window.Button("Trier").ClickAsync(), response => response.Url.EndsWith("/document/sort", StringComparison.Ordinal));

        await Expect(rows).ToHaveCountAsync(0);
        var sorted = window.TreeItems(" tri");
        await Expect(sorted).ToHaveCountAsync(2);
        await Expect(sorted.Nth(0)).ToHaveAttributeAsync("label", "Second tri");
        await Expect(sorted.Nth(1)).ToHaveAttributeAsync("label", "Premier tri");
        var page = (await BackofficeSite.PublicTextAsync("/faq"))!;
        Assert.That(page.IndexOf("Second tri\u00A0?", StringComparison.Ordinal), Is.Positive.And.LessThan(page.IndexOf("Premier tri\u00A0?", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_document_moves_under_another_one()
    {
        var window = await OpenAsync(Account.Editor);
        await window.DocumentAsync(SeedDocuments.FaqList, SeedDocuments.Help, "Questions rangées", ("title", "Questions rangées"));
        await window.FaqEntryAsync("Question à ranger", "Où est-elle rangée\u00A0?", "Ailleurs.");
        await window.ExpandAsync("Aide", "FAQ");

        await window.ChooseAsync("Question à ranger", "Déplacer…");
        await window.PickAsync("Aide", "Questions rangées");
        await window.Button("Choisir").Last.ClickAsync();

        await Expect(window.Notification).ToHaveTextAsync("Déplacement fait");
        await Expect(window.TreeItem("Question à ranger")).ToHaveCountAsync(0);
        await window.ExpandAsync("Questions rangées");
        await Expect(window.TreeItem("Question à ranger")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_copy_is_a_draft_of_its_own()
    {
        var window = await OpenAsync(Account.Editor);
        await window.FaqEntryAsync("Question modèle", "Est-ce un modèle\u00A0?", "Oui.");
        await window.ExpandAsync("Aide", "FAQ");

        await window.ChooseAsync("Question modèle", "Dupliquer vers…");
        await window.PickAsync("Aide", "FAQ");
        await window.Button("Dupliquer").ClickAsync();

        await Expect(window.Notification).ToHaveTextAsync("Copie faite");
        await window.TreeItem("Question modèle (1)").ClickAsync();
        await Expect(window.Property("question").GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Est-ce un modèle\u00A0?");
        await window.ShowAsync("Info");
        await Expect(window.State).ToHaveTextAsync("Dépublié");
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-modele-1"), Is.Null);
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-modele"), Is.Not.Null);
    }

    [Test]
    public async Task What_is_withdrawn_leaves_the_site_and_its_window_says_so()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question retirée", "Encore là\u00A0?", "Oui.");
        await window.OpenDocumentAsync(id, "Question retirée");
        await window.ShowAsync("Info");
        await Expect(window.State).ToHaveTextAsync("Publié");

        await window.ChooseMoreAsync("Dépublier");
        await window.Confirm("Dépublier").ClickAsync();

        await Expect(window.State).ToHaveTextAsync("Dépublié");
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-retiree"), Is.Null);
    }

    [Test]
    public async Task The_bin_gives_back_what_was_put_there_until_it_is_deleted_for_good()
    {
        var window = await OpenAsync(Account.Editor);
        var id = await window.FaqEntryAsync("Question jetée", "À jeter\u00A0?", "Peut-être.");
        await window.OpenDocumentAsync(id, "Question jetée");
        await Expect(window.TreeItem("Question jetée")).ToBeVisibleAsync();

        await BinAsync(window);
        Assert.That(await BackofficeSite.PublicTextAsync("/faq/question-jetee"), Is.Null);

        await window.ChooseAsync("Question jetée", "Restaurer…");
        await Expect(window.Page.GetByText("Restaurer Question jetée dans FAQ")).ToBeVisibleAsync();
        await window.Button("Restaurer").ClickAsync();
        await Expect(window.Notification).ToHaveTextAsync("Élément restauré");
        await Expect(window.Button("Sauver et publier")).ToBeVisibleAsync();

        await BinAsync(window);
        await window.ChooseAsync("Question jetée", "Supprimer…");
        await Expect(window.Page.Locator("uui-dialog-layout")).ToContainTextAsync("Question jetée");
        await window.Confirm("Supprimer").ClickAsync();
        await Expect(window.TreeItem("Question jetée")).ToHaveCountAsync(0);
        await Expect(window.DocumentName).ToHaveCountAsync(0);

        async Task BinAsync(BackofficeWindow window)
        {
            await window.ChooseAsync("Question jetée", "Mettre à la corbeille…");
            await window.Confirm("Mettre à la corbeille").ClickAsync();
            await Expect(window.Page.GetByText("Lecture seule")).ToBeVisibleAsync();
            await Expect(window.Button("Sauver et publier")).ToHaveCountAsync(0);
        }
    }
}

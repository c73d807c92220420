using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.CmsTests;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor puts films, captions and documents into the library, uses them, sees where, and gets them back from the bin.</summary>
public class FileTests : Journey
{
    [Test]
    public async Task A_film_with_captions_plays_on_a_tutorial_s_page_and_comes_back_from_the_bin()
    {
        var window = await OpenAsync(Account.Editor);
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Films");
        await window.DropAsync("Film du portail.mp4", SampleFiles.Mp4());
        await window.DropAsync("Sous-titres du film.vtt", SampleFiles.Text("WEBVTT\n\n00:00.000 --> 00:02.000\nOuvrez le portail.\n"));

        var tutorial = await window.DocumentAsync(
            SeedDocuments.Tutorial, SeedDocuments.Tutorials, "Voir le film",
            ("title", "Comment voir le film\u00A0?"), ("summary", "Regardez."), ("steps", SeedDocuments.Steps("Regardez")));
        await window.OpenDocumentAsync(tutorial, "Voir le film");
        await window.ShowAsync("Déroulé");
        await window.AddBlockAsync("video", "Vidéo intégrée");
        await window.Property("provider").Locator("select").SelectOptionAsync("file");
        await window.PickMediaAsync("file", "Films", "Film du portail");
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Accessibilité" }).ClickAsync();
        await window.PickMediaAsync("captions", "Films", "Sous-titres du film");
        await window.EndDialogAsync("Créer");
        await window.SaveAndPublishAsync();

        var visitor = Watch(await window.Page.Context.NewPageAsync());
        await visitor.Page.GotoAsync("/tutoriels/voir-le-film");
        var film = await visitor.Page.Locator("video source").GetAttributeAsync("src");
        Assert.That(await AnswerAsync(film!, "bytes=0-3"), Is.EqualTo((206, "video/mp4")));
        Assert.That(await AnswerAsync((await visitor.Page.Locator("video track").GetAttributeAsync("src"))!), Is.EqualTo((200, "text/vtt")));
        await visitor.Page.WaitForFunctionAsync(
            "() => { const track = document.querySelector('video').textTracks[0]; track.mode = 'showing'; return track.cues?.[0]?.text === 'Ouvrez le portail.'; }");

        await window.OpenMediaAsync();
        await window.ExpandAsync("Films");
        await window.TreeItem("Sous-titres du film").ClickAsync();
        await window.ShowAsync("Info");
        await Expect(window.UsedBy()).ToContainTextAsync("Voir le film");

        await window.ChooseAsync("Film du portail", "Mettre à la corbeille…");
        await Expect(window.Page.Locator("uui-dialog-layout")).ToContainTextAsync("Voir le film");
        await window.Confirm("Mettre à la corbeille").ClickAsync();
        await Expect(window.TreeItem("Film du portail")).ToHaveCountAsync(0);
        Assert.That(await BackofficeSite.PublicTextAsync("/tutoriels/voir-le-film"), Does.Not.Contain("<video"));

        await window.ExpandAsync("Corbeille");
        await window.ChooseAsync("Film du portail", "Restaurer…");
        await window.Button("Restaurer").ClickAsync();
        await Expect(window.Notification).ToHaveTextAsync("Élément restauré");
        Assert.That(await BackofficeSite.PublicTextAsync("/tutoriels/voir-le-film"), Does.Contain("<video").And.Contain(film));
        Assert.That(await AnswerAsync(film!), Is.EqualTo((200, "video/mp4")));
    }

    [Test]
    public async Task A_document_is_linked_from_a_page_and_from_an_answer()
    {
        var window = await OpenAsync(Account.Editor);
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Documents à lire");
        await window.DropAsync("Guide des tarifs.pdf", SampleFiles.Text("%PDF-1.4\n%%EOF\n"));

        var page = await window.DocumentAsync(SeedDocuments.Page, SeedDocuments.Help, "Tarifs de la cantine", ("title", "Tarifs de la cantine"));
        await window.OpenDocumentAsync(page, "Tarifs de la cantine");
        await window.Property("body").Locator("[contenteditable=true]").ClickAsync();
        await window.Page.Keyboard.TypeAsync("Le guide des tarifs");
        await window.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await window.Property("body").GetByRole(AriaRole.Button, new() { Name = "Lien", Exact = true }).ClickAsync();
        await LinkToAsync(window, "Documents à lire", "Guide des tarifs");
        await Expect(window.Property("body").Locator("a")).ToHaveTextAsync("Le guide des tarifs");
        await window.SaveAndPublishAsync();

        var answer = await window.FaqEntryAsync("Combien coûte la cantine", "Combien coûte la cantine\u00A0?", "", publish: false);
        await window.OpenDocumentAsync(answer, "Combien coûte la cantine");
        await Expect(window.Property("answer").Locator(".monaco-editor").First).ToBeVisibleAsync();
        await window.Property("answer").GetByRole(AriaRole.Button, new() { Name = "Insérer un lien", Exact = true }).ClickAsync();
        await LinkToAsync(window, "Documents à lire", "Guide des tarifs");
        await window.SaveAndPublishAsync();

        foreach (var address in new[] { "/tarifs-de-la-cantine", "/faq/combien-coute-la-cantine" })
        {
            var link = Regex.Match((await BackofficeSite.PublicTextAsync(address))!, "href=\"(/media/[^\"]+\\.pdf)\"").Groups[1].Value;
            Assert.That(await AnswerAsync(link), Is.EqualTo((200, "application/pdf")), address);
        }
        await window.OpenMediaAsync();
        await window.ExpandAsync("Documents à lire");
        await window.TreeItem("Guide des tarifs").ClickAsync();
        await window.ShowAsync("Info");
        await Expect(window.UsedBy()).ToContainTextAsync("Tarifs de la cantine");
        await Expect(window.UsedBy()).ToContainTextAsync("Combien coûte la cantine");
    }

    private static async Task LinkToAsync(BackofficeWindow window, string folder, string item)
    {
        var link = window.Page.Locator("umb-link-picker-modal");
        await link.GetByRole(AriaRole.Button, new() { Name = "Médias", Exact = true }).ClickAsync();
        await window.ChooseMediaAsync(folder, item);
        await link.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        await Expect(link).ToHaveCountAsync(0);
    }

    private static async Task<(int Status, string? Type)> AnswerAsync(string address, string? range = null)
    {
        using var visitor = new HttpClient { BaseAddress = BackofficeSite.Address };
        if (range is not null)
            visitor.DefaultRequestHeaders.Range = RangeHeaderValue.Parse(range);
        using var response = await visitor.GetAsync(new Uri(address, UriKind.Relative));
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
    }
}

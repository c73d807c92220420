using Microsoft.Playwright;
using Site.Tests.CmsTests;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor fills the media library, describes a picture, shows it in a tutorial, and takes it away again.</summary>
public class MediaTests : Journey
{
    private const string Description = "La page d’accueil, avec le bouton «\u00A0Se connecter\u00A0»";

    [Test]
    public async Task A_picture_is_put_into_a_folder_described_and_shown_in_a_tutorial()
    {
        var window = await OpenAsync(Account.Editor);
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Captures d’écran");
        await window.DropAsync("Écran d’accueil.png", Picture);

        await window.MediaCard("Écran d’accueil").GetByText("Écran d’accueil").ClickAsync();
        await window.Property("altText").GetByRole(AriaRole.Textbox).FillAsync(Description);
        var focus = window.Page.Locator("umb-image-cropper-focus-setter");
        await Expect(focus.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        var place = (await focus.Locator("img").BoundingBoxAsync())!;
        await focus.Locator("img").ClickAsync(new() { Force = true, Position = new() { X = place.Width / 4, Y = place.Height * 3 / 4 } });
        await Expect(window.Button("Réinitialiser le point focal")).ToBeVisibleAsync();
        await window.SaveMediaAsync();
        var picture = Guid.Parse(window.Page.Url.Split("/edit/")[1][..36]);

        var tutorial = await window.DocumentAsync(
            SeedDocuments.Tutorial, SeedDocuments.Tutorials, "Voir une image",
            ("title", "Comment voir une image\u00A0?"), ("summary", "Regardez."), ("steps", SeedDocuments.Steps("Regardez l’écran")));
        await window.OpenDocumentAsync(tutorial, "Voir une image");
        await window.ShowAsync("Déroulé");
        var step = window.Property("steps").Locator("umb-block-list-entry");
        await step.HoverAsync();
        await step.GetByRole(AriaRole.Link, new() { Name = "Modifier" }).ClickAsync();
        await window.PickMediaAsync("image", "Captures d’écran", "Écran d’accueil");
        await window.Button("Mettre à jour").ClickAsync();
        await window.SaveAndPublishAsync();

        var values = (await window.MediaAsync(picture)).GetProperty("values").EnumerateArray();
        var file = values.Single(value => value.GetProperty("alias").GetString() == "umbracoFile").GetProperty("value");
        Assert.That(file.GetProperty("focalPoint").GetProperty("left").GetDouble(), Is.EqualTo(0.25).Within(0.02));
        Assert.That(file.GetProperty("focalPoint").GetProperty("top").GetDouble(), Is.EqualTo(0.75).Within(0.02));
        var page = (await BackofficeSite.PublicTextAsync("/tutoriels/voir-une-image"))!;
        Assert.That(page, Does.Contain($"alt=\"{Description}\"").And.Contain(file.GetProperty("src").GetString()));

        await window.OpenMediaItemAsync(picture);
        await window.ShowAsync("Info");
        await Expect(window.UsedBy()).ToContainTextAsync("Voir une image");

        await window.ShowAsync("Détails");
        await window.Property("altText").GetByRole(AriaRole.Textbox).FillAsync("Une autre description");
        await window.SaveMediaAsync();
        Assert.That(await BackofficeSite.PublicTextAsync("/tutoriels/voir-une-image"), Does.Contain("alt=\"Une autre description\""), "without publishing the tutorial again");
    }

    [Test]
    public async Task The_bin_gives_a_picture_back_until_it_is_deleted_for_good()
    {
        var window = await OpenAsync(Account.Editor);
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Images à jeter");
        await window.DropAsync("Image jetée.png", Picture);
        await window.ExpandAsync("Images à jeter");

        await window.ChooseAsync("Image jetée", "Mettre à la corbeille…");
        await window.Confirm("Mettre à la corbeille").ClickAsync();
        await Expect(window.TreeItem("Image jetée")).ToHaveCountAsync(0);

        await window.ExpandAsync("Corbeille");
        await window.ChooseAsync("Image jetée", "Restaurer…");
        await Expect(window.Page.GetByText("Restaurer Image jetée dans Images à jeter")).ToBeVisibleAsync();
        await window.Button("Restaurer").ClickAsync();
        await Expect(window.Notification).ToHaveTextAsync("Élément restauré");

        await window.ExpandAsync("Images à jeter");
        await window.ChooseAsync("Image jetée", "Mettre à la corbeille…");
        await window.Confirm("Mettre à la corbeille").ClickAsync();
        await window.ExpandAsync("Corbeille");
        await window.ChooseAsync("Image jetée", "Supprimer…");
        await window.Confirm("Supprimer").ClickAsync();
        await Expect(window.TreeItem("Image jetée")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_file_that_lies_about_its_kind_is_refused_in_a_sentence()
    {
        var window = await OpenAsync(Account.Editor);
        window.ExpectRefusal("/temporary-file");
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Refus");

        await window.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = "<script>"u8.ToArray() });

        await Expect(window.Notification).ToContainTextAsync("Ce fichier n’est pas ce que son extension annonce");
        await Expect(window.MediaCard("photo")).ToHaveCountAsync(0);
    }

    private static byte[] Picture => SampleFiles.VisiblePng(64, 48);
}

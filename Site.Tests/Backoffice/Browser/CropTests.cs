using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.CmsTests.Imaging;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An editor says what is to be seen of a picture where a page shows only a part of it.</summary>
public class CropTests : Journey
{
    [Test]
    public async Task A_video_s_picture_is_cut_around_its_focal_point_until_the_editor_cuts_it()
    {
        var window = await OpenAsync(Account.Editor);
        await window.OpenMediaAsync();
        await window.CreateFolderAsync("Affiches");
        // Twice as wide as the shape of a video: a half of it is seen. Red at the left, blue at the right.
        await window.DropAsync("Affiche large.png", SamplePictures.Png(1600, 450));
        await window.MediaCard("Affiche large").GetByText("Affiche large").ClickAsync();
        await window.Property("altText").GetByRole(AriaRole.Textbox).FillAsync("Une affiche");
        var picture = window.Page.Locator("umb-image-cropper-focus-setter img");
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1600);
        var place = (await picture.BoundingBoxAsync())!;
        await picture.ClickAsync(new() { Force = true, Position = new() { X = place.Width / 10, Y = place.Height / 2 } });
        await window.SaveMediaAsync();
        var id = Guid.Parse(window.Page.Url.Split("/edit/")[1][..36]);

        var tutorial = await window.DocumentAsync(
            SeedDocuments.Tutorial, SeedDocuments.Tutorials, "Voir une affiche",
            ("title", "Comment voir une affiche\u00A0?"), ("summary", "Regardez."), ("steps", SeedDocuments.Steps("Regardez")));
        await window.OpenDocumentAsync(tutorial, "Voir une affiche");
        await window.ShowAsync("Déroulé");
        await window.AddBlockAsync("video", "Vidéo intégrée");
        await window.Property("provider").Locator("select").SelectOptionAsync("youtube");
        await window.Property("videoId").GetByRole(AriaRole.Textbox).FillAsync("dQw4w9WgXcQ");
        await window.PickMediaAsync("poster", "Affiches", "Affiche large");
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Accessibilité" }).ClickAsync();
        await window.WriteMarkdownAsync("transcript", "Bonjour.");
        await window.EndDialogAsync("Créer");
        await window.SaveAndPublishAsync();

        var address = await PosterAddressAsync();
        var around = await PosterAsync(address);
        Assert.That(SamplePictures.SizeOf(around), Is.EqualTo((800, 450)));
        Assert.That(SamplePictures.ColourAt(around, 0.95, 0.5)[0], Is.GreaterThan(150), "the left half: red up to its right edge");

        await window.OpenMediaItemAsync(id);
        await window.Page.Locator("umb-image-cropper-preview").Filter(new() { HasText = "Image d’attente d’une vidéo (16/9)" }).ClickAsync();
        var cropper = window.Page.Locator("umb-image-cropper #viewport");
        var image = cropper.Locator("#image");
        await Expect(image).ToHaveAttributeAsync("style", new Regex("width"));
        // Hovering waits until the dialog has come to rest: a drag begun before ends elsewhere.
        await cropper.HoverAsync();
        var uncut = (await image.GetAttributeAsync("style"))!;
        // As far as it goes, and again until it stays where it is: one drag may come short of it.
        for (var (before, now) = ("", uncut); now != before;)
        {
            before = now;
            await DragToTheLeftAsync(window.Page, cropper);
            now = (await image.GetAttributeAsync("style"))!;
        }
        Assert.That(await image.GetAttributeAsync("style"), Is.Not.EqualTo(uncut));
        await window.Button("Terminé").ClickAsync();
        await Expect(window.Page.Locator("umb-image-cropper-preview").First).ToContainTextAsync("Recadrage libre");
        await window.SaveMediaAsync();

        // The site follows a moment after the CMS has answered.
        await window.Page.WaitForFunctionAsync("async before => !(await (await fetch('/tutoriels/voir-une-affiche')).text()).includes(before)", WebUtility.HtmlEncode(address));
        var chosen = await PosterAsync(await PosterAddressAsync());
        Assert.That(SamplePictures.SizeOf(chosen), Is.EqualTo((800, 450)).Within(1));
        Assert.That(SamplePictures.ColourAt(chosen, 0.95, 0.5)[2], Is.GreaterThan(150), "as far to the right as the picture goes: blue");
        Assert.That(SamplePictures.ColourAt(chosen, 0.05, 0.5)[2], Is.GreaterThan(150));
    }

    private static async Task DragToTheLeftAsync(IPage page, ILocator cropper)
    {
        var field = (await cropper.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(field.X + field.Width * 0.85f, field.Y + field.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(field.X + field.Width * 0.5f, field.Y + field.Height / 2, new() { Steps = 5 });
        await page.Mouse.MoveAsync(field.X + 5, field.Y + field.Height / 2, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Of what the tutorial's page shows before the video is played.</summary>
    private static async Task<string> PosterAddressAsync() =>
        Regex.Match((await BackofficeSite.PublicTextAsync("/tutoriels/voir-une-affiche"))!, "class=\"video__poster\" src=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<byte[]> PosterAsync(string address)
    {
        using var visitor = new HttpClient { BaseAddress = BackofficeSite.Address };
        return await visitor.GetByteArrayAsync(new Uri(address, UriKind.Relative));
    }
}

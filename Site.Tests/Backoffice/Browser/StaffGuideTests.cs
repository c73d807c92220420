using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NetVips;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>
/// The pictures of the staff guide (<c>docs/redaction.md</c>), taken from the product. A run compares them with those of the guide; with
/// <c>GUIDE_PICTURES=1</c> it puts them there.
/// </summary>
public sealed partial class StaffGuideTests
{
    /// <summary>Mean difference of brightness, of 255, between two small copies: other fonts and dates stay below, another screen does not.</summary>
    private const double Alike = 12;

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "redaction");
    private static readonly bool Update = Environment.GetEnvironmentVariable("GUIDE_PICTURES") == "1";

    private readonly Dictionary<string, string> _taken = [];

    [Test]
    public async Task The_guide_shows_the_screens_as_they_are()
    {
        await using var site = new SiteFactory();
        await using var context = await BrowserHost.OpenAsync(new() { BaseURL = site.Listen().ToString(), ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "fr-FR" });
        var window = new BackofficeWindow(await context.NewPageAsync());
        var page = window.Page;

        await page.GotoAsync("/umbraco");
        await Expect(page.GetByLabel("Adresse e-mail")).ToBeVisibleAsync();
        await TakeAsync(page, "connexion");

        await window.SignInAsync(Account.Editor);
        await window.ExpandAsync("Aide", "Tutoriels");
        await Expect(page.Locator("portail-first-hour").GetByRole(AriaRole.Link, new() { Name = "Écrire une question" })).ToBeVisibleAsync();
        await TakeAsync(page, "premiers-pas");

        await window.ExpandAsync("FAQ");
        await window.TreeItem("Identifiant perdu").ClickAsync();
        await Expect(window.Property("answer").Locator(".view-lines")).Not.ToBeEmptyAsync();
        await TakeAsync(page, "question");

        var preview = await page.RunAndWaitForPopupAsync(() => window.Button("Prévisualiser").ClickAsync());
        await preview.SetViewportSizeAsync(1280, 800);
        await Expect(preview.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await preview.GetByText("Toute la largeur").First.ClickAsync();
        await preview.GetByText("Téléphone en portrait").ClickAsync();
        await Expect(preview.Locator("#wrapper")).ToHaveCSSAsync("width", "360px");
        await TakeAsync(preview, "apercu");
        await preview.CloseAsync();

        await window.WriteMarkdownAsync("answer", "Un autre texte, pour la comparaison.");
        await window.SaveAndPublishAsync();
        await window.ShowAsync("Info");
        await window.Button("Version antérieure…").First.ClickAsync();
        var versions = page.Locator("umb-rollback-modal");
        await versions.Locator(".rollback-item").Nth(1).ClickAsync();
        await Expect(versions.Locator("ins, .diff-added").First).ToBeVisibleAsync();
        await TakeAsync(page, "versions");
        await versions.GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();

        await window.TreeItem("Gérer les réservations").ClickAsync();
        await window.ShowAsync("Déroulé");
        await Expect(window.Property("steps").Locator("umb-block-list-entry").First).ToBeVisibleAsync();
        await TakeAsync(page, "deroule");

        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "redaction.md"));
        Assert.That(_taken.Keys, Is.EquivalentTo(PictureInGuide().Matches(guide).Select(match => match.Groups[1].Value)), "the guide's pictures");
        if (Update)
            return;
        Assert.Multiple(() =>
        {
            foreach (var (name, path) in _taken)
                Assert.That(Difference(path, Path.Combine(Folder, name + ".png")), Is.LessThan(Alike), $"{name}: the guide shows another screen");
        });
    }

    /// <summary>In few colours, so that the guide stays small.</summary>
    private async Task TakeAsync(IPage page, string name)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        var path = Path.Combine(Update ? Directory.CreateDirectory(Folder).FullName : TestContext.CurrentContext.WorkDirectory, name + ".png");
        using var picture = Image.NewFromBuffer(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        picture.Pngsave(path, compression: 9, palette: true, q: 80);
        _taken[name] = path;
        TestContext.AddTestAttachment(path);
    }

    private static double Difference(string taken, string shown)
    {
        using var one = Small(taken);
        using var other = Small(shown);
        using var difference = (one - other).Abs();
        return difference.Avg();
    }

    private static Image Small(string path)
    {
        using var picture = Image.Thumbnail(path, 64, height: 40, size: Enums.Size.Force);
        return picture.Colourspace(Enums.Interpretation.Bw)[0].Copy();
    }

    [GeneratedRegex(@"\]\(redaction/([a-z-]+)\.png\)")]
    private static partial Regex PictureInGuide();
}

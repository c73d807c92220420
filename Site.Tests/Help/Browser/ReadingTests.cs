using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Help.Browser;

/// <summary>A parent looks for help, on a phone and on a desktop, with and without JavaScript, with and without a mouse.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public partial class ReadingTests(ContentsFrom cms) : ReaderTests(cms)
{
    [TestCase(360, true)]
    [TestCase(1280, true)]
    [TestCase(360, false)]
    public async Task From_the_home_page_to_the_answer_about_a_lost_identifier(int width, bool javaScript)
    {
        await using var context = await OpenAsync(Device(width, javaScript));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = AideLink() }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Address, "/aide").ToString());

        await page.GetByRole(AriaRole.Main).GetByText("J'ai perdu mon identifiant").First.ClickAsync();

        await Expect(page.GetByText("Votre identifiant apparaît alors dans l'objet du mail").First).ToBeVisibleAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_search_with_a_typing_mistake_finds_the_lost_password(bool javaScript)
    {
        await using var context = await OpenAsync(Device(360, javaScript));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/aide");
        await page.GetByRole(AriaRole.Main).GetByRole(javaScript ? AriaRole.Combobox : AriaRole.Searchbox).FillAsync("mot de pase oublié");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).First).ToContainTextAsync("J'ai perdu mon mot de passe");
    }

    [Test]
    public async Task Suggestions_are_reached_and_chosen_with_the_keyboard_alone()
    {
        await using var context = await OpenAsync(Device(1280, true));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/aide");
        var box = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox);
        await box.FocusAsync();
        await box.PressSequentiallyAsync("identif");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("/(faq|tutoriels|recherche)"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_answer_opens_with_the_keyboard_alone_on_faq()
    {
        await using var context = await OpenAsync(Device(1280, true));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/faq");
        await page.Locator("summary").Nth(4).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("details").Nth(4)).ToHaveAttributeAsync("open", "");
    }

    [Test]
    public async Task The_service_answers_by_phone_and_mail_from_every_answer()
    {
        await using var context = await OpenAsync(Device(360, true));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/faq");
        await page.Locator("summary").First.ClickAsync();

        await Expect(page.Locator("details").First.Locator("a[href='tel:+33134334400']")).ToBeVisibleAsync();
        await Expect(page.Locator("details").First.Locator("a[href='mailto:cergyfamilles@cergy.fr']")).ToBeVisibleAsync();
    }

    private static BrowserNewContextOptions Device(int width, bool javaScript) =>
        new() { ViewportSize = new() { Width = width, Height = 740 }, JavaScriptEnabled = javaScript };

    [GeneratedRegex("aide|tutoriels et faq", RegexOptions.IgnoreCase)]
    private static partial Regex AideLink();
}

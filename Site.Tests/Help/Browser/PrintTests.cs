using Microsoft.Playwright;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Help.Browser;

/// <summary>The FAQ on paper, as a town hall's desk hands it out.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class PrintTests(ContentsFrom cms) : ReaderTests(cms)
{
    [Test]
    public async Task Every_answer_of_the_FAQ_is_printed_without_being_opened()
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/faq");
        var answers = page.Locator(".question__answer .prose");
        var count = await answers.CountAsync();
        Assert.That(count, Is.GreaterThanOrEqualTo(12));
        await Expect(answers.First).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        for (var index = 0; index < count; index++)
        {
            await Expect(answers.Nth(index)).ToBeVisibleAsync();
            Assert.That((await answers.Nth(index).BoundingBoxAsync())?.Height, Is.GreaterThan(10), $"answer {index}");
        }
    }

    [TestCase("/faq", ".search")]
    [TestCase("/aide", ".feedback")]
    [TestCase("/faq/identifiant-perdu", ".feedback")]
    public async Task What_only_serves_on_a_screen_is_not_printed(string address, string part)
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        var screenOnly = page.Locator($"{part}, .header, .header__nav, .trail, .footer__links");
        await Expect(page.Locator(part).First).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(await screenOnly.CountAsync(), Is.GreaterThanOrEqualTo(5));
        foreach (var element in await screenOnly.AllAsync())
            await Expect(element).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator(".footer a[href^='tel:']")).ToBeVisibleAsync();
    }
}

using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Desk;
using Site.Core.Families;
using Site.Tests.Account;

namespace Site.Tests.Desk;

public class DeskLetterTests
{
    [Test]
    public async Task A_new_letter_tells_name_number_and_address_of_the_sign_up()
    {
        await using var desk = await DeskSite.StartAsync();
        var letter = desk.Site.NextLetter();

        var words = await PrintAsync(desk, letter);

        Assert.That(words, Does.Contain(letter.FamilyName).And.Contain(letter.Number).And.Contain(new Uri(desk.Site.Address, "/inscription").ToString()));
        Assert.That(words, Does.Contain("Cergy Familles").And.Contain("01 34 33 44 00").And.Not.Contain("Code à usage unique"));
        var line = (await desk.TrailAsync()).Single();
        Assert.That((line.Kind, line.DossierId, line.StaffName), Is.EqualTo((DeskActionKind.LetterPrinted, (Guid?)await desk.DossierIdAsync(letter), DeskSite.Agent)));
    }

    [Test]
    public async Task Where_letters_have_a_code_the_new_one_works_and_that_of_the_lost_letter_does_not()
    {
        await using var desk = await DeskSite.StartAsync(("Families:LetterCode:Required", "true"));
        var letter = desk.Site.NextLetter();
        var lost = await PrintedCodeAsync(desk, letter);

        var code = await PrintedCodeAsync(desk, letter);

        var letters = desk.Site.Services.GetRequiredService<Letters>();
        Assert.That(await letters.CheckAsync(new LetterInput(letter.FamilyName, letter.Number, lost), CancellationToken.None), Is.InstanceOf<LetterResult.CodeWrong>());
        Assert.That(await letters.CheckAsync(new LetterInput(letter.FamilyName, letter.Number, code), CancellationToken.None), Is.InstanceOf<LetterResult.Matches>());
        Assert.That((await desk.TrailAsync()).Select(line => line.Subject + line.Reason), Has.None.Contains(code), "the code is on paper only");
    }

    private static async Task<string> PrintedCodeAsync(DeskSite desk, SampleLetter letter)
    {
        var words = await PrintAsync(desk, letter);
        return System.Text.RegularExpressions.Regex.Match(words, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
    }

    private static async Task<string> PrintAsync(DeskSite desk, SampleLetter letter)
    {
        using var response = await desk.PostAsync($"dossiers/{await desk.DossierIdAsync(letter)}/letter");
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.That(page.QuerySelectorAll("script"), Is.Empty);
        return page.Body!.TextContent;
    }
}

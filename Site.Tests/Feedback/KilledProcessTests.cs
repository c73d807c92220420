using System.Net;
using AngleSharp.Html.Parser;
using Site.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

public class KilledProcessTests
{
    [Test]
    public async Task A_vote_and_its_comment_survive_kill_9_right_after_the_answer()
    {
        using var data = new TemporaryFolder();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        string voted;
        await using (var site = await StartAsync(data))
        {
            voted = await SendAsync(browser, new Uri(site.Address, "/aide"), FeedbackTexts.No);
            await site.KillAsync();
        }
        await using (var site = await StartAsync(data))
        {
            await SendAsync(browser, new Uri(site.Address, voted), FeedbackTexts.SendComment, "Les horaires manquent.");
            await site.KillAsync();
        }
        await using (var site = await StartAsync(data))
        {
            var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(site.Address, voted)));
            Assert.That(page.Words(), Does.Contain(FeedbackTexts.Answered(false)));
            Assert.That(page.QuerySelector("blockquote")?.TextContent, Is.EqualTo("Les horaires manquent."));
        }
    }

    private static Task<SiteProcess> StartAsync(TemporaryFolder data) =>
        SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, "--Feedback:MinimumSeconds", "0");

    /// <summary>Opens the page, presses the button, and returns where that leads as soon as the answer's head is there.</summary>
    private static async Task<string> SendAsync(HttpClient browser, Uri address, string button, string? comment = null)
    {
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(address));
        using var answer = await browser.PressAsync(page, button, comment, address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return answer.Headers.Location!.OriginalString;
    }
}

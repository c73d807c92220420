using System.Net;
using Site.Core.Help;

namespace Site.Tests.Feedback;

public class SameOriginTests
{
    [TestCase("same-origin", null, ExpectedResult = HttpStatusCode.SeeOther)]
    [TestCase("same-origin", "https://ailleurs.test", ExpectedResult = HttpStatusCode.SeeOther)]
    [TestCase(null, "http://localhost", ExpectedResult = HttpStatusCode.SeeOther)]
    [TestCase(null, null, ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase(null, "null", ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase(null, "https://localhost", ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase(null, "http://localhost.ailleurs.test", ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase("cross-site", "http://localhost", ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase("same-site", "http://localhost", ExpectedResult = HttpStatusCode.Forbidden)]
    [TestCase("none", null, ExpectedResult = HttpStatusCode.Forbidden)]
    public async Task<HttpStatusCode> Only_posts_from_the_site_itself_pass(string? site, string? origin)
    {
        using var host = new FeedbackSite();
        using var answer = await PostAsync(host, site, origin);
        return answer.StatusCode;
    }

    [Test]
    public async Task The_configured_public_address_counts_not_the_host_that_was_asked()
    {
        using var host = new FeedbackSite(("Site:PublicAddress", "https://portail.exemple.test"));

        using var ours = await PostAsync(host, null, "https://portail.exemple.test");
        using var theirs = await PostAsync(host, null, "http://localhost");

        Assert.That((ours.StatusCode, theirs.StatusCode), Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task A_refused_post_gets_a_page_and_stores_nothing()
    {
        using var host = new FeedbackSite();

        using var answer = await PostAsync(host, "cross-site", "https://ailleurs.test");

        Assert.That((await FeedbackSite.ReadAsync(answer)).Words(), Does.Contain("Envoi refusé"));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(await host.VotesAsync(), Is.Empty);
    }

    private static async Task<HttpResponseMessage> PostAsync(FeedbackSite host, string? site, string? origin)
    {
        var client = host.Forge();
        Page page = host.Publish();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/avis/{page.Id}/vote") { Content = FeedbackSite.VoteFields(page) };
        if (site is not null)
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await client.SendAsync(request);
    }
}

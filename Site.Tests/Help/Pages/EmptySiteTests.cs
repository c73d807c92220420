using System.Net;
using AngleSharp.Html.Parser;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>A town that starts without the first-run content: nothing is published yet.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class EmptySiteTests(ContentsFrom cms)
{
    private SampleSite _site = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = await SampleSite.StartAsync(cms, new SampleSource());
        _client = _site.Factory.Client();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task The_home_page_offers_no_search_and_no_link_that_leads_nowhere()
    {
        using var response = await GetAsync("/");
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.QuerySelectorAll("form[role=search], link[rel=search], .hero a[href^='/aide']"), Is.Empty);
        Assert.That(page.QuerySelector("header a[href='/compte']")?.TextContent, Does.Contain("Mon compte"));
        Assert.That(page.QuerySelector("main .contact a[href='tel:+33134334400']"), Is.Not.Null);
        // A sign-in begins with a question to the provider, over a port that this site has not: Site.Tests/Account has one.
        foreach (var address in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!).Distinct().Where(address => address != "/connexion"))
        {
            using var target = await GetAsync(address);
            Assert.That(target.StatusCode == HttpStatusCode.OK || PublicPages.LeadsToSignIn(address, target), Is.True, $"{address}: {target.StatusCode}");
        }
    }

    [TestCase("/aide")]
    [TestCase("/faq")]
    [TestCase("/tutoriels")]
    public async Task A_page_that_is_not_there_yet_is_honestly_missing_and_says_who_to_ask(string address)
    {
        using var response = await GetAsync(address);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Page introuvable"));
            Assert.That(page.QuerySelector("main a[href='tel:+33134334400']"), Is.Not.Null);
            Assert.That(page.QuerySelector("main a[href='mailto:cergyfamilles@cergy.fr']"), Is.Not.Null);
            Assert.That(page.QuerySelectorAll("form[role=search]"), Is.Empty);
        });
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative));
}

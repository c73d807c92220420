using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class SearchPagesTests(ContentsFrom cms) : PageTests(cms)
{
    [TestCase("mot de pase oublié", "/faq/mot-de-passe-perdu")]
    [TestCase("cb refusée", "/faq/payer-ma-facture")]
    [TestCase("identifiants perdus", "/faq/identifiant-perdu")]
    public async Task A_search_finds_what_a_person_would_expect(string query, string expected)
    {
        var page = await Pages.OpenAsync("/recherche?q=" + Uri.EscapeDataString(query));

        Assert.That(page.QuerySelector("main li a")?.GetAttribute("href"), Does.StartWith(expected + "?recherche="));
        Assert.That(page.QuerySelector("input[type=search]")?.GetAttribute("value"), Is.EqualTo(query));
    }

    [Test]
    public async Task What_was_found_is_marked()
    {
        var page = await Pages.OpenAsync("/recherche?q=identifiant");

        Assert.That(page.QuerySelectorAll("main mark").Select(mark => mark.TextContent), Has.Some.EqualTo("identifiant"));
    }

    [Test]
    public async Task A_title_between_marks_keeps_its_spaces()
    {
        var page = await Pages.OpenAsync("/recherche?q=identifiant");

        Assert.That(page.QuerySelectorAll("main h3 a").Select(link => link.TextContent), Does.Contain("J'ai perdu mon identifiant"));
    }

    [Test]
    public async Task Without_result_the_page_shows_who_to_ask_and_frequent_questions()
    {
        var page = await Pages.OpenAsync("/recherche?q=xyzzyx");

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("main")?.TextContent, Does.Contain("Aucun résultat pour «\u00A0xyzzyx\u00A0»"));
            Assert.That(page.QuerySelector("main a[href='tel:+33134334400']"), Is.Not.Null);
            Assert.That(page.QuerySelectorAll("main .links a[href^='/faq/']"), Has.Length.EqualTo(5));
        });
    }

    [Test]
    public async Task A_query_is_shown_as_text()
    {
        var page = await Pages.OpenAsync("/recherche?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.That(page.Scripts.Select(script => script.TextContent), Has.None.Contains("alert(1)"));
    }

    [TestCase("/recherche?q=%ff%fe")]
    [TestCase("/recherche?q=")]
    [TestCase("/recherche?q=a&q=b")]
    [TestCase("/recherche?q=(%22AND*~%5B")]
    public async Task Odd_queries_are_answered(string address)
    {
        using var response = await Pages.GetAsync(address);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_very_long_query_is_cut()
    {
        var page = await Pages.OpenAsync("/recherche?q=" + new string('a', 5000));

        Assert.That(page.QuerySelector("input[type=search]")?.GetAttribute("value"), Has.Length.EqualTo(200));
    }

    [Test]
    public async Task Suggestions_come_in_the_OpenSearch_format()
    {
        using var response = await Pages.GetAsync("/recherche/suggestions?q=identif");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/x-suggestions+json"));
            Assert.That(answer.RootElement[0].GetString(), Is.EqualTo("identif"));
            Assert.That(answer.RootElement[1].EnumerateArray().Select(title => title.GetString()), Does.Contain("J'ai perdu mon identifiant"));
            Assert.That(answer.RootElement[3].EnumerateArray().Select(url => url.GetString()), Does.Contain(PagesSite.Address + "/faq/identifiant-perdu"));
        });
    }

    [Test]
    public async Task A_space_says_that_the_word_before_it_is_whole()
    {
        using var response = await Pages.GetAsync("/recherche/suggestions?q=identif%20");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.That(answer.RootElement[1].EnumerateArray(), Is.Empty);
    }

    [Test]
    public async Task Browsers_can_add_the_search()
    {
        var page = await Pages.OpenAsync("/");
        using var response = await Pages.GetAsync(page.QuerySelector("link[rel=search]")!.GetAttribute("href")!);
        var description = XDocument.Parse(await response.Content.ReadAsStringAsync());
        var templates = description.Descendants().Where(e => e.Name.LocalName == "Url").Select(e => e.Attribute("template")!.Value);

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/opensearchdescription+xml"));
        Assert.That(templates, Is.EqualTo(new[] { PagesSite.Address + "/recherche?q={searchTerms}", PagesSite.Address + "/recherche/suggestions?q={searchTerms}" }));
        Assert.That(description.Descendants().Single(e => e.Name.LocalName == "ShortName").Value, Has.Length.LessThanOrEqualTo(16));
    }
}

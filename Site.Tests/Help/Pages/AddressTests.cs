using System.Net;
using System.Xml.Linq;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>One address for each content: other spellings, former addresses and wrong ones.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class AddressTests(ContentsFrom cms) : PageTests(cms)
{
    [TestCase("/AIDE", "/aide")]
    [TestCase("/aide/", "/aide")]
    [TestCase("/Faq?x=1", "/faq?x=1")]
    [TestCase("/FAQ/Identifiant-Perdu", "/faq/identifiant-perdu")]
    [TestCase("/faq/identifiant-perdu/", "/faq/identifiant-perdu")]
    [TestCase("/Mentions-Legales/", "/mentions-legales")]
    [TestCase("/Recherche/?q=mot", "/recherche?q=mot")]
    public async Task Another_spelling_leads_to_the_address_that_counts(string asked, string canonical)
    {
        using var response = await Pages.GetAsync(asked);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(canonical));
    }

    [Test]
    public async Task A_cached_page_does_not_answer_for_another_spelling()
    {
        using var first = await Pages.GetAsync("/tutoriels");
        using var second = await Pages.GetAsync("/TUTORIELS");

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
    }

    [Test]
    public async Task A_renamed_content_answers_301_from_its_old_address()
    {
        Pages.Source.Put(Sample.Faq(70, "ancien-nom", "Une question renommée", "Une réponse"));
        await Pages.UpdateAsync();
        Pages.Source.Put(Sample.Item(70, "faqEntry", "Nouveau nom", "/faq/nouveau-nom/", new { question = "Une question renommée", answer = "Une réponse" }, updated: Sample.Day.AddDays(1)));
        await Pages.UpdateAsync();

        using var former = await Pages.GetAsync("/faq/ancien-nom");
        using var upperCase = await Pages.GetAsync("/faq/Ancien-Nom/");
        using var now = await Pages.GetAsync("/faq/nouveau-nom");
        Pages.Source.Remove(Sample.Id(70));
        await Pages.UpdateAsync();
        using var gone = await Pages.GetAsync("/faq/ancien-nom");

        Assert.Multiple(() =>
        {
            Assert.That(former.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
            Assert.That(former.Headers.Location?.OriginalString, Is.EqualTo("/faq/nouveau-nom"));
            Assert.That(upperCase.Headers.Location?.OriginalString, Is.EqualTo("/faq/nouveau-nom"));
            Assert.That(now.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [TestCase("/faq/mot-de-passe-oublie", "/faq/mot-de-passe-perdu", "mot de passe oublie")]
    [TestCase("/identifiants_perdus.html", "/faq/identifiant-perdu", "identifiants perdus")]
    [TestCase("/a/b/reserver/mercredi", "/faq/journee-entiere", "a b reserver mercredi")]
    public async Task A_missing_page_searches_for_the_words_of_its_address(string asked, string found, string words)
    {
        using var response = await Pages.GetAsync(asked);
        var page = await Pages.OpenAsync(asked);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(response.Headers.ETag, Is.Null);
            Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Page introuvable"));
            Assert.That(page.QuerySelectorAll("main .links a").Select(link => link.GetAttribute("href")), Does.Contain(found));
            Assert.That(page.QuerySelector("input[type=search]")?.GetAttribute("value"), Is.EqualTo(words));
            Assert.That(page.QuerySelector("main a[href='tel:+33134334400']"), Is.Not.Null);
        });
    }

    [TestCase("/%ff%fe")]
    [TestCase("/faq/..%2f..%2fetc%2fpasswd")]
    [TestCase("/tutoriels/identifiant-perdu")]
    [TestCase("/faq/creer-un-compte-pc")]
    [TestCase("/\"><script>alert(1)</script>")]
    public async Task Nonsense_is_a_page_that_does_not_exist(string asked)
    {
        using var response = await Pages.GetAsync(asked);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Page introuvable").And.Not.Contain("<script>alert"));
    }

    [TestCase("/aide")]
    [TestCase("/faq/identifiant-perdu")]
    [TestCase("/recherche?q=compte")]
    public async Task Head_answers_like_get_without_the_body(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var response = await Pages.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_site_map_lists_every_content_under_the_public_address()
    {
        using var response = await Pages.GetAsync("/sitemap.xml");
        var listed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        var map = await Pages.OpenAsync("/plan-du-site");
        var shown = map.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();

        foreach (var path in (string[])["/aide", "/tutoriels", "/faq", "/faq/payer-ma-facture", "/tutoriels/creer-un-compte-smartphone", "/accessibilite", "/"])
        {
            Assert.That(listed, Does.Contain(PagesSite.Address + path));
            Assert.That(shown, Does.Contain(path));
        }
        Assert.That(listed, Is.Unique);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/xml"));
    }

    [Test]
    public async Task Robots_find_the_site_map()
    {
        using var response = await Pages.GetAsync("/robots.txt");

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("User-agent: *").And.Contain($"Sitemap: {PagesSite.Address}/sitemap.xml"));
    }
}

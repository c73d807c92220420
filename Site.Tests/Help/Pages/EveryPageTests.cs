using System.Net;
using System.Text.Json;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>What holds for every public page, without a browser.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class EveryPageTests(ContentsFrom cms) : PageTests(cms)
{
    private static readonly string[] Fixed =
    [
        "/", "/aide", "/tutoriels", "/tutoriels/creer-un-compte-pc", "/tutoriels/video-hebergee", "/tutoriels/video-du-site", "/faq", "/faq/identifiant-perdu",
        "/faq/piege", "/mentions-legales", "/accessibilite", "/donnees-personnelles", "/plan-du-site",
    ];

    private static readonly string[] NotForSearchEngines = ["/recherche", "/recherche?q=identifiant", "/recherche?q=xyzzy"];

    [TestCaseSource(nameof(Fixed))]
    [TestCaseSource(nameof(NotForSearchEngines))]
    public async Task The_page_is_whole(string address)
    {
        using var response = await Pages.GetAsync(address);
        var page = await Pages.OpenAsync(address);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("fr"));
            Assert.That(page.Title, Does.EndWith("Portail famille de Cergy"));
            Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
            Assert.That(page.QuerySelectorAll("main"), Has.Length.EqualTo(1));
            Assert.That(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, "ids used twice");
            Assert.That(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"), Is.Empty, "inline style or script");
            Assert.That(page.QuerySelector("header a[href='/compte']")?.TextContent, Does.Contain("Mon compte"));
            Assert.That(page.QuerySelector("footer a[href='tel:+33134334400']"), Is.Not.Null);
            Assert.That(page.QuerySelector("footer a[href='mailto:cergyfamilles@cergy.fr']"), Is.Not.Null);
            Assert.That(page.QuerySelector("footer a[href='/accessibilite']")?.TextContent, Is.EqualTo("Accessibilité\u00A0: non conforme"));
            Assert.That(page.QuerySelectorAll("input[name='__RequestVerificationToken']"), Is.Empty);
        });
    }

    [TestCaseSource(nameof(Fixed))]
    public async Task The_page_names_its_own_address_and_what_it_is_about(string address)
    {
        var page = await Pages.OpenAsync(address);

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), Is.EqualTo(PagesSite.Address + address));
            Assert.That(page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"), Is.EqualTo(PagesSite.Address + address));
            Assert.That(page.QuerySelector("meta[property='og:title']")?.GetAttribute("content"), Is.Not.Empty);
            Assert.That(page.QuerySelector("meta[name=description]")?.GetAttribute("content"), Is.Not.Null.And.Not.Empty);
            Assert.That(page.QuerySelector("meta[name=robots]"), Is.Null);
            foreach (var data in page.QuerySelectorAll("script[type='application/ld+json']"))
                Assert.That(() => JsonDocument.Parse(data.TextContent).Dispose(), Throws.Nothing);
        });
    }

    [TestCaseSource(nameof(NotForSearchEngines))]
    [TestCase("/nulle-part")]
    public async Task Search_engines_leave_the_page_out(string address)
    {
        var page = await Pages.OpenAsync(address);

        Assert.That(page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    [Test]
    public async Task Every_link_inside_the_site_leads_to_a_page()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Fixed.Concat(NotForSearchEngines));
        var broken = new List<string>();
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(address))
                continue;
            using var response = await Pages.GetAsync(address);
            if (response.StatusCode != HttpStatusCode.OK && !PublicPages.LeadsToSignIn(address, response))
                broken.Add($"{address}: {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var link in (await Pages.OpenAsync(address)).QuerySelectorAll("a[href^='/']"))
                if (link.GetAttribute("href")!.Split('#')[0] is var target && !target.StartsWith("/media/", StringComparison.Ordinal))
                    waiting.Enqueue(target);
        }
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public async Task Stylesheets_scripts_fonts_and_drawings_of_a_page_have_bodies()
    {
        var page = await Pages.OpenAsync("/tutoriels/video-hebergee");
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src], use")
            .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0]).Distinct().ToList();

        Assert.That(files, Has.Count.GreaterThan(6));
        foreach (var file in files)
        {
            using var response = await Pages.GetAsync(file);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), file);
            Assert.That((await response.Content.ReadAsByteArrayAsync()).Length, Is.GreaterThan(100), file);
            Assert.That(response.Headers.CacheControl?.ToString(), Does.Contain("immutable").Or.Contain("no-cache"), file);
        }
    }

    [Test]
    public async Task The_drawings_that_pages_use_exist()
    {
        var drawings = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "wwwroot/images/icons.svg"));
        foreach (var address in Fixed)
            foreach (var use in (await Pages.OpenAsync(address)).QuerySelectorAll("use"))
                Assert.That(drawings, Does.Contain($"id=\"{use.GetAttribute("href")!.Split('#')[1]}\""));
    }
}

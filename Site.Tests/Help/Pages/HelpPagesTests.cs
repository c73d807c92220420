using System.Text.Json;
using AngleSharp.Dom;
using Site.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>What parents read on each kind of page.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class HelpPagesTests(ContentsFrom cms) : PageTests(cms)
{
    [Test]
    public async Task The_help_page_shows_the_seed_in_its_order()
    {
        var page = await Pages.OpenAsync("/aide");
        var expected = SeedSample.Items.Select(item => JsonDocument.Parse(item.Json).RootElement)
            .Where(item => item.GetProperty("contentType").GetString() == "faqEntry")
            .Select(item => item.GetProperty("properties").GetProperty("question").GetString());

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Tutoriels et FAQ (Foire aux questions)"));
            Assert.That(page.QuerySelector(".lead")?.TextContent, Does.Contain("Bienvenue sur l'espace tutoriels"));
            Assert.That(page.QuerySelectorAll(".question h3").Select(h => h.TextContent).Take(12), Is.EqualTo(expected));
            Assert.That(page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()), Is.SupersetOf(new[] { "Tutoriels", "Foire aux Questions (FAQ)" }));
            Assert.That(page.QuerySelector(".card a")?.GetAttribute("href"), Is.EqualTo("/tutoriels/creer-un-compte-pc"));
            Assert.That(page.QuerySelector("main .contact a[href='tel:+33134334400']"), Is.Not.Null);
            Assert.That(page.QuerySelector("main form[role=search]")?.GetAttribute("action"), Is.EqualTo("/recherche"));
        });
    }

    [Test]
    public async Task Opening_hours_that_the_town_did_not_give_are_not_shown()
    {
        var page = await Pages.OpenAsync("/aide");

        Assert.That(page.QuerySelectorAll(".contact__hours, .footer__hours"), Is.Empty);
    }

    [TestCase("/aide", 1)]
    [TestCase("/tutoriels/creer-un-compte-pc", 1)]
    [TestCase("/tutoriels/video-hebergee", 1)]
    [TestCase("/faq/identifiant-perdu", 1)]
    [TestCase("/mentions-legales", 1)]
    [TestCase("/accessibilite", 1)]
    [TestCase("/donnees-personnelles", 1)]
    [TestCase("/", 0)]
    [TestCase("/tutoriels", 0)]
    [TestCase("/faq", 0)]
    [TestCase("/recherche", 0)]
    [TestCase("/recherche?q=identifiant", 0)]
    [TestCase("/plan-du-site", 0)]
    [TestCase("/page-qui-n-existe-pas", 0)]
    public async Task The_question_whether_it_helped_stands_once_under_each_content(string address, int times)
    {
        var page = await Pages.OpenAsync(address);

        Assert.That(page.QuerySelectorAll("[data-feedback]"), Has.Length.EqualTo(times));
        Assert.That(page.QuerySelectorAll("h2").Count(h => h.TextContent == FeedbackTexts.Question), Is.EqualTo(times));
    }

    [Test]
    public async Task Each_answer_opens_on_the_list_and_links_to_its_own_page()
    {
        var page = await Pages.OpenAsync("/faq");
        var answer = page.GetElementById("identifiant-perdu")!;

        Assert.That(answer.LocalName, Is.EqualTo("details"));
        Assert.That(answer.TextContent, Does.Contain("apparaît alors dans l'objet du mail"));
        Assert.That(answer.QuerySelector("a[href='/faq/identifiant-perdu']"), Is.Not.Null);
    }

    [TestCase("/faq/piege")]
    [TestCase("/faq")]
    public async Task An_answer_links_to_the_published_ones_of_its_tutorials(string address)
    {
        var page = await Pages.OpenAsync(address);
        var links = page.QuerySelectorAll(".related a").Select(link => link.GetAttribute("href"));

        Assert.That(links, Is.EqualTo(new[] { "/tutoriels/creer-un-compte-pc", "/tutoriels/creer-un-compte-smartphone" }));
    }

    [Test]
    public async Task The_home_page_shows_announcements_the_doors_and_the_place_to_sign_in()
    {
        var page = await Pages.OpenAsync("/");
        var signIn = page.GetElementById("connectez-vous")!;

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelector(".announcement--alert")?.TextContent, Does.Contain("Alerte").And.Contain("Le service est fermé vendredi."));
            Assert.That(page.QuerySelectorAll(".doors a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "/aide", "/reservations", "/factures" }));
            Assert.That(signIn.QuerySelector("h2")?.TextContent, Is.EqualTo("Connectez-vous"));
            Assert.That(signIn.QuerySelectorAll("a:not(.contact a)").Select(link => (link.TextContent, link.GetAttribute("href"))), Is.EqualTo(new[]
            {
                ("Se connecter", "/connexion"), ("Mot de passe oublié\u00A0?", "/mot-de-passe-oublie"), ("Créer mon compte", "/inscription"),
            }));
            Assert.That(signIn.QuerySelector("a[href='tel:+33134334400']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task Structured_data_tells_the_questions_and_the_steps()
    {
        var questions = Data(await Pages.OpenAsync("/faq"), "FAQPage").GetProperty("mainEntity");
        var steps = Data(await Pages.OpenAsync("/tutoriels/gerer-vos-reservations"), "HowTo").GetProperty("step");

        Assert.Multiple(() =>
        {
            Assert.That(questions.EnumerateArray().Select(q => q.GetProperty("name").GetString()), Does.Contain("J'ai perdu mon identifiant"));
            Assert.That(questions[0].GetProperty("acceptedAnswer").GetProperty("text").GetString(), Does.Contain("tel:+33134334400"));
            Assert.That(steps.EnumerateArray().Select(step => step.GetProperty("name").GetString()), Is.EqualTo(new[] { "Choisir l'enfant", "Cocher les jours" }));
            Assert.That(steps[0].GetProperty("url").GetString(), Is.EqualTo(PagesSite.Address + "/tutoriels/gerer-vos-reservations#etape-1"));
        });
    }

    [Test]
    public async Task Structured_data_tells_what_a_video_of_the_site_is()
    {
        var video = Data(await Pages.OpenAsync("/tutoriels/video-du-site"), "VideoObject");

        Assert.Multiple(() =>
        {
            Assert.That(video.GetProperty("name").GetString(), Is.EqualTo("Réserver"));
            Assert.That(video.GetProperty("description").GetString(), Is.EqualTo("Résumé."));
            Assert.That(video.GetProperty("uploadDate").GetDateTimeOffset(), Is.GreaterThan(DateTimeOffset.MinValue));
            Assert.That(video.GetProperty("duration").GetString(), Is.EqualTo("PT1M"));
            Assert.That(video.GetProperty("thumbnailUrl").GetString(), Is.EqualTo(PagesSite.Address + "/media/reserver.jpg"));
            Assert.That(video.GetProperty("contentUrl").GetString(), Is.EqualTo(PagesSite.Address + "/media/reserver.mp4"));
            Assert.That(video.TryGetProperty("embedUrl", out _), Is.False);
        });
    }

    [Test]
    public async Task Structured_data_gives_the_player_of_a_hosted_video_which_does_not_start_by_itself()
    {
        var video = Data(await Pages.OpenAsync("/tutoriels/video-hebergee"), "VideoObject");

        Assert.Multiple(() =>
        {
            Assert.That(video.GetProperty("name").GetString(), Is.EqualTo("Créer son compte"));
            Assert.That(video.GetProperty("embedUrl").GetString(), Does.StartWith("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?").And.Not.Contain("autoplay"));
            Assert.That(video.TryGetProperty("thumbnailUrl", out _), Is.False, "without a poster there is none");
        });
    }

    [TestCase("/aide", "/|/aide")]
    [TestCase("/tutoriels/creer-un-compte-pc", "/|/aide|/tutoriels|/tutoriels/creer-un-compte-pc")]
    [TestCase("/faq/identifiant-perdu", "/|/aide|/faq|/faq/identifiant-perdu")]
    [TestCase("/mentions-legales", "/|/mentions-legales")]
    public async Task Structured_data_tells_the_way_to_the_page(string address, string way)
    {
        var crumbs = Data(await Pages.OpenAsync(address), "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().ToList();

        Assert.That(crumbs.Select(crumb => crumb.GetProperty("item").GetString()), Is.EqualTo(way.Split('|').Select(step => PagesSite.Address + step)));
        Assert.That(crumbs.Select(crumb => crumb.GetProperty("position").GetInt32()), Is.EqualTo(Enumerable.Range(1, crumbs.Count)));
        Assert.That(crumbs.Select(crumb => crumb.GetProperty("name").GetString()), Has.None.Empty);
    }

    [TestCase("/faq/piege")]
    [TestCase("/faq")]
    [TestCase("/aide")]
    [TestCase("/recherche?q=alert")]
    public async Task A_title_cannot_break_out_of_its_place(string address)
    {
        var page = await Pages.OpenAsync(address);

        Assert.That(page.Scripts.Select(script => script.TextContent), Has.None.Contains("</script>").And.None.EqualTo("alert(1)"));
        Assert.That(page.Body!.TextContent, Does.Contain("Et </script><script>alert(1)</script>"));
    }

    private static JsonElement Data(IParentNode page, string type) => page.QuerySelectorAll("script[type='application/ld+json']")
        .Select(script => JsonDocument.Parse(script.TextContent).RootElement.Clone())
        .Single(data => data.GetProperty("@type").GetString() == type);
}

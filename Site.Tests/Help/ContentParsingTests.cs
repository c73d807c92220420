using Site.Core.Help;

namespace Site.Tests.Help;

/// <summary>Content as a CMS may deliver it, seen through the snapshot that is made of it.</summary>
public class ContentParsingTests
{
    [Test]
    public async Task The_seed_becomes_records_in_the_editors_order()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        var now = help.Library.Current;

        Assert.That(help.Log.Errors, Is.Empty);
        Assert.That(now.Centre!.Phone, Is.EqualTo("01 34 33 44 00"));
        Assert.That(now.Centre.OpeningHours, Is.Null);
        Assert.That((now.TutorialList!.Address, now.FaqList!.Title), Is.EqualTo(("/tutoriels", "Foire aux Questions (FAQ)")));
        Assert.That(now.Tutorials.Select(tutorial => tutorial.Address),
            Is.EqualTo(new[] { "/tutoriels/creer-un-compte-pc", "/tutoriels/creer-un-compte-smartphone", "/tutoriels/gerer-vos-reservations" }));
        Assert.That(now.FaqEntries, Has.Count.EqualTo(12));
        Assert.That(now.FaqEntries[5].Title, Is.EqualTo("J'ai perdu mon mot de passe"));
        Assert.That(now.At<Page>("/mentions-legales")!.Body.Value, Does.StartWith("<h2>Éditeur</h2>"));
        Assert.That(now.ById[Sample.Id(25)], Is.SameAs(now.FaqEntries[5]));
    }

    [Test]
    public async Task A_tutorial_with_everything_is_read_in_full()
    {
        var media = new object[] { new { id = Guid.NewGuid(), name = "Écran", mediaType = "Image", url = "/media/a1/ecran.png", extension = "png", width = 640, height = 360, bytes = 4065, properties = new { altText = "Le formulaire" } } };
        using var help = await HelpHarness.StartedAsync(Sample.Item(11, "tutorial", "Nom", "/tutoriels/nom/", new
        {
            title = "Titre",
            summary = "En bref",
            device = "Smartphone",
            screen = new[] { "inscription" },
            duration = 5,
            video = Block("videoEmbed", new
            {
                provider = new[] { "peertube" },
                videoId = "https://tube.example.fr/w/abc",
                title = "La vidéo",
                duration = "2:05",
                poster = media,
                captions = new object[] { new { name = "Sous-titres", url = "/media/b2/s.vtt", extension = ".VTT", bytes = 54 } },
                chapters = "0:00 Début\nsans temps\n1:30 Le compte : création",
                transcript = "Bonjour, **tous**.",
            }),
            steps = Block("tutorialStep", new { title = "Étape 1", body = "# Cliquez sur *Suivant*.", image = media }),
        }));

        var tutorial = help.Library.Current.Tutorials.Single();
        var video = tutorial.Video!;
        Assert.That((tutorial.Title, tutorial.Device, tutorial.Screen, tutorial.ReadingMinutes), Is.EqualTo(("Titre", "Smartphone", "inscription", (int?)5)));
        Assert.That(tutorial.Steps.Single().Body.Value, Is.EqualTo("<h4>Cliquez sur <em>Suivant</em>.</h4>"));
        Assert.That(tutorial.Steps[0].Image, Is.EqualTo(new Picture("/media/a1/ecran.png", "Le formulaire", 640, 360)));
        Assert.That((video.Provider, video.Reference, video.Duration), Is.EqualTo((VideoProvider.PeerTube, "https://tube.example.fr/w/abc", (TimeSpan?)new TimeSpan(0, 2, 5))));
        Assert.That(video.Captions, Is.EqualTo(new MediaFile("/media/b2/s.vtt", "Sous-titres", "vtt", 54)));
        Assert.That(video.Chapters, Is.EqualTo(new[] { new VideoChapter(TimeSpan.Zero, "Début"), new VideoChapter(TimeSpan.FromSeconds(90), "Le compte : création") }));
        Assert.That(video.Transcript.Value, Is.EqualTo("<p>Bonjour, <strong>tous</strong>.</p>"));
    }

    [TestCase("youtube", "dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [TestCase("YouTube", "https://www.youtube.com/watch?t=3&v=dQw4w9WgXcQ&x=1", "dQw4w9WgXcQ")]
    [TestCase("youtube", "https://youtu.be/dQw4w9WgXcQ?si=x", "dQw4w9WgXcQ")]
    [TestCase("youtube", "\"><script>", null)]
    [TestCase("vimeo", "https://vimeo.com/123456789", "123456789")]
    [TestCase("dailymotion", "https://www.dailymotion.com/video/x8abcde_titre", "x8abcde")]
    [TestCase("peertube", "http://tube.example.fr/w/abc", null)]
    [TestCase("peertube", "javascript:alert(1)", null)]
    [TestCase("youtube", "", null)]
    [TestCase("file", "", null)]
    [TestCase("tiktok", "123456", null)]
    public async Task A_video_is_known_by_its_id_and_one_that_cannot_play_is_none(string provider, string videoId, string? reference)
    {
        using var help = await HelpHarness.StartedAsync(
            Sample.Item(11, "tutorial", "Nom", "/tutoriels/nom/", new { video = Block("videoEmbed", new { provider, videoId }) }));

        Assert.That(help.Library.Current.Tutorials.Single().Video?.Reference, Is.EqualTo(reference));
    }

    [Test]
    public async Task A_self_hosted_video_needs_its_file()
    {
        using var help = await HelpHarness.StartedAsync(Sample.Item(11, "tutorial", "Nom", "/tutoriels/nom/", new
        {
            video = Block("videoEmbed", new { provider = "file", file = new[] { new { name = "v", url = "/media/v/v.mp4", extension = "mp4" } } }),
        }));

        Assert.That(help.Library.Current.Tutorials.Single().Video!.File!.Url, Is.EqualTo("/media/v/v.mp4"));
    }

    [Test]
    public async Task Missing_and_null_properties_are_simply_not_there()
    {
        using var help = await HelpHarness.StartedAsync(
            Sample.Item(1, "helpCentre", "Aide", "/"),
            Sample.Item(11, "tutorial", "Tutoriel", "/tutoriels/t/", new { title = "", summary = (string?)null, steps = (object?)null, video = "", screen = Array.Empty<string>() }),
            Sample.Item(20, "faqEntry", "Question", "/faq/q/", new { keywords = (object?)null, relatedTutorials = (object?)null, answer = 12 }),
            Sample.Item(40, "page", "Page", "/p/", new { body = (object?)null }),
            Sample.Item(50, "announcement", "Fermeture", "/fermeture/", new { text = "Fermé **lundi**", importance = "Alerte" }),
            Sample.Raw(60, """{"contentType":"unknown","name":"x","createDate":"2025-01-01T00:00:00Z","route":{"path":"/x/"},"properties":null}"""));
        var now = help.Library.Current;

        Assert.That(help.Log.Errors, Is.Empty);
        Assert.That((now.Tutorials[0].Title, now.FaqEntries[0].Title, now.Pages[0].Title), Is.EqualTo(("Tutoriel", "Question", "Page")));
        Assert.That(now.FaqEntries[0].Answer.Value, Is.EqualTo("<p>12</p>"));
        Assert.That(now.Announcements.Single() is { Level: "Alerte", Text.Value: "<p>Fermé <strong>lundi</strong></p>" });
        Assert.That(now.ById, Has.Count.EqualTo(4));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"contentType":"page","name":"x","createDate":"hier","route":{"path":"/x/"}}""")]
    [TestCase("""{"contentType":"page","name":"x","createDate":"2025-01-01T00:00:00Z","route":null}""")]
    public async Task A_broken_item_is_left_out_and_logged_once_with_its_id(string json)
    {
        using var help = await HelpHarness.StartedAsync([.. SeedSample.Items, Sample.Raw(99, json)]);
        help.Source.Put(Sample.Page(41, "autre", "<p>x</p>"));
        var now = await help.NextAsync();

        Assert.That(now.ById, Has.Count.EqualTo(SeedSample.Items.Count() + 1));
        Assert.That(help.Log.Errors, Has.Count.EqualTo(1));
        Assert.That(help.Log.Errors[0], Does.Contain(Sample.Id(99).ToString()));
    }

    [Test]
    public async Task Media_outside_the_site_is_no_picture()
    {
        using var help = await HelpHarness.StartedAsync(Sample.Item(11, "tutorial", "Nom", "/tutoriels/nom/", new
        {
            steps = Block("tutorialStep", new { title = "1", image = new[] { new { name = "x", url = "https://evil.example/x.png" } } }),
        }));

        Assert.That(help.Library.Current.Tutorials[0].Steps.Single().Image, Is.Null);
    }

    private static object Block(string contentType, object properties) =>
        new { items = new[] { new { content = new { contentType, id = Guid.NewGuid(), properties }, settings = (object?)null } } };
}

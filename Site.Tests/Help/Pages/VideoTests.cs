using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Help;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class VideoTests(ContentsFrom cms) : PageTests(cms)
{
    private readonly VideoHosts _hosts = new(Options.Create(new VideoOptions { PeerTubeHosts = { "Tube.exemple.fr" } }));

    [TestCase(VideoProvider.YouTube, "dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [TestCase(VideoProvider.Vimeo, "76979871", "https://player.vimeo.com/video/76979871?dnt=1")]
    [TestCase(VideoProvider.Dailymotion, "x7tgad0", "https://geo.dailymotion.com/player.html?video=x7tgad0")]
    [TestCase(VideoProvider.PeerTube, "https://tube.exemple.fr/w/9c9de5e8-0a1e-484a-b099-e80766180a6d", "https://tube.exemple.fr/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    public void A_player_comes_from_a_host_that_the_content_policy_allows(VideoProvider provider, string reference, string player)
    {
        var found = _hosts.Find(Video(provider, reference))!;

        Assert.That(found.Player, Does.StartWith(player));
        Assert.That(_hosts.FrameSources, Does.Contain(new Uri(found.Player!).GetLeftPart(UriPartial.Authority)));
        Assert.That(found.Host, Is.EqualTo(new Uri(found.Player!).Host));
    }

    [TestCase("https://autre.exemple.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    [TestCase("https://tube.exemple.fr:8443/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    [TestCase("https://tube.exemple.fr.pirate.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    public void A_host_that_is_not_allowed_gets_a_plain_link_only(string reference)
    {
        var found = _hosts.Find(Video(VideoProvider.PeerTube, reference))!;

        Assert.That(found.Player, Is.Null);
        Assert.That(found.Page, Is.EqualTo(reference));
    }

    [TestCase(VideoProvider.YouTube, "x\"onload=alert(1)")]
    [TestCase(VideoProvider.YouTube, "../../evil")]
    [TestCase(VideoProvider.Vimeo, "123456?x")]
    [TestCase(VideoProvider.Dailymotion, "")]
    [TestCase(VideoProvider.PeerTube, "javascript:alert(1)")]
    [TestCase(VideoProvider.PeerTube, "http://tube.exemple.fr/w/9c9de5e8-0a1e-484a")]
    [TestCase(VideoProvider.PeerTube, "https://tube.exemple.fr@pirate.org/w/9c9de5e8-0a1e-484a")]
    public void What_no_provider_gives_out_is_no_video(VideoProvider provider, string reference)
    {
        Assert.That(_hosts.Find(Video(provider, reference)), Is.Null);
    }

    [Test]
    public async Task A_hosted_video_asks_nothing_of_its_host_before_the_click()
    {
        var page = await Pages.OpenAsync("/tutoriels/video-hebergee");
        var video = page.QuerySelector(".video")!;

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("iframe"), Is.Empty);
            Assert.That(page.QuerySelectorAll("[src^='http'], link[rel=preconnect], link[rel=dns-prefetch]"), Is.Empty);
            Assert.That(video.QuerySelector("[data-player]")?.GetAttribute("data-player"), Does.StartWith("https://www.youtube-nocookie.com/embed/"));
            Assert.That(video.QuerySelector("button")?.HasAttribute("hidden"), Is.True, "without JavaScript the button would do nothing");
            Assert.That(video.QuerySelector("a[href='https://www.youtube.com/watch?v=dQw4w9WgXcQ']"), Is.Not.Null);
            Assert.That(video.TextContent, Does.Contain("YouTube (www.youtube-nocookie.com)").And.Contain("2\u00A0min\u00A035\u00A0s").And.Contain("Créer son compte"));
            Assert.That(video.QuerySelectorAll(".chapters li").Select(c => string.Join(' ', c.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries))), Is.EqualTo(new[] { "0:00 Le courrier", "1:23 Le formulaire" }));
            Assert.That(video.QuerySelector(".transcript strong")?.TextContent, Is.EqualTo("bienvenue"));
        });
    }

    [Test]
    public async Task A_video_of_the_site_itself_plays_with_captions_and_loads_nothing_before()
    {
        var page = await Pages.OpenAsync("/tutoriels/video-du-site");
        var video = page.QuerySelector("video")!;

        Assert.Multiple(() =>
        {
            Assert.That(video.GetAttribute("preload"), Is.EqualTo("none"));
            Assert.That(video.HasAttribute("controls"), Is.True);
            Assert.That(video.HasAttribute("autoplay"), Is.False);
            Assert.That(video.GetAttribute("poster"), Is.EqualTo("/media/reserver.jpg"));
            Assert.That(video.QuerySelector("source")?.GetAttribute("src"), Is.EqualTo("/media/reserver.mp4"));
            Assert.That(video.QuerySelector("track[kind=captions][srclang=fr]")?.GetAttribute("src"), Is.EqualTo("/media/reserver.vtt"));
            Assert.That(page.QuerySelector("a[href='/media/reserver.mp4']"), Is.Not.Null);
        });
    }

    [Test]
    public async Task A_tutorial_without_a_video_shows_its_steps_and_no_player()
    {
        var page = await Pages.OpenAsync("/tutoriels/creer-un-compte-pc");

        Assert.That(page.QuerySelectorAll(".video, video, [data-player], script[src*=video]"), Is.Empty);
        Assert.That(page.QuerySelectorAll(".step"), Has.Length.EqualTo(2));
    }

    [TestCase(0, 45, "45\u00A0s")]
    [TestCase(2, 0, "2\u00A0min")]
    [TestCase(2, 5, "2\u00A0min\u00A005\u00A0s")]
    [TestCase(65, 0, "1\u00A0h\u00A005\u00A0min")]
    public void A_duration_is_written_as_people_say_it(int minutes, int seconds, string words)
    {
        Assert.That(FrenchDuration.Words(new TimeSpan(0, minutes, seconds)), Is.EqualTo(words));
    }

    private static Video Video(VideoProvider provider, string reference) =>
        new(provider, reference, null, null, null, null, null, [], default);
}

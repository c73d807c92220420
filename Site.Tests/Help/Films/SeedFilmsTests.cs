using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Site.Films;
using Site.Films.Output;
using Site.Films.Script;
using Site.Tests.Support;

namespace Site.Tests.Help.Films;

/// <summary>The films of the first-run content: the files, and what a new installation shows of them.</summary>
public partial class SeedFilmsTests
{
    private const long MostBytes = 3 * 1024 * 1024;

    private SiteFactory _site = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _site = new SiteFactory();
        _http = _site.Client();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _site.DisposeAsync();
    }

    [TestCaseSource(typeof(FilmTextsTests), nameof(FilmTextsTests.Films))]
    public void A_film_is_small_plays_everywhere_and_begins_before_it_is_all_there(Film film)
    {
        var path = FilmFiles.PathOf(film, "mp4");
        var video = Mp4.Read(path);

        Assert.Multiple(() =>
        {
            Assert.That(new FileInfo(path).Length, Is.LessThanOrEqualTo(MostBytes));
            Assert.That((video.Codec, video.Width, video.Height, video.Tracks), Is.EqualTo(("avc1", film.Screen.FilmWidth, film.Screen.FilmHeight, 1)));
            Assert.That(video.StartsAtOnce, Is.True);
        });
    }

    [TestCaseSource(typeof(FilmTextsTests), nameof(FilmTextsTests.Films))]
    public void Its_captions_are_those_of_the_script_in_order_and_within_the_film(Film film)
    {
        var captions = File.ReadAllText(FilmFiles.PathOf(film, "vtt"));
        var times = Timing().Matches(captions).Select(match => (From: Time(match, "from"), To: Time(match, "to"))).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(captions.Split("\n\n").Skip(1).Select(cue => string.Join(' ', cue.Trim().Split('\n').Skip(1))), Is.EqualTo(film.Scenes.Select(scene => scene.Caption)));
            Assert.That(times.Select(time => time.To - time.From), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(2)));
            Assert.That(times.Skip(1).Zip(times).All(pair => pair.First.From >= pair.Second.To), Is.True);
            Assert.That(times[^1].To, Is.LessThanOrEqualTo(Mp4.Read(FilmFiles.PathOf(film, "mp4")).Length));
        });
    }

    [TestCaseSource(nameof(Tutorials))]
    public async Task A_new_installation_shows_the_film_with_its_captions_chapters_and_transcript(Film film)
    {
        var address = $"/tutoriels/{film.Name}";
        using var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(new Uri(address, UriKind.Relative)));
        var video = page.QuerySelector("video") ?? throw new InvalidOperationException($"{address} shows no video.");

        Assert.That(await BytesAsync(video.QuerySelector("source")?.GetAttribute("src")), Is.EqualTo(new FileInfo(FilmFiles.PathOf(film, "mp4")).Length));
        Assert.That(await _http.GetStringAsync(new Uri(video.QuerySelector("track[kind=captions][srclang=fr]")!.GetAttribute("src")!, UriKind.Relative)), Is.EqualTo(await File.ReadAllTextAsync(FilmFiles.PathOf(film, "vtt"))));
        Assert.That(await BytesAsync(video.GetAttribute("poster")), Is.GreaterThan(10_000));
        Assert.That(page.QuerySelectorAll(".chapters__title").Select(title => title.TextContent), Is.EqualTo(film.Scenes.Select(scene => scene.Chapter).OfType<string>()));
        Assert.That(film.Scenes.Select(scene => scene.Caption).Where(caption => !page.QuerySelector(".transcript")!.TextContent.Contains(caption, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_film_of_a_telephone_stands_upright_and_the_others_lie()
    {
        foreach (var film in AllFilms.List.Where(film => film.Document is not null))
        {
            using var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(new Uri($"/tutoriels/{film.Name}", UriKind.Relative)));

            Assert.That(page.QuerySelector("video")!.ClassList.Contains("video__frame--upright"), Is.EqualTo(film.Screen.IsTouched), film.Name);
        }
    }

    private static IEnumerable<TestCaseData> Tutorials() => AllFilms.List.Where(film => film.Document is not null).Select(film => new TestCaseData(film).SetArgDisplayNames(film.Name));

    private async Task<int> BytesAsync(string? address) => (await _http.GetByteArrayAsync(new Uri(address!, UriKind.Relative))).Length;

    private static TimeSpan Time(Match match, string name) => TimeSpan.ParseExact(match.Groups[name].Value, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<from>[0-9:.]+) --> (?<to>[0-9:.]+)$", RegexOptions.Multiline)]
    private static partial Regex Timing();
}

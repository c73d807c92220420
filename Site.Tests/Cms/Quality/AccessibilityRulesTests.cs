using System.Text.RegularExpressions;
using Site.Cms.Model;
using Site.Cms.Publishing.Quality;

namespace Site.Tests.CmsTests.Quality;

/// <summary>What families who do not see or do not hear could not follow is not published (RGAA).</summary>
public class AccessibilityRulesTests
{
    private const string Silent = "Champ «\u00A0Vidéo\u00A0», bloc 1\u00A0: cette vidéo n’a ni sous-titres ni transcription.";

    private QualitySite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new QualitySite();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [Test]
    public async Task A_video_has_captions_or_a_transcript([Values(null, "", " \n\u00A0")] string? transcript)
    {
        var captions = await _site.MediaAsync("sous-titres.vtt", SampleFiles.Text("WEBVTT\n"));

        await RefusedAsync(_site.TutorialAsync(_site.Video(("transcript", transcript))), "video", Silent);
        await PassesAsync(_site.TutorialAsync(_site.Video(("transcript", "Bonjour."))));
        await PassesAsync(_site.TutorialAsync(_site.Video(("transcript", transcript), ("captions", QualitySite.Pick(captions)))));
        await PassesAsync(_site.TutorialAsync());
    }

    [Test]
    public async Task Captions_in_the_bin_are_none()
    {
        var captions = await _site.MediaAsync("sous-titres.vtt", SampleFiles.Text("WEBVTT\n"));
        await _site.BinMediaAsync(captions);

        await RefusedAsync(_site.TutorialAsync(_site.Video(("captions", QualitySite.Pick(captions)))), "video", Silent);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    public async Task The_picture_of_a_step_says_what_it_shows(string? text)
    {
        var (bare, described) = (await _site.PictureAsync(text), await _site.PictureAsync("Le formulaire"));

        await RefusedAsync(
            _site.TutorialAsync(_site.Steps(Step(described), Step(bare), Step(described))), "steps",
            $"Champ «\u00A0Étapes\u00A0», bloc 2, «\u00A0Image\u00A0»\u00A0: l’image «\u00A0{bare.Name}\u00A0» n’a pas de texte alternatif. Ouvrez-la dans la médiathèque");
        await PassesAsync(_site.TutorialAsync(_site.Steps(Step(described))));
    }

    [Test]
    public async Task So_does_the_picture_of_a_video() => await RefusedAsync(
            _site.TutorialAsync(_site.Video(("transcript", "Bonjour."), ("poster", QualitySite.Pick(await _site.PictureAsync(null))))), "video",
            "Champ «\u00A0Vidéo\u00A0», bloc 1, «\u00A0Image d’attente\u00A0»\u00A0: l’image");

    [TestCase("<img src=\"{0}\">")]
    [TestCase("<img src=\"{0}\" alt>")]
    [TestCase("<p><a href=\"/faq\"><IMG SRC=\"{0}\" ALT=\" \"></a></p>")]
    [TestCase("<img src=\"{0}\" alt=\"Un texte\"><img src=\"{0}\" alt=\"\">")]
    public async Task A_picture_in_rich_text_says_what_it_shows(string markup)
    {
        var url = (await _site.PictureAsync("Le formulaire")).File!.Url;

        await RefusedAsync(
            _site.PageAsync(string.Format(null, markup, url)), "body",
            "Champ «\u00A0Texte\u00A0»\u00A0: l’image «\u00A0écran.png\u00A0» n’a pas de texte alternatif. Sélectionnez-la dans le texte");
        await PassesAsync(_site.PageAsync($"<img src=\"{url}\" alt=\"Le formulaire\">"));
    }

    [TestCase("![]({0})")]
    [TestCase("Avant ![ ]({0} \"un titre\") après")]
    [TestCase("![][image]\n\n[image]: {0}")]
    [TestCase("![décrivez l’image ici]({0})")]
    [TestCase("![enter image description here]({0})")]
    public async Task A_picture_in_markdown_says_what_it_shows(string markdown)
    {
        var url = (await _site.PictureAsync("Le formulaire")).File!.Url;

        await RefusedAsync(
            _site.EntryAsync(string.Format(null, markdown, url)), "answer",
            "Champ «\u00A0Réponse\u00A0»\u00A0: l’image «\u00A0écran.png\u00A0» n’a pas de texte alternatif. Décrivez ce qu’elle montre entre les crochets");
        await PassesAsync(_site.EntryAsync($"![Le *formulaire*]({url})"));
    }

    [TestCase("french")]
    [TestCase("english")]
    public void What_the_editor_writes_in_place_of_a_description_is_known_here(string language)
    {
        var labels = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "umbraco", "packages", "portail", language, "labels.js"));

        Assert.That(AlternativeTextRule.Placeholders, Does.Contain(Regex.Match(labels, "describePicture: '(.+)'").Groups[1].Value));
    }

    [Test]
    public async Task What_only_looks_like_a_picture_is_none() =>
        await PassesAsync(_site.EntryAsync("Écrivez `![](x.png)` ou \\![](/faq)\n\n    ![](x.png)\n"));

    [Test]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var bare = await _site.PictureAsync(null);

        var result = await _site.PublishAsync(await _site.TutorialAsync(_site.Video(), _site.Steps(Step(bare), Step(bare))));

        Assert.That(result.Reasons, Has.Count.EqualTo(3));
        Assert.That(result.InvalidProperties, Is.EquivalentTo(new[] { "video", "steps" }));
    }

    private static (string, object?)[] Step(Site.Cms.Media.MediaItem picture) => [("body", "Ici."), ("image", QualitySite.Pick(picture))];

    private async Task RefusedAsync(Task<Guid> document, string property, string sentence)
    {
        var id = await document;
        var result = await _site.PublishAsync(id);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.CancelledByNotification));
        Assert.That(result.InvalidProperties, Is.EqualTo(new[] { property }));
        Assert.That(result.Reasons, Has.Some.Contains(sentence));
        Assert.That(_site.IsPublished(id), Is.False);
    }

    private async Task PassesAsync(Task<Guid> document)
    {
        var result = await _site.PublishAsync(await document);
        Assert.That((result.Status, result.Warnings), Is.EqualTo((OperationStatus.Success, Array.Empty<string>())), string.Join(' ', result.Reasons));
    }
}

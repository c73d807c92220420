using Site.Films;
using Site.Films.Script;

namespace Site.Tests.Help.Films;

public class FilmTextsTests
{
    private static readonly TimedScene[] Scenes =
    [
        Scene("Ouvrez le Portail famille.", "Ouvrir", 0, 3),
        Scene("Inventez un nom d’utilisateur\u00A0: lettres et chiffres, sans espace ni accent.", null, 3, 65.2),
        Scene("C’est fait.", "Finir", 65.2, 68),
    ];

    [Test]
    public void Captions_are_a_cue_a_scene_on_two_lines_at_most() => Assert.That(FilmTexts.Captions(Scenes), Is.EqualTo(
        """
        WEBVTT

        00:00:00.000 --> 00:00:03.000
        Ouvrez le Portail famille.

        00:00:03.000 --> 00:01:05.200
        Inventez un nom d’utilisateur : lettres
        et chiffres, sans espace ni accent.

        00:01:05.200 --> 00:01:08.000
        C’est fait.

        """.ReplaceLineEndings("\n").Replace("utilisateur :", "utilisateur\u00A0:", StringComparison.Ordinal)));

    [Test]
    public void Chapters_are_the_scenes_that_begin_one() => Assert.That(FilmTexts.Chapters(Scenes), Is.EqualTo("0:00 Ouvrir\n1:05 Finir"));

    [Test]
    public void The_transcript_says_every_caption_below_the_title_of_its_chapter() => Assert.That(FilmTexts.Transcript(Scenes), Does.EndWith(
        "\n\n## Ouvrir\n\nOuvrez le Portail famille. Inventez un nom d’utilisateur\u00A0: lettres et chiffres, sans espace ni accent.\n\n## Finir\n\nC’est fait."));

    [TestCase("Et voilà !", 2)]
    [TestCase("Choisissez un mot de passe long, qui ne vous sert nulle part.", 4.5)]
    public void A_caption_stays_as_long_as_it_takes_to_read(string caption, double seconds) =>
        Assert.That(FilmTexts.ReadingTime(caption).TotalSeconds, Is.EqualTo(seconds).Within(0.2));

    [TestCase("Dans le bloc « Aide » : cliquez !", "Dans le bloc «\u00A0Aide\u00A0»\u00A0: cliquez\u00A0!")]
    [TestCase("Un mot ; un autre ?", "Un mot\u00A0; un autre\u00A0?")]
    public void Scripts_are_written_with_ordinary_spaces_and_shown_with_those_of_French(string written, string shown) =>
        Assert.That(new Scene(written, _ => Task.CompletedTask).Caption, Is.EqualTo(shown));

    [TestCaseSource(nameof(Films))]
    public void The_captions_of_every_script_fit_on_their_lines(Film film) => Assert.That(
        film.Scenes.SelectMany(scene => FilmTexts.Lines(scene.Caption)).Where(line => line.Length > FilmTexts.LongestLine), Is.Empty);

    [TestCaseSource(nameof(Films))]
    public void Every_script_begins_with_a_chapter_and_has_one_poster(Film film)
    {
        Assert.That(film.Scenes[0].Chapter, Is.Not.Null);
        Assert.That(film.Scenes.Count(scene => scene.IsPoster), Is.EqualTo(1));
    }

    [Test]
    public void No_two_films_share_an_id()
    {
        var ids = AllFilms.List.SelectMany(film => new[] { film.Ids.Video, film.Ids.Poster, film.Ids.Captions, film.Ids.Block ?? Guid.NewGuid() }).ToList();

        Assert.That(ids, Is.Unique);
    }

    internal static IEnumerable<TestCaseData> Films() => AllFilms.List.Select(film => new TestCaseData(film).SetArgDisplayNames(film.Name));

    private static TimedScene Scene(string caption, string? chapter, double start, double end) =>
        new(caption, chapter, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));
}

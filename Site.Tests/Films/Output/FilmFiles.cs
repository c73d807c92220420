using System.Text;
using NetVips;
using Site.Films.Recording;
using Site.Films.Script;
using Site.Tests.Support;
using YamlDotNet.RepresentationModel;
using static Site.Films.Output.FrontMatter;

namespace Site.Films.Output;

/// <summary>A film's files in the first-run content: three media, each with what it is beside it, and the video of its tutorial.</summary>
public static class FilmFiles
{
    private const int PosterQuality = 82;
    private static readonly string[] Extensions = ["mp4", "jpg", "vtt"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string Content = Path.Combine(Repository.Root, "umbraco", "content");
    private static readonly string Folder = Path.Combine(Content, "media", "tutoriels");

    public static bool AreThere(Film film) => Extensions.All(extension => File.Exists(PathOf(film, extension)) && File.Exists(PathOf(film, extension) + ".md"));

    internal static async Task WriteAsync(ReadyFilm film, Camera camera)
    {
        var (script, ids) = (film.Script, film.Script.Ids);
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "_folder.md"), About(Mapping(
            ("id", Scalar("0d9d9c0e-52a4-4a55-9a0f-6f7d3c1e5a00")), ("type", Scalar("Folder")), ("name", Scalar("Tutoriels")), ("sortOrder", Scalar("0")), ("values", Mapping()))), Utf8);
        await camera.EncodeAsync(film.Footage, script.Screen, PathOf(script, "mp4"));
        await File.WriteAllTextAsync(PathOf(script, "vtt"), FilmTexts.Captions(film.Scenes), Utf8);
        await File.WriteAllBytesAsync(PathOf(script, "jpg"), Poster(film.Footage.Poster));
        Describe(script, "mp4", ids.Video, "umbracoMediaVideo", $"{script.Title} (vidéo)", 0);
        Describe(script, "jpg", ids.Poster, "Image", $"{script.Title} (image d’attente)", 1, ("altText", Scalar(FrenchText.Spaced(script.PosterText))));
        Describe(script, "vtt", ids.Captions, "File", $"{script.Title} (sous-titres)", 2);
        if (script is { Document: { } document, Ids.Block: { } block })
            TutorialVideo.Put(Path.Combine(Content, document), film, block);
    }

    // As an export of the library names them: after what they are called there.
    /// <param name="extension"><c>mp4</c>, <c>jpg</c> or <c>vtt</c>.</param>
    public static string PathOf(Film film, string extension) => Path.Combine(Folder, $"{film.Name}-{Part(extension)}.{extension}");

    private static string Part(string extension) => extension switch { "mp4" => "video", "jpg" => "image-d-attente", _ => "sous-titres" };

    private static void Describe(Film film, string extension, Guid id, string type, string name, int place, params (string, YamlNode)[] values)
    {
        File.WriteAllText(PathOf(film, extension) + ".md", About(Mapping(
            ("id", Scalar(id.ToString())), ("type", Scalar(type)), ("name", Scalar(name)), ("sortOrder", Scalar($"{(film.SortOrder * 3) + place}")), ("values", Mapping(values)))), Utf8);
    }

    private static string About(YamlMappingNode front) => $"---\n{Text(front)}---\n";

    private static byte[] Poster(Still still)
    {
        using var picture = Image.NewFromBuffer(still.Png);
        using var opaque = picture.HasAlpha() ? picture.Flatten() : picture.Copy();
        return opaque.JpegsaveBuffer(q: PosterQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }
}

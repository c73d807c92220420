using System.Text;
using System.Text.RegularExpressions;
using Site.Films.Script;
using static Site.Films.Output.FrontMatter;

namespace Site.Films.Output;

/// <summary>The video block of a tutorial's content file. The rest of the file stays as it is, to the byte.</summary>
internal static partial class TutorialVideo
{
    public static void Put(string path, ReadyFilm film, Guid block)
    {
        var text = File.ReadAllText(path);
        var lines = Video().Replace(text, "");
        // The order of the type's properties: the video comes before the steps.
        var place = lines.IndexOf("\n  steps:\n", StringComparison.Ordinal) + 1;
        if (place == 0)
            throw new InvalidOperationException($"{path} has no steps before which its video could stand.");
        File.WriteAllText(path, lines.Insert(place, Block(film, block)), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Block(ReadyFilm film, Guid block)
    {
        var (script, ids) = (film.Script, film.Script.Ids);
        var video = Mapping(("video", List(Mapping(
            ("id", Scalar(block.ToString())),
            ("type", Scalar("videoEmbed")),
            ("values", Mapping(
                ("provider", Scalar("file")),
                ("file", List(Scalar(ids.Video.ToString()))),
                ("title", Scalar(script.Title)),
                ("duration", Scalar(FilmTexts.Position(film.Length))),
                ("poster", List(Scalar(ids.Poster.ToString()))),
                ("captions", List(Scalar(ids.Captions.ToString()))),
                ("chapters", Scalar(FilmTexts.Chapters(film.Scenes))),
                ("transcript", Scalar(FilmTexts.Transcript(film.Scenes)))))))));
        return string.Concat(Text(video).Split('\n', StringSplitOptions.None).SkipLast(1).Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));
    }

    [GeneratedRegex(@"^  video:\n(?:(?:   .*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex Video();
}

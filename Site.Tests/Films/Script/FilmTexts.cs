using System.Globalization;
using System.Text;

namespace Site.Films.Script;

/// <summary>A scene as it was filmed.</summary>
public sealed record TimedScene(string Caption, string? Chapter, TimeSpan Start, TimeSpan End);

/// <summary>What is written of a film, in the forms that the content model wants.</summary>
public static class FilmTexts
{
    /// <summary>Characters of a caption's line, and lines of a caption.</summary>
    public const int LongestLine = 42, MostLines = 2;

    private const string Silent = "Cette vidéo n’a pas de son\u00A0: ses sous-titres disent tout ce qui s’y passe. Les voici.";

    /// <summary>How long somebody needs to read a caption while looking at the picture.</summary>
    public static TimeSpan ReadingTime(string caption) => TimeSpan.FromSeconds(Math.Max(2, 0.5 + (caption.Length / 15.0)));

    /// <summary>WebVTT, a cue a scene.</summary>
    public static string Captions(IEnumerable<TimedScene> scenes)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var scene in scenes)
            text.Append(CultureInfo.InvariantCulture, $"\n{Moment(scene.Start)} --> {Moment(scene.End)}\n{string.Join('\n', Lines(scene.Caption))}\n");
        return text.ToString();
    }

    /// <summary>A line a chapter: <c>0:35 Title</c>.</summary>
    public static string Chapters(IEnumerable<TimedScene> scenes) =>
        string.Join('\n', scenes.Where(scene => scene.Chapter is not null).Select(scene => $"{Position(scene.Start)} {scene.Chapter}"));

    /// <summary>Markdown: a heading a chapter, below it what its captions say.</summary>
    public static string Transcript(IEnumerable<TimedScene> scenes)
    {
        var text = new StringBuilder(Silent);
        var isFirst = true;
        foreach (var scene in scenes)
        {
            text.Append(scene.Chapter is { } title ? $"\n\n## {title}\n\n" : isFirst ? "\n\n" : " ").Append(scene.Caption);
            isFirst = false;
        }
        return text.ToString();
    }

    /// <summary><c>m:ss</c>, no longer than the film.</summary>
    public static string Position(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    /// <summary>A caption on as few lines as it needs, of about the same length.</summary>
    public static IReadOnlyList<string> Lines(string caption)
    {
        if (caption.Length <= LongestLine)
            return [caption];
        // Non-breaking spaces are no places to break at.
        var breaks = Enumerable.Range(0, caption.Length).Where(at => caption[at] == ' ').ToList();
        if (breaks.Count == 0)
            return [caption];
        var middle = breaks.MinBy(at => Math.Abs(at - (caption.Length / 2)));
        return [caption[..middle], caption[(middle + 1)..]];
    }

    private static string Moment(TimeSpan time) => time.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}

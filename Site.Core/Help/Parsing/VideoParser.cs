using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Core.Help.Rendering;

namespace Site.Core.Help.Parsing;

/// <summary>Reads a <c>videoEmbed</c> block. One that could not play is no video: pages then show the steps alone.</summary>
internal static partial class VideoParser
{
    public static (Video Video, string TranscriptText)? Parse(JsonElement embed, HtmlRenderer renderer, LinkTargets links)
    {
        if (Provider(embed.Text("provider")) is not { } provider)
            return null;
        var file = provider == VideoProvider.File ? embed.File("file") : null;
        var reference = provider == VideoProvider.File ? "" : Reference(provider, embed.TextOrEmpty("videoId"));
        if (reference is null || (provider == VideoProvider.File && file is null))
            return null;
        var transcript = renderer.FromMarkdown(embed.TextOrEmpty("transcript"), links, topHeading: 4);
        return (new Video(
            provider, reference, file, embed.Text("title"), Time(embed.Text("duration")),
            Poster(embed, renderer), embed.File("captions"), Chapters(embed.TextOrEmpty("chapters")), transcript.Html), transcript.Text);
    }

    /// <summary>In the shape of a video; that of a film which stands upright does too, unless an editor cut it.</summary>
    private static Picture? Poster(JsonElement embed, HtmlRenderer renderer)
    {
        var picture = embed.Picture("poster");
        return renderer.Pictures.Of(picture, picture?.IsUpright == true ? embed.ChosenCut("poster", PictureCuts.Poster) : embed.Cut("poster", PictureCuts.Poster));
    }

    internal static TimeSpan? Time(string? text)
    {
        var parts = text?.Trim().Split(':') ?? [];
        if (parts.Length is not (2 or 3) || !parts.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (minutes, seconds) = (numbers[^2], numbers[^1]);
        if (seconds > 59 || (parts.Length == 3 && minutes > 59))
            return null;
        return new TimeSpan(parts.Length == 3 ? numbers[0] : 0, minutes, seconds);
    }

    private static IReadOnlyList<VideoChapter> Chapters(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split([' ', '\t', '\u00A0'], 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2 && Time(parts[0]) is not null)
            .Select(parts => new VideoChapter(Time(parts[0])!.Value, parts[1]))];

    private static VideoProvider? Provider(string? name) => name?.ToLowerInvariant() switch
    {
        "file" => VideoProvider.File,
        "peertube" => VideoProvider.PeerTube,
        "youtube" => VideoProvider.YouTube,
        "vimeo" => VideoProvider.Vimeo,
        "dailymotion" => VideoProvider.Dailymotion,
        _ => null,
    };

    /// <summary>The id alone, also out of the address that editors paste; null for what cannot be one.</summary>
    private static string? Reference(VideoProvider provider, string text) => provider switch
    {
        VideoProvider.PeerTube => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null,
        VideoProvider.YouTube => Id(YouTube(), text),
        VideoProvider.Vimeo => Id(Vimeo(), text),
        _ => Id(Dailymotion(), text),
    };

    private static string? Id(Regex form, string text) => form.Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"^(?:https://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/)|youtu\.be/))?(?<id>[\w-]{6,20})(?:[?&#].*)?$", RegexOptions.ECMAScript)]
    private static partial Regex YouTube();

    [GeneratedRegex(@"^(?:https://(?:www\.|player\.)?vimeo\.com/(?:video/)?)?(?<id>[0-9]{4,12})(?:[/?#].*)?$")]
    private static partial Regex Vimeo();

    [GeneratedRegex(@"^(?:https://(?:www\.)?(?:dailymotion\.com/(?:embed/)?video/|dai\.ly/))?(?<id>[a-zA-Z0-9]{5,20})(?:[?#_].*)?$")]
    private static partial Regex Dailymotion();
}

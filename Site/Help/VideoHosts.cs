using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Site.Core.Help;

namespace Site.Help;

/// <summary>Which other sites may play a video inside a page, and under which addresses. Everything else is a plain link at most.</summary>
public sealed partial class VideoHosts(IOptions<VideoOptions> options)
{
    private const string YouTube = "https://www.youtube-nocookie.com";
    private const string Vimeo = "https://player.vimeo.com";
    private const string Dailymotion = "https://geo.dailymotion.com";

    private readonly HashSet<string> _peerTube = new(options.Value.PeerTubeHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Origins for the Content-Security-Policy's <c>frame-src</c>.</summary>
    public IReadOnlyList<string> FrameSources { get; } =
        [YouTube, Vimeo, Dailymotion, .. options.Value.PeerTubeHosts.Select(host => "https://" + host.ToLowerInvariant())];

    /// <summary>Null when the reference is not one that the provider gives out.</summary>
    public HostedVideo? Find(Video video) => video.Provider switch
    {
        VideoProvider.YouTube when Id(YouTubeId(), video) is { } id => new(
            "YouTube", "www.youtube-nocookie.com", $"{YouTube}/embed/{id}?autoplay=1&rel=0&hl=fr&cc_lang_pref=fr", $"https://www.youtube.com/watch?v={id}"),
        VideoProvider.Vimeo when Id(VimeoId(), video) is { } id => new(
            "Vimeo", "player.vimeo.com", $"{Vimeo}/video/{id}?dnt=1&autoplay=1", $"https://vimeo.com/{id}"),
        VideoProvider.Dailymotion when Id(DailymotionId(), video) is { } id => new(
            "Dailymotion", "geo.dailymotion.com", $"{Dailymotion}/player.html?video={id}", $"https://www.dailymotion.com/video/{id}"),
        VideoProvider.PeerTube => PeerTube(video.Reference),
        _ => null,
    };

    private HostedVideo? PeerTube(string reference)
    {
        if (!Uri.TryCreate(reference.Trim(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
            || address.UserInfo.Length > 0 || PeerTubePath().Match(address.AbsolutePath) is not { Success: true } path)
            return null;
        var id = path.Groups["id"].Value;
        var allowed = address.IsDefaultPort && _peerTube.Contains(address.Host);
        return new("PeerTube", address.Host,
            allowed ? $"https://{address.Host}/videos/embed/{id}?autoplay=1&p2p=0&warningTitle=0" : null,
            $"https://{address.Authority}/w/{id}");
    }

    private static string? Id(Regex form, Video video) => form.IsMatch(video.Reference) ? video.Reference : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{6,20}\z")]
    private static partial Regex YouTubeId();

    [GeneratedRegex(@"\A[0-9]{4,12}\z")]
    private static partial Regex VimeoId();

    [GeneratedRegex(@"\A[A-Za-z0-9]{5,20}\z")]
    private static partial Regex DailymotionId();

    [GeneratedRegex("^/(?:w|videos/watch|videos/embed)/(?<id>[A-Za-z0-9-]{10,40})/?$")]
    private static partial Regex PeerTubePath();
}

/// <param name="Host">What the visitor's browser contacts when the player is shown.</param>
/// <param name="Player">Address for an iframe; null when this host may not be framed.</param>
/// <param name="Page">The video's page at the provider, for a plain link.</param>
public sealed record HostedVideo(string Provider, string Host, string? Player, string Page);

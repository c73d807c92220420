namespace Site.Help;

/// <summary>Hosts that a video may be framed from. Placeholder for the video façade's configuration.</summary>
internal sealed class VideoHosts
{
    public IReadOnlyList<string> FrameSources { get; } = ["https://www.youtube-nocookie.com"];
}

namespace Site.Films.Recording;

/// <summary>A picture of the window, and what it shows in words (<c>drawn.js</c>).</summary>
public sealed record Still(byte[] Png, string Drawn);

/// <summary>In CSS pixels of the window.</summary>
public readonly record struct PointerAt(int X, int Y, bool IsPressed = false);

/// <summary>A still with the pointer on it, for so many frames.</summary>
public sealed record Shot(Still Still, PointerAt Pointer, int Frames);

/// <summary>A film's frames, not yet encoded.</summary>
/// <param name="Scenes">The frame after the last of each scene.</param>
/// <param name="Poster">Without the pointer.</param>
public sealed record Footage(IReadOnlyList<Shot> Shots, IReadOnlyList<int> Scenes, Still Poster)
{
    public const int FramesPerSecond = 15;

    public int Frames => Scenes[^1];

    public static TimeSpan TimeOf(int frame) => TimeSpan.FromSeconds((double)frame / FramesPerSecond);

    public static int FramesOf(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds * FramesPerSecond);
}

using System.ComponentModel.DataAnnotations;

namespace Site.Cms.Media.Imaging;

/// <summary>Section <c>Cms:Images</c>: what resizing pictures may cost.</summary>
public sealed class ImagingOptions
{
    /// <summary>Megabytes of resized pictures kept on disk; the least recently used go first. 0 keeps none.</summary>
    [Range(0, 1_000_000)]
    public int CacheMegabytes { get; set; } = 500;

    /// <summary>Pictures resized at the same time.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Pictures that may wait for their turn; whoever comes after them is told to come back.</summary>
    [Range(0, 10_000)]
    public int Waiting { get; set; } = 64;
}

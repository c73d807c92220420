using System.ComponentModel.DataAnnotations;

namespace Site.Cms.Media;

/// <summary>Section <c>Cms:Media</c>: what may be uploaded.</summary>
public sealed class MediaOptions
{
    /// <summary>Bytes of one file. Longer films belong on a video service.</summary>
    [Range(1024, 10L * 1024 * 1024 * 1024)]
    public long LargestFile { get; set; } = 500L * 1024 * 1024;

    /// <summary>Width × height of a picture. Who decodes it needs four bytes for each pixel, however small the file is.</summary>
    [Range(1_000_000, 1_000_000_000)]
    public long MostPixels { get; set; } = 100_000_000;

    /// <summary>File extensions that are refused beside those that always are; lower case, without dot.</summary>
    public IReadOnlyList<string> RefusedExtensions { get; set; } = [];

    /// <summary>Files that one member of staff may have uploaded without making media items of them.</summary>
    [Range(1, 10_000)]
    public int MostWaiting { get; set; } = 50;

    /// <summary>Bytes of those files together; no less than <see cref="LargestFile"/> counts.</summary>
    [Range(1024, long.MaxValue)]
    public long MostWaitingBytes
    {
        get => Math.Max(field, LargestFile);
        set;
    } = 1024L * 1024 * 1024;

    /// <summary>Bytes that stay free on the disk, for the databases.</summary>
    [Range(0, long.MaxValue)]
    public long KeptFree { get; set; } = 100L * 1024 * 1024;
}

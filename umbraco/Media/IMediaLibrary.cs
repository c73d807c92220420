namespace Site.Cms.Media;

/// <summary>The files that may be served: those of the library here, or those that a CMS elsewhere has published.</summary>
public interface IMediaLibrary
{
    /// <param name="url"><c>/media/{folder}/{name}</c>, decoded, without query.</param>
    /// <returns>Null for every address that no file has.</returns>
    MediaFileInfo? Find(string url);

    /// <returns>Where its bytes are on this machine; null when they cannot be had.</returns>
    ValueTask<string?> OpenAsync(MediaFileInfo file, CancellationToken cancellation);
}

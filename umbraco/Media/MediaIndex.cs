using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Cms.Data;

namespace Site.Cms.Media;

/// <summary>Which file of the library has which address, now.</summary>
public sealed class MediaIndex(CmsEngine engine, MediaFileStore files) : IMediaLibrary
{
    private volatile Index _index = new(ImmutableDictionary<Guid, MediaItem>.Empty, FrozenDictionary<string, MediaFileInfo>.Empty);

    public MediaFileInfo? Find(string url)
    {
        var index = _index;
        var media = engine.State.Media;
        if (!ReferenceEquals(index.Media, media))
        {
            _index = index = new Index(media, media.Values
                .Select(item => item.File).OfType<MediaFileInfo>().ToFrozenDictionary(file => file.Url, StringComparer.Ordinal));
        }
        return index.ByUrl.GetValueOrDefault(url);
    }

    public ValueTask<string?> OpenAsync(MediaFileInfo file, CancellationToken cancellation) =>
        ValueTask.FromResult(files.PathOf(file.Hash) is var path && File.Exists(path) ? path : null);

    private sealed record Index(ImmutableDictionary<Guid, MediaItem> Media, FrozenDictionary<string, MediaFileInfo> ByUrl);
}

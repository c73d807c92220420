using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Site.Cms.Media.Imaging;

/// <summary>
/// Resized pictures on disk, the least recently used of which go when there are too many. Only ever a convenience: what cannot be kept or read
/// (disk full, file gone) is logged and made again.
/// </summary>
/// <param name="folder">Its own: whatever lies in it counts as a picture or as rubbish.</param>
/// <param name="limit">Bytes; 0 keeps nothing.</param>
/// <param name="create">Makes a file to write to; tests give one on a full disk.</param>
public sealed partial class ImageCache(
    string folder, long limit, TimeProvider time, ILogger<ImageCache> logger, Func<string, FileStream>? create = null)
{
    private const string Unfinished = ".new";

    /// <summary>How exactly a file's date remembers its last use over a restart.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromHours(1);

    private readonly Lock _evicting = new();
    private Lazy<ConcurrentDictionary<string, Entry>>? _entries;
    private long _bytes;

    private ConcurrentDictionary<string, Entry> Entries => LazyInitializer.EnsureInitialized(
        ref _entries, () => new Lazy<ConcurrentDictionary<string, Entry>>(ReadFolder)).Value;

    /// <summary>Bytes on disk.</summary>
    public long Size
    {
        get
        {
            ReadOnce();
            return Interlocked.Read(ref _bytes);
        }
    }

    /// <param name="key">Letters and digits.</param>
    /// <returns>Null when it is not there.</returns>
    public (Stream Content, ImageFormat Format)? Open(string key)
    {
        if (!Entries.TryGetValue(key, out var entry))
            return null;
        try
        {
            var path = PathOf(key, entry.Format);
            // Open, it can still be read when it is evicted meanwhile.
            var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, useAsync: true);
            Touch(entry, path);
            return (content, entry.Format);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Forget(key);
            return null;
        }
    }

    /// <summary>Keeps a picture, whole or not at all.</summary>
    public void Keep(string key, ImageFormat format, byte[] bytes)
    {
        if (bytes.Length > limit)
            return;
        // Before anything is unfinished, which reading would tidy away.
        ReadOnce();
        var path = PathOf(key, format);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}{Unfinished}");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = create?.Invoke(draft) ?? new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
            {
                file.Write(bytes);
                // Else a power cut could leave its name without its bytes.
                file.Flush(flushToDisk: true);
            }
            // By the clock that orders them; the file system may have another.
            File.SetLastWriteTimeUtc(draft, time.GetUtcNow().UtcDateTime);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotKept(error);
            Delete(draft);
            return;
        }
        Forget(key);
        if (Entries.TryAdd(key, new Entry(format, bytes.Length, time.GetUtcNow())))
            Interlocked.Add(ref _bytes, bytes.Length);
        if (Interlocked.Read(ref _bytes) > limit)
            Evict();
    }

    private void ReadOnce() => _ = Entries;

    private string PathOf(string key, ImageFormat format) => Path.Combine(folder, key[..2], $"{key}.{format.Extension()}");

    /// <summary>A tenth more than needed, so that not every new picture has to.</summary>
    private void Evict()
    {
        lock (_evicting)
        {
            foreach (var (key, entry) in Entries.OrderBy(entry => entry.Value.Used).ToList())
            {
                if (Interlocked.Read(ref _bytes) <= limit - (limit / 10))
                    return;
                Delete(PathOf(key, entry.Format));
                Forget(key);
            }
        }
    }

    private void Forget(string key)
    {
        if (Entries.TryRemove(key, out var entry))
            Interlocked.Add(ref _bytes, -entry.Bytes);
    }

    private void Touch(Entry entry, string path)
    {
        var now = time.GetUtcNow();
        entry.Used = now;
        if (now - entry.Dated < Exactness)
            return;
        entry.Dated = now;
        File.SetLastWriteTimeUtc(path, now.UtcDateTime);
    }

    /// <summary>What the last process left, without what it did not finish.</summary>
    private ConcurrentDictionary<string, Entry> ReadFolder()
    {
        var entries = new ConcurrentDictionary<string, Entry>(StringComparer.Ordinal);
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var key = Path.GetFileNameWithoutExtension(file.Name);
                if (ImageFormats.Of(file.Extension.TrimStart('.')) is { } format && file.Length > 0 && entries.TryAdd(key, new Entry(format, file.Length, file.LastWriteTimeUtc)))
                    _bytes += file.Length;
                else
                    Delete(file.FullName);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The first picture makes it.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotRead(error);
        }
        return entries;
    }

    private void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotDeleted(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A resized picture could not be kept; it is served and will be made again.")]
    private partial void NotKept(Exception error);

    [LoggerMessage(LogLevel.Warning, "The kept pictures could not be read; they will be made again.")]
    private partial void NotRead(Exception error);

    [LoggerMessage(LogLevel.Warning, "A kept picture could not be removed.")]
    private partial void NotDeleted(Exception error);

    private sealed class Entry(ImageFormat format, long bytes, DateTimeOffset used)
    {
        public ImageFormat Format { get; } = format;
        public long Bytes { get; } = bytes;
        public DateTimeOffset Used { get; set; } = used;

        /// <summary>What the file's date says.</summary>
        public DateTimeOffset Dated { get; set; } = used;
    }
}

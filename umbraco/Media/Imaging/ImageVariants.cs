using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Site.Cms.Media.Imaging;

/// <summary>What a request for a resized picture comes to.</summary>
public abstract record ImageVariant
{
    /// <param name="Tag">The same for the same bytes.</param>
    public sealed record Picture(Stream Content, ImageFormat Format, string Tag) : ImageVariant;

    /// <summary>The file itself is to be shown: an animation, or what cannot be decoded.</summary>
    public sealed record Original : ImageVariant;

    /// <summary>Too many others are being made: to be asked for again.</summary>
    public sealed record Busy : ImageVariant;

    /// <summary>More pixels than are ever decoded.</summary>
    public sealed record TooLarge : ImageVariant;
}

/// <summary>
/// Resized pictures, each made once: from the cache, or by whoever asks first while the others wait. So many are made at a time, so many wait,
/// all others are turned away.
/// </summary>
/// <param name="resize">Path, commands and format to a picture; see <see cref="ImageProcessor.Resize"/>.</param>
public sealed partial class ImageVariants(
    ImageCache cache, ImagingOptions options, Func<string, ImageCommands, ImageFormat?, ResizedImage> resize, ILogger<ImageVariants> logger) : IDisposable
{
    /// <summary>Part of every key: counts up when the same commands come to look different.</summary>
    private const int Edition = 1;

    private const int MostVerdicts = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<Outcome>>> _making = new(StringComparer.Ordinal);

    // By hash: opening a file only to find again that it moves would cost as much as resizing it.
    private readonly ConcurrentDictionary<string, ImageRefusal> _refused = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(options.AtOnce);
    private int _inside;

    /// <param name="path">Where the file lies.</param>
    /// <param name="hash">Of its bytes.</param>
    /// <param name="format">Null for the file's own, or the nearest that every browser shows.</param>
    /// <param name="cancellation">Stops waiting, not the work: others may wait for it too.</param>
    public async Task<ImageVariant> GetAsync(string path, string hash, ImageCommands commands, ImageFormat? format, CancellationToken cancellation)
    {
        if (_refused.TryGetValue(hash, out var refusal))
            return Refused(refusal);
        var key = Key(hash, commands, format);
        if (cache.Open(key) is var (kept, keptFormat))
            return new ImageVariant.Picture(kept, keptFormat, key);

        var making = _making.GetOrAdd(key, _ => new Lazy<Task<Outcome>>(() => Task.Run(() => MakeAsync(path, hash, key, commands, format), CancellationToken.None)));
        var outcome = await making.Value.WaitAsync(cancellation);
        return outcome.Image switch
        {
            null => new ImageVariant.Busy(),
            { Bytes: { } bytes } image => new ImageVariant.Picture(new MemoryStream(bytes, writable: false), image.Format, key),
            { Refusal: var why } => Refused(why ?? ImageRefusal.Unreadable),
        };
    }

    public void Dispose() => _turns.Dispose();

    private static ImageVariant Refused(ImageRefusal why) => why == ImageRefusal.TooLarge ? new ImageVariant.TooLarge() : new ImageVariant.Original();

    private static string Key(string hash, ImageCommands commands, ImageFormat? format) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Edition} {hash} {commands.Canonical} {format}")).AsSpan(0, 16));

    private async Task<Outcome> MakeAsync(string path, string hash, string key, ImageCommands commands, ImageFormat? format)
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > options.AtOnce + options.Waiting)
                return new Outcome(null);
            await _turns.WaitAsync();
            try
            {
                return new Outcome(Make(path, hash, key, commands, format));
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
            _making.TryRemove(key, out _);
        }
    }

    private ResizedImage Make(string path, string hash, string key, ImageCommands commands, ImageFormat? format)
    {
        var image = resize(path, commands, format);
        if (image.Bytes is { } bytes)
        {
            cache.Keep(key, image.Format, bytes);
            return image;
        }
        // A file that went away while it was read is none that cannot be read.
        if (image.Refusal is { } why && File.Exists(path))
        {
            if (why != ImageRefusal.Animated)
                NotResized(hash, why);
            if (_refused.Count >= MostVerdicts)
                _refused.Clear();
            _refused[hash] = why;
        }
        return image;
    }

    [LoggerMessage(LogLevel.Warning, "The picture with the hash {Hash} is not resized: {Reason}.")]
    private partial void NotResized(string hash, ImageRefusal reason);

    /// <param name="Image">Null when there was no room to wait.</param>
    private sealed record Outcome(ResizedImage? Image);
}

using System.Security.Cryptography;
using Site.Cms.Media.Metadata;

namespace Site.Cms.Media;

/// <summary>The bytes of the media library, on disk under the hash of their content: the same file twice is kept once.</summary>
public sealed class MediaFileStore(string folder)
{
    private readonly Lock _lock = new();

    /// <summary>By hash: how many are about to use a file, so that nobody removes it before they do.</summary>
    private readonly Dictionary<string, int> _claims = [];

    /// <summary>Where the file with a hash lies. The hash is the engine's own, never from a request.</summary>
    public string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    /// <summary>Keeps a file; once this returns it survives a crash. It is claimed until <see cref="Settle"/>.</summary>
    /// <param name="extension">Lower case, without dot. An SVG is sanitised; pictures and films lose what they tell about who took them, and where.</param>
    /// <exception cref="InvalidDataException">It is called SVG but is none, or is too long.</exception>
    public async Task<StoredFile> AddAsync(Stream content, string extension, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var arriving = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            var stored = extension == "svg"
                ? await WriteSvgAsync(arriving, content, cancellation)
                : await WriteAsync(arriving, content, extension, cancellation);
            var path = PathOf(stored.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            lock (_lock)
            {
                File.Move(arriving, path, overwrite: true);
                _claims[stored.Hash] = _claims.GetValueOrDefault(stored.Hash) + 1;
            }
            return stored;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Ends the claim of who added a file; it goes when nobody uses it in the end.</summary>
    /// <param name="isUsed">Whether any item has a hash, as far as is committed.</param>
    public void Settle(string hash, Func<string, bool> isUsed)
    {
        lock (_lock)
        {
            if (_claims[hash] == 1)
                _claims.Remove(hash);
            else
                _claims[hash]--;
        }
        RemoveUnused([hash], isUsed);
    }

    /// <summary>Removes those files that nobody uses or is about to use.</summary>
    /// <remarks>After the commit that made them unused: a crash in between leaves a file too many, never one too few.</remarks>
    public void RemoveUnused(IEnumerable<string> hashes, Func<string, bool> isUsed)
    {
        foreach (var hash in hashes)
        {
            lock (_lock)
            {
                if (!_claims.ContainsKey(hash) && !isUsed(hash))
                    File.Delete(PathOf(hash));
            }
        }
    }

    private static async Task<StoredFile> WriteSvgAsync(string path, Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[SafeSvg.Longest + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > SafeSvg.Longest || SafeSvg.Clean(bytes[..length]) is not var (clean, svg))
            throw new InvalidDataException("The file is not a well-formed SVG image.");
        var size = ImageHeader.ReadSvgSize(svg);
        return await WriteAsync(path, new MemoryStream(clean), "svg", cancellation) with { Width = size?.Width, Height = size?.Height };
    }

    /// <summary>Never holds the whole file in memory: it may be a film.</summary>
    private static async Task<StoredFile> WriteAsync(string path, Stream content, string extension, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        await FileMetadata.CopyWithoutAsync(extension, content, file, cancellation);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        var header = new byte[Math.Min(file.Length, ImageHeader.Length)];
        await file.ReadExactlyAsync(header, cancellation);
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        var size = ImageHeader.ReadSize(header);
        return new StoredFile(hash, file.Length, size?.Width, size?.Height);
    }
}

public sealed record StoredFile(string Hash, long Bytes, int? Width, int? Height);

using System.Security.Cryptography;

namespace Site.Cms.Media;

/// <summary>The bytes of the media library, on disk under the hash of their content: the same file twice is kept once.</summary>
public sealed class MediaFileStore(string folder)
{
    /// <summary>Bytes; an SVG is read as a whole to be sanitised.</summary>
    private const int LongestSvg = 10 * 1024 * 1024;

    /// <summary>Where the file with a hash lies. The hash is the engine's own, never from a request.</summary>
    public string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    /// <summary>Keeps a file; once this returns it survives a crash.</summary>
    /// <param name="extension">Lower case, without dot. An SVG is sanitised.</param>
    /// <exception cref="InvalidDataException">It is called SVG but is none, or is longer than 10 MB.</exception>
    public async Task<StoredFile> AddAsync(Stream content, string extension, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var arriving = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            var stored = extension == "svg"
                ? await WriteSvgAsync(arriving, content, cancellation)
                : await WriteAsync(arriving, content, cancellation);
            var path = PathOf(stored.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(arriving, path, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    public void Remove(string hash) => File.Delete(PathOf(hash));

    private static async Task<StoredFile> WriteSvgAsync(string path, Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[LongestSvg + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > LongestSvg || SafeSvg.Clean(bytes[..length]) is not var (clean, svg))
            throw new InvalidDataException("The file is not a well-formed SVG image.");
        var size = ImageHeader.ReadSvgSize(svg);
        return await WriteAsync(path, new MemoryStream(clean), cancellation) with { Width = size?.Width, Height = size?.Height };
    }

    /// <summary>Never holds the whole file in memory: it may be a film.</summary>
    private static async Task<StoredFile> WriteAsync(string path, Stream content, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        await content.CopyToAsync(file, cancellation);
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

using System.Security.Cryptography;

namespace Site.Cms.Media;

/// <summary>The bytes of the media library, on disk under the hash of their content: the same file twice is kept once.</summary>
public sealed class MediaFileStore(string folder)
{
    /// <summary>Where the file with a hash lies. The hash is the engine's own, never from a request.</summary>
    public string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    /// <summary>Keeps a file; once this returns it survives a crash.</summary>
    /// <param name="extension">Lower case, without dot. An SVG is sanitised.</param>
    /// <exception cref="InvalidDataException">It is called SVG but is none.</exception>
    public async Task<StoredFile> AddAsync(Stream content, string extension, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellation);
        var data = bytes.ToArray();
        (int Width, int Height)? size;
        if (extension == "svg")
        {
            var (clean, svg) = SafeSvg.Clean(data) ?? throw new InvalidDataException("The file is not a well-formed SVG image.");
            data = clean;
            size = ImageHeader.ReadSvgSize(svg);
        }
        else
        {
            size = ImageHeader.ReadSize(data.AsSpan(0, Math.Min(data.Length, ImageHeader.Length)));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(data));
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var arriving = $"{path}.{Guid.NewGuid():N}";
            await using (var file = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(data, cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(arriving, path, overwrite: true);
        }
        return new StoredFile(hash, data.Length, size?.Width, size?.Height);
    }

    public void Remove(string hash) => File.Delete(PathOf(hash));
}

public sealed record StoredFile(string Hash, long Bytes, int? Width, int? Height);

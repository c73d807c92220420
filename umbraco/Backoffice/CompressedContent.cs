using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice;

/// <summary>A small answer that never changes while the process runs, compressed once.</summary>
public sealed class CompressedContent(byte[] content)
{
    private readonly byte[] _brotli = Compress(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize));
    private readonly byte[] _gzip = Compress(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize));

    public ReadOnlyMemory<byte> Bytes => content;

    /// <summary>Quoted, as the header wants it.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";

    /// <summary>In the best encoding that the request accepts, or 304. Says nothing about caching: that is the caller's.</summary>
    public async Task WriteAsync(HttpContext context, string contentType)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = ETag;
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch == ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var encoding = ContentEncoding.Best(request, offered: ["br", "gzip"]);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        var bytes = encoding switch { "br" => _brotli, "gzip" => _gzip, _ => content };
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
            stream.Write(content);
        return compressed.ToArray();
    }
}

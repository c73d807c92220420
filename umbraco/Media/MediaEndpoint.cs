using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Site.Cms.Data;

namespace Site.Cms.Media;

/// <summary>Serves <c>/media/{folder}/{name}</c>. Only addresses that the library knows lead to a file, so no path can lead astray.</summary>
public sealed class MediaEndpoint(CmsEngine engine, MediaFileStore files)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new() { Mappings = { [".vtt"] = "text/vtt; charset=utf-8", [".webp"] = "image/webp" } };

    private volatile Index _index = new(ImmutableDictionary<Guid, MediaItem>.Empty, FrozenDictionary<string, MediaFileInfo>.Empty);

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{folder}/{name}", ["GET", "HEAD"],
            (string folder, string name, MediaEndpoint endpoint, HttpContext http) => endpoint.Serve($"/media/{folder}/{name}", http));

    private IResult Serve(string url, HttpContext http)
    {
        if (!Current().TryGetValue(url, out var file) || !File.Exists(files.PathOf(file.Hash)))
            return TypedResults.NotFound();
        var contentType = ContentTypes.TryGetContentType(url, out var known) ? known : "application/octet-stream";
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "public, max-age=600";
        if (!IsInert(contentType))
        {
            // Editors may upload anything; what a browser would run gets no origin and no network.
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
            if (contentType != "image/svg+xml")
                headers.ContentDisposition = "attachment";
        }
        return TypedResults.PhysicalFile(
            files.PathOf(file.Hash), contentType, entityTag: new EntityTagHeaderValue($"\"{file.Hash[..32]}\""), enableRangeProcessing: true);
    }

    private static bool IsInert(string contentType) =>
        contentType is "application/pdf" or "text/vtt; charset=utf-8" or "text/plain"
        || (contentType.StartsWith("image/", StringComparison.Ordinal) && contentType != "image/svg+xml")
        || contentType.StartsWith("video/", StringComparison.Ordinal)
        || contentType.StartsWith("audio/", StringComparison.Ordinal);

    private FrozenDictionary<string, MediaFileInfo> Current()
    {
        var index = _index;
        var media = engine.State.Media;
        if (!ReferenceEquals(index.Media, media))
        {
            _index = index = new Index(media, media.Values
                .Select(item => item.File).OfType<MediaFileInfo>().ToFrozenDictionary(file => file.Url, StringComparer.Ordinal));
        }
        return index.ByUrl;
    }

    private sealed record Index(ImmutableDictionary<Guid, MediaItem> Media, FrozenDictionary<string, MediaFileInfo> ByUrl);
}

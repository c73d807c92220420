using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Site.Cms.Media.Imaging;

namespace Site.Cms.Media;

/// <summary>Serves <c>/media/{folder}/{name}</c>. Only addresses that the library knows lead to a file, so no path can lead astray.</summary>
public sealed class MediaEndpoint(IMediaLibrary library, ImageEndpoint images)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new() { Mappings = { [".vtt"] = "text/vtt; charset=utf-8", [".webp"] = "image/webp" } };

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{folder}/{name}", ["GET", "HEAD"],
            (string folder, string name, MediaEndpoint endpoint, HttpContext http) => endpoint.ServeAsync($"/media/{folder}/{name}", http));

    private async Task<IResult> ServeAsync(string url, HttpContext http)
    {
        if (library.Find(url) is not { } file || await library.OpenAsync(file, http.RequestAborted) is not { } path)
            return TypedResults.NotFound();
        if (await images.AnswerAsync(file, path, http) is { } resized)
            return resized;
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
            path, contentType, entityTag: new EntityTagHeaderValue($"\"{file.Hash[..32]}\""), enableRangeProcessing: true);
    }

    private static bool IsInert(string contentType) =>
        contentType is "application/pdf" or "text/vtt; charset=utf-8" or "text/plain"
        || (contentType.StartsWith("image/", StringComparison.Ordinal) && contentType != "image/svg+xml")
        || contentType.StartsWith("video/", StringComparison.Ordinal)
        || contentType.StartsWith("audio/", StringComparison.Ordinal);
}

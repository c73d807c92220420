using Microsoft.Net.Http.Headers;

namespace Site.Cms.Media.Imaging;

/// <summary>A kind of file that pictures are written as.</summary>
public enum ImageFormat { Jpeg, Png, WebP, Avif }

/// <summary>Names of picture formats, and which of them a reader takes.</summary>
internal static class ImageFormats
{
    /// <param name="name">A file extension or what the command <c>format</c> says.</param>
    /// <returns>Null for a kind that pictures are not written as.</returns>
    public static ImageFormat? Of(string? name) => name?.ToLowerInvariant() switch
    {
        "jpg" or "jpeg" => ImageFormat.Jpeg,
        "png" => ImageFormat.Png,
        "webp" => ImageFormat.WebP,
        "avif" => ImageFormat.Avif,
        _ => null,
    };

    public static string Extension(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpg",
        ImageFormat.Png => "png",
        ImageFormat.WebP => "webp",
        _ => "avif",
    };

    public static string ContentType(this ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        _ => "image/avif",
    };

    /// <summary>The smallest of the newer formats that a request names in <c>Accept</c>; <c>*/*</c> alone promises none of them.</summary>
    /// <returns>Null for a reader of JPEG and PNG.</returns>
    public static ImageFormat? Accepted(IList<MediaTypeHeaderValue>? accept) =>
        accept is null ? null
        : Takes(accept, "image/avif") ? ImageFormat.Avif
        : Takes(accept, "image/webp") ? ImageFormat.WebP
        : null;

    private static bool Takes(IList<MediaTypeHeaderValue> accept, string type) =>
        accept.Any(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);
}

namespace Site.Cms.Media.Metadata;

/// <summary>
/// What a picture or a film tells beside what it shows: where and when it was taken, with which device, by whom (Exif, XMP, IPTC, comments), and
/// the pictures and films that telephones hide behind its end. None of it is for the public, so none of it is kept. Nothing is encoded again: the
/// picture stays the same, its colour profile and the way it is turned too. A file that is damaged stays as damaged as it was, and is never an error.
/// </summary>
/// <remarks>JPEG, PNG, WebP; AVIF, HEIC and films (MP4, QuickTime). GIF and BMP have no such data; TIFF keeps it.</remarks>
internal static class FileMetadata
{
    /// <summary>In constant memory.</summary>
    /// <param name="extension">Lower case, without dot; the file was found to be of this kind.</param>
    /// <param name="target">New, open to read and to write.</param>
    public static async Task CopyWithoutAsync(string extension, Stream source, FileStream target, CancellationToken cancellation)
    {
        switch (extension)
        {
            case "jpg" or "jpeg" or "jpe" or "jfif":
                JpegMetadata.CopyWithout(new FileReader(source), target);
                break;
            case "png":
                PngMetadata.CopyWithout(new FileReader(source), target);
                break;
            case "webp":
                WebPMetadata.CopyWithout(new FileReader(source), target);
                break;
            case "avif" or "heic" or "heif":
                await source.CopyToAsync(target, cancellation);
                HeifMetadata.Blank(target);
                break;
            case "mp4" or "m4v" or "mov" or "3gp" or "m4a":
                await source.CopyToAsync(target, cancellation);
                FilmMetadata.Blank(target);
                break;
            default:
                await source.CopyToAsync(target, cancellation);
                break;
        }
    }
}

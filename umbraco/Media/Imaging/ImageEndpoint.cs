using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Site.Cms.Media.Imaging;

/// <summary>Answers requests for a picture in another size: those whose address has commands.</summary>
public sealed class ImageEndpoint(ImageVariants variants, ImageSignature signature)
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string ForAWhile = "public, max-age=600";

    /// <summary>What libvips may be asked about. All others are served as they are, whatever is asked of them.</summary>
    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "jpg", "jpeg", "png", "webp", "avif", "gif", "bmp", "tif", "tiff" };

    /// <param name="path">Of its bytes.</param>
    /// <returns>Null when the file itself is to be served.</returns>
    public async Task<IResult?> AnswerAsync(MediaFileInfo file, string path, HttpContext http)
    {
        var asked = ImageCommands.In(http.Request.Query);
        if (asked.Count == 0 || !Pictures.Contains(file.Extension))
            return null;
        if (!signature.IsOf(file.Url, asked, http.Request.Query[ImageSignature.Parameter]) || ImageCommands.Read(asked) is not { } commands)
            return TypedResults.BadRequest();
        var headers = http.Response.Headers;
        if (commands.Format is null)
            headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (ImageFormats.Of(file.Extension) is null)
            return null;

        var format = commands.Format ?? ImageFormats.Accepted(http.Request.GetTypedHeaders().Accept);
        switch (await variants.GetAsync(path, file.Hash, commands, format, http.RequestAborted))
        {
            case ImageVariant.Picture picture:
                headers.XContentTypeOptions = "nosniff";
                headers.CacheControl = IsVersioned(http, file) ? ForEver : ForAWhile;
                return TypedResults.Stream(picture.Content, picture.Format.ContentType(), entityTag: new EntityTagHeaderValue($"\"{picture.Tag}\""));
            case ImageVariant.Busy:
                headers.RetryAfter = "2";
                headers.CacheControl = "no-store";
                return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case ImageVariant.TooLarge:
                return TypedResults.StatusCode(StatusCodes.Status422UnprocessableEntity);
            default:
                return null;
        }
    }

    /// <summary>Its address changes with its bytes, so that nobody ever needs to ask again.</summary>
    private static bool IsVersioned(HttpContext http, MediaFileInfo file) => http.Request.Query[ImageAddresses.Version] == ImageAddresses.VersionOf(file);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;

namespace Site.Cms.Management.Media;

/// <summary>Addresses of thumbnails: <c>imaging/resize/urls</c>. A drawing has none but its own; what is no picture has none at all.</summary>
internal static class ImagingEndpoints
{
    private const int UsualSide = 200;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/imaging/resize/urls", (HttpRequest request, QueryIds ids, ToldMedia told, ImageAddresses addresses) =>
        {
            var (width, height) = (Side(request, "width"), Side(request, "height"));
            var mode = Named<ImageMode>(request, "mode") ?? ImageMode.Crop;
            var format = Format(request);
            return Answer.Json(told.Of(ids).Select(item => new MediaAddresses(
                item.Id,
                item.File is { } file && IsPicture(item) ? [new MediaAddress(null, Url(item, file))] : [])));

            string Url(MediaItem item, MediaFileInfo file) => addresses.Resizable(file.Url) is null
                ? file.Url
                : addresses.Thumbnail(file, mode, width, height, format, ImageCrops.Focus(item.Values.ByAlias.GetValueOrDefault("umbracoFile")));
        }).For(MediaPermission.Readers);

    private static int Side(HttpRequest request, string name) =>
        request.QueryNumber(name, UsualSide) is > 0 and <= ImageCommands.LargestSide and var side ? side : throw Wrong(request, name);

    private static ImageFormat? Format(HttpRequest request) =>
        request.QueryText("format") is not { } text ? null : ImageFormats.Of(text) ?? throw Wrong(request, "format");

    private static T? Named<T>(HttpRequest request, string name) where T : struct, Enum =>
        request.QueryText(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && char.IsAsciiLetter(text[0]) ? value
        : throw Wrong(request, name);

    private static InvalidRequestException Wrong(HttpRequest request, string name) =>
        new(new RequestFault($"$.{name}", $"The value '{request.QueryText(name)}' is not valid."));

    private static bool IsPicture(MediaItem item) => item.MediaTypeId == MediaTypes.Image.Id || item.MediaTypeId == MediaTypes.VectorGraphics.Id;
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Site.Cms.Media.Imaging;

/// <summary>Makes addresses of resized pictures: <c>/media/…/écran.png?width=640&amp;v=1f0c…&amp;hmac=…</c>.</summary>
public sealed class ImageAddresses(IMediaLibrary media, ImageSignature signature)
{
    /// <summary>The query parameter that changes with the file's bytes; no command, and not signed.</summary>
    public const string Version = "v";

    /// <param name="url">Address of a file of the library, without query.</param>
    /// <returns>Null when it is no picture that can be made smaller.</returns>
    public MediaFileInfo? Resizable(string url) =>
        media.Find(url) is { Width: not null, Height: not null } file && ImageFormats.Of(file.Extension) is not null ? file : null;

    /// <summary>In the format that suits the reader, for as long as the file has these bytes.</summary>
    /// <param name="width">Pixels, 1 to <see cref="ImageCommands.LargestSide"/>.</param>
    public string Scaled(MediaFileInfo file, int width) => Versioned(file, [new("width", width.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>As <see cref="Scaled"/>, cut to a shape: to the part that was chosen, else around the focal point, else around the middle.</summary>
    public string Cut(MediaFileInfo file, int width, int height, ImageCut? part, FocalPoint? focus)
    {
        List<KeyValuePair<string, StringValues>> commands = [];
        if (part is var (left, top, right, bottom))
            commands.Add(new("cc", string.Create(CultureInfo.InvariantCulture, $"{left},{top},{right},{bottom}")));
        else if (focus is { } point)
            commands.Add(Focus(point));
        commands.Add(new("width", width.ToString(CultureInfo.InvariantCulture)));
        commands.Add(new("height", height.ToString(CultureInfo.InvariantCulture)));
        return Versioned(file, commands);
    }

    /// <summary>As Umbraco's thumbnails have it, commands in its order.</summary>
    /// <param name="focus">What a crop keeps in sight; null for the middle.</param>
    public string Thumbnail(MediaFileInfo file, ImageMode mode, int width, int height, ImageFormat? format, FocalPoint? focus)
    {
        List<KeyValuePair<string, StringValues>> commands =
        [
            .. mode == ImageMode.Crop && focus is { } point && point != FocalPoint.Centre ? [Focus(point)] : Array.Empty<KeyValuePair<string, StringValues>>(),
            new("rmode", mode.ToString().ToLowerInvariant()),
            new("width", width.ToString(CultureInfo.InvariantCulture)),
            new("height", height.ToString(CultureInfo.InvariantCulture)),
        ];
        if (format is { } known)
            commands.Add(new("format", known.Extension()));
        return $"{file.Url}{new QueryBuilder(commands)}&{ImageSignature.Parameter}={signature.Of(file.Url, commands)}";
    }

    private string Versioned(MediaFileInfo file, IReadOnlyList<KeyValuePair<string, StringValues>> commands) =>
        $"{file.Url}{new QueryBuilder(commands)}&{Version}={VersionOf(file)}&{ImageSignature.Parameter}={signature.Of(file.Url, commands)}";

    private static KeyValuePair<string, StringValues> Focus(FocalPoint point) =>
        new("rxy", string.Create(CultureInfo.InvariantCulture, $"{point.Left},{point.Top}"));

    internal static string VersionOf(MediaFileInfo file) => file.Hash[..8];
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Site.Cms.Media.Imaging;

/// <summary>Makes addresses of resized pictures: <c>/media/…/écran.png?width=640&amp;v=1f0c…&amp;hmac=…</c>.</summary>
public sealed class ImageAddresses(MediaIndex media, ImageSignature signature)
{
    /// <summary>The query parameter that changes with the file's bytes; no command, and not signed.</summary>
    public const string Version = "v";

    /// <param name="url">Address of a file of the library, without query.</param>
    /// <returns>Null when it is no picture that can be made smaller.</returns>
    public MediaFileInfo? Resizable(string url) =>
        media.Find(url) is { Width: not null, Height: not null } file && ImageFormats.Of(file.Extension) is not null ? file : null;

    /// <summary>In the format that suits the reader, for as long as the file has these bytes.</summary>
    /// <param name="width">Pixels, 1 to <see cref="ImageCommands.LargestSide"/>.</param>
    public string Scaled(MediaFileInfo file, int width)
    {
        KeyValuePair<string, StringValues>[] commands = [new("width", width.ToString(CultureInfo.InvariantCulture))];
        return $"{file.Url}{new QueryBuilder(commands)}&{Version}={VersionOf(file)}&{ImageSignature.Parameter}={signature.Of(file.Url, commands)}";
    }

    /// <summary>As Umbraco's thumbnails have it, commands in its order.</summary>
    public string Thumbnail(MediaFileInfo file, ImageMode mode, int width, int height, ImageFormat? format)
    {
        List<KeyValuePair<string, StringValues>> commands =
        [
            new("rmode", mode.ToString().ToLowerInvariant()),
            new("width", width.ToString(CultureInfo.InvariantCulture)),
            new("height", height.ToString(CultureInfo.InvariantCulture)),
        ];
        if (format is { } known)
            commands.Add(new("format", known.Extension()));
        return $"{file.Url}{new QueryBuilder(commands)}&{ImageSignature.Parameter}={signature.Of(file.Url, commands)}";
    }

    internal static string VersionOf(MediaFileInfo file) => file.Hash[..8];
}

using System.Collections.Frozen;

namespace Site.Cms.Media;

/// <summary>A built-in media type, under the id that every Umbraco gives it.</summary>
/// <param name="FileEditor">Editor of <c>umbracoFile</c>; null for a folder.</param>
/// <param name="Extensions">File extensions for which it is chosen; empty for the type that takes the rest.</param>
/// <param name="Editable">Aliases of properties that editors fill in.</param>
public sealed record MediaType(
    Guid Id, string Alias, string Name, string Icon, string? FileEditor, IReadOnlyList<string> Extensions, IReadOnlyList<string> Editable)
{
    public bool IsFolder => FileEditor is null;

    /// <summary>Whether a file may be of this type: what is called a picture is shown and decoded as one.</summary>
    public bool Takes(string extension) => Extensions.Count == 0 || Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}

public static class MediaTypes
{
    private const string ImageCropper = "Umbraco.ImageCropper";
    private const string UploadField = "Umbraco.UploadField";

    public static MediaType Folder { get; } = new(
        new("f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d"), "Folder", "Folder", "icon-folder", null, [], []);

    public static MediaType Image { get; } = new(
        new("cc07b313-0843-4aa8-bbda-871c8da728c8"), "Image", "Image", "icon-picture", ImageCropper,
        ["jpeg", "jpg", "gif", "bmp", "png", "tiff", "tif", "webp"], ["altText"]);

    public static MediaType File { get; } = new(
        new("4c52d8ab-54e6-40cd-999c-7a5f24903e4d"), "File", "File", "icon-document", UploadField, [], []);

    public static MediaType Video { get; } = new(
        new("f6c515bb-653c-4bdc-821c-987729ebe327"), "umbracoMediaVideo", "Video", "icon-video", UploadField, ["mp4", "webm", "ogv"], []);

    public static MediaType Audio { get; } = new(
        new("a5ddeee0-8fd8-4cee-a658-6f1fcdb00de3"), "umbracoMediaAudio", "Audio", "icon-audio-lines", UploadField,
        ["mp3", "weba", "oga", "opus"], []);

    public static MediaType Article { get; } = new(
        new("a43e3414-9599-4230-a7d3-943a21b20122"), "umbracoMediaArticle", "Article", "icon-article", UploadField, ["pdf", "docx", "doc"], []);

    public static MediaType VectorGraphics { get; } = new(
        new("c4b1efcf-a9d5-41c4-9621-e9d273b52a9c"), "umbracoMediaVectorGraphics", "Vector Graphics (SVG)", "icon-origami", UploadField,
        ["svg"], ["altText"]);

    public static FrozenDictionary<Guid, MediaType> ById { get; } =
        new[] { Folder, Image, File, Video, Audio, Article, VectorGraphics }.ToFrozenDictionary(type => type.Id);

    /// <summary>The type that suits a file best.</summary>
    public static MediaType ForExtension(string extension) =>
        ById.Values.FirstOrDefault(type => type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) ?? File;
}

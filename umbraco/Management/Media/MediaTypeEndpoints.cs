using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary><c>media-type</c>, <c>item/media-type</c> and <c>tree/media-type</c>: the built-in types, which are only read. Pickers of media ask for them too.</summary>
internal static class MediaTypeEndpoints
{
    private static readonly string[] Readers = [Sections.Content, Sections.Media, Sections.Settings];

    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "Not Found", "The specified media type was not found")));

    public static void Map(IEndpointRouteBuilder api)
    {
        MapTypes(api.MapGroup("/media-type"));
        MapItems(api.MapGroup("/item/media-type"));
        api.MapGet("/tree/media-type/root", (HttpRequest request, TreePage page) =>
            Answer.Json(page.Page.Of(request.QueryFlag("foldersOnly") == true ? [] : BuiltInMediaTypes.All, MediaTypeTreeItem.Of))).For(Readers);
    }

    private static void MapTypes(RouteGroupBuilder types)
    {
        types.MapGet("/configuration", () => Answer.Json(new { ReservedFieldNames = ReservedNames.All })).For(Readers);
        types.MapGet("/allowed-at-root", (Page page) =>
            Answer.Json(page.Of([.. BuiltInMediaTypes.All.Where(type => type.AllowedAsRoot)], AllowedTypeOf))).For(Readers);
        types.MapGet("/{id:guid}", (Guid id) => Find(id, type => type)).For(Readers);
        types.MapGet("/{id:guid}/allowed-children", (Guid id, Page page) => Find(id, parent => page.Of(
            Known(parent.AllowedMediaTypes.OrderBy(allowed => allowed.SortOrder).Select(allowed => allowed.MediaType.Id)), AllowedTypeOf))).For(Readers);
    }

    private static void MapItems(RouteGroupBuilder items)
    {
        items.MapGet("", (QueryIds id) => Answer.Json(Known(id).Select(MediaTypeItem.Of))).ForAllStaff();
        items.MapGet("/search", (HttpRequest request, Page page) => Answer.Json(page.Of(Named(request.QueryText("query") ?? ""), MediaTypeItem.Of))).ForAllStaff();
        items.MapGet("/allowed", (HttpRequest request, Page page) => Answer.Json(page.Of(Suitable(request.QueryText("fileExtension") ?? "")))).ForAllStaff();
        items.MapGet("/folders", (Page page) => Answer.Json(page.Of(Known([MediaTypes.Folder.Id]), MediaTypeItem.Of))).ForAllStaff();
    }

    private static IResult Find<T>(Guid id, Func<MediaTypeModel, T> answer) =>
        BuiltInMediaTypes.Find(id) is { } type ? Answer.Json(answer(type)) : Answer.Refusal(OperationStatus.NotFound, Texts);

    private static List<MediaTypeModel> Known(IEnumerable<Guid> ids) => [.. ids.Select(BuiltInMediaTypes.Find).OfType<MediaTypeModel>()];

    private static List<MediaTypeModel> Named(string text) =>
        [.. BuiltInMediaTypes.All.Where(type => FoldedText.Fold(type.Name).Contains(FoldedText.Fold(text), StringComparison.Ordinal))];

    /// <summary>The type made for the extension, then the one that takes any file.</summary>
    private static List<MatchedMediaType> Suitable(string extension)
    {
        var best = MediaTypes.ForExtension(extension.TrimStart('.'));
        return
        [
            .. Known(new[] { best.Id, MediaTypes.File.Id }.Distinct())
                .Select(type => new MatchedMediaType(type.Id, type.Name, type.Icon, MatchedFileExtension: type.Id != MediaTypes.File.Id)),
        ];
    }

    private static AllowedType AllowedTypeOf(MediaTypeModel type) => new(type.Id, type.Name, type.Description, type.Icon);

    private sealed record MediaTypeItem(Guid Id, string Name, string Icon)
    {
        public IReadOnlyList<string> Flags { get; } = [];

        public static MediaTypeItem Of(MediaTypeModel type) => new(type.Id, type.Name, type.Icon);
    }

    private sealed record MatchedMediaType(Guid Id, string Name, string Icon, bool MatchedFileExtension)
    {
        public IReadOnlyList<string> Flags { get; } = [];
    }

    private sealed record MediaTypeTreeItem(Guid Id, string Name, string Icon, bool IsDeletable)
    {
        public ReferenceById? Parent { get; }
        public bool IsFolder { get; }
        public bool HasChildren { get; }
        public IReadOnlyList<string> Flags { get; } = [];

        public static MediaTypeTreeItem Of(MediaTypeModel type) => new(type.Id, type.Name, type.Icon, type.IsDeletable);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
        var all = BuiltInMediaTypes.In(api.ServiceProvider.GetRequiredService<CmsOptions>().DefaultLanguage);
        MapTypes(api.MapGroup("/media-type"), all);
        MapItems(api.MapGroup("/item/media-type"), all);
        api.MapGet("/tree/media-type/root", (HttpRequest request, TreePage page) =>
            Answer.Json(page.Page.Of(request.QueryFlag("foldersOnly") == true ? [] : all, MediaTypeTreeItem.Of))).For(Readers);
    }

    private static void MapTypes(RouteGroupBuilder types, IReadOnlyList<MediaTypeModel> all)
    {
        types.MapGet("/configuration", () => Answer.Json(new { ReservedFieldNames = ReservedNames.All })).For(Readers);
        types.MapGet("/allowed-at-root", (Page page) => Answer.Json(page.Of([.. all.Where(type => type.AllowedAsRoot)], AllowedTypeOf))).For(Readers);
        types.MapGet("/{id:guid}", (Guid id) => Find(all, id, type => type)).For(Readers);
        types.MapGet("/{id:guid}/allowed-children", (Guid id, Page page) => Find(all, id, parent => page.Of(
            Known(all, parent.AllowedMediaTypes.OrderBy(allowed => allowed.SortOrder).Select(allowed => allowed.MediaType.Id)), AllowedTypeOf))).For(Readers);
    }

    private static void MapItems(RouteGroupBuilder items, IReadOnlyList<MediaTypeModel> all)
    {
        items.MapGet("", (QueryIds id) => Answer.Json(Known(all, id).Select(MediaTypeItem.Of))).ForAllStaff();
        items.MapGet("/search", (HttpRequest request, Page page) =>
            Answer.Json(page.Of(Named(all, request.QueryText("query") ?? ""), MediaTypeItem.Of))).ForAllStaff();
        items.MapGet("/allowed", (HttpRequest request, Page page) =>
            Answer.Json(page.Of(Suitable(all, request.QueryText("fileExtension") ?? "")))).ForAllStaff();
        items.MapGet("/folders", (Page page) => Answer.Json(page.Of(Known(all, [MediaTypes.Folder.Id]), MediaTypeItem.Of))).ForAllStaff();
    }

    private static IResult Find<T>(IReadOnlyList<MediaTypeModel> all, Guid id, Func<MediaTypeModel, T> answer) =>
        Known(all, [id]) is [var type] ? Answer.Json(answer(type)) : Answer.Refusal(OperationStatus.NotFound, Texts);

    private static List<MediaTypeModel> Known(IReadOnlyList<MediaTypeModel> all, IEnumerable<Guid> ids) =>
        [.. ids.Select(id => all.FirstOrDefault(type => type.Id == id)).OfType<MediaTypeModel>()];

    private static List<MediaTypeModel> Named(IReadOnlyList<MediaTypeModel> all, string text) =>
        [.. all.Where(type => FoldedText.Fold(type.Name).Contains(FoldedText.Fold(text), StringComparison.Ordinal))];

    /// <summary>The type made for the extension, then the one that takes any file.</summary>
    private static List<MatchedMediaType> Suitable(IReadOnlyList<MediaTypeModel> all, string extension)
    {
        var best = MediaTypes.ForExtension(extension.TrimStart('.'));
        return
        [
            .. Known(all, new[] { best.Id, MediaTypes.File.Id }.Distinct())
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

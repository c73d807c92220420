using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>Reads of the media library, as those who pick media in documents need them: <c>tree/media</c>, <c>item/media</c>, <c>media/urls</c>…</summary>
internal static class MediaEndpoints
{
    private static readonly string[] Readers = [Sections.Content, Sections.Media];

    public static void Map(IEndpointRouteBuilder api)
    {
        MapTree(api.MapGroup("/tree/media"));
        MapItems(api.MapGroup("/item/media"));
        MapFiles(api);
        api.MapGet("/recycle-bin/media/root", (TreePage page, CmsEngine engine) => Answer.Json(
            page.Page.Of(InBin(engine.State), item => BinnedMedia.Of(engine.State, item)))).For(Sections.Media);
        api.MapGet("/recycle-bin/media/children", (HttpRequest request, TreePage page, CmsEngine engine) => Answer.Json(
            page.Page.Of(BelowInBin(engine.State, request.RequiredQueryId("parentId")), item => BinnedMedia.Of(engine.State, item)))).For(Sections.Media);
    }

    private static void MapTree(RouteGroupBuilder tree)
    {
        tree.MapGet("/root", (TreePage page, CmsEngine engine) => Answer.Json(
            page.Page.Of(Level(engine.State, null), item => MediaTreeItem.Of(engine.State, item)))).For(Readers);
        tree.MapGet("/children", (HttpRequest request, TreePage page, CmsEngine engine) => Answer.Json(
            page.Page.Of(Level(engine.State, request.RequiredQueryId("parentId")), item => MediaTreeItem.Of(engine.State, item)))).For(Readers);
        tree.MapGet("/ancestors", (HttpRequest request, CmsEngine engine) => Answer.Json(
            Line(engine.State, request.RequiredQueryId("descendantId")).Select(item => MediaTreeItem.Of(engine.State, item)))).For(Readers);
        tree.MapGet("/siblings", (HttpRequest request, CmsEngine engine) =>
        {
            if (engine.State.Media.GetValueOrDefault(request.RequiredQueryId("target")) is not { Trashed: false } target)
                return Answer.Missing;
            var level = Level(engine.State, target.ParentId);
            return Answer.Json(Siblings<MediaTreeItem>.Around(
                [.. level.Select(item => MediaTreeItem.Of(engine.State, item))], level.IndexOf(target), request.QueryNumber("before", 0), request.QueryNumber("after", 0)));
        }).For(Readers);
    }

    private static void MapItems(RouteGroupBuilder items)
    {
        items.MapGet("", (QueryIds id, CmsEngine engine) => Answer.Json(Known(engine.State, id).Select(item => MediaPickerItem.Of(engine.State, item)))).ForAllStaff();
        items.MapGet("/ancestors", (QueryIds id, CmsEngine engine) => Answer.Json(Known(engine.State, id).Select(item => new
        {
            item.Id,
            Ancestors = Line(engine.State, item.Id).SkipLast(1).Select(ancestor => MediaPickerItem.Of(engine.State, ancestor)),
        }))).ForAllStaff();
        items.MapGet("/search", (HttpRequest request, Page page, CmsEngine engine) =>
            Answer.Json(page.Of(Search(engine.State, request), item => MediaPickerItem.Of(engine.State, item)))).ForAllStaff();
    }

    private static void MapFiles(IEndpointRouteBuilder api)
    {
        api.MapGet("/media/configuration", () => Answer.Json(new { DisableDeleteWhenReferenced = false, DisableUnpublishWhenReferenced = false })).For(Readers);
        api.MapGet("/media/urls", (QueryIds id, CmsEngine engine) => Answer.Json(
            Known(engine.State, id).Select(item => MediaAddresses.Of(item, item.File is not null)))).For(Readers);
        ImagingEndpoints.Map(api);
        api.MapGet("/temporary-file/configuration", () => Answer.Json(new
        {
            ImageFileTypes = MediaTypes.Image.Extensions,
            DisallowedUploadedFilesExtensions = TemporaryFiles.RefusedExtensions,
            AllowedUploadedFileExtensions = Array.Empty<string>(),
            MaxFileSize = (long?)null,
        })).ForAllStaff();
    }

    private static List<MediaItem> Level(CmsState state, Guid? parent) => [.. state.MediaChildrenOf(parent).Where(item => !item.Trashed)];

    private static List<MediaItem> InBin(CmsState state) =>
        [.. state.Media.Values.Where(item => item is { Trashed: true, ParentId: null }).OrderBy(item => item.Name, FoldedText.FrenchOrder).ThenBy(item => item.Id)];

    private static List<MediaItem> BelowInBin(CmsState state, Guid parent) => [.. state.MediaChildrenOf(parent).Where(item => item.Trashed)];

    private static IEnumerable<MediaItem> Known(CmsState state, IEnumerable<Guid> ids) => ids.Select(id => state.Media.GetValueOrDefault(id)).OfType<MediaItem>();

    private static List<MediaItem> Line(CmsState state, Guid id)
    {
        var line = new List<MediaItem>();
        for (Guid? at = id; at is { } known && state.Media.TryGetValue(known, out var item); at = item.ParentId)
            line.Insert(0, item);
        return line;
    }

    private static List<MediaItem> Search(CmsState state, HttpRequest request)
    {
        var (text, trashed, below) = (FoldedText.Fold(request.QueryText("query") ?? ""), request.QueryFlag("trashed") ?? false, request.QueryId("parentId"));
        var within = below is { } parent ? state.MediaDescendantsOf(parent) : state.Media.Values;
        return
        [
            .. within.Where(item => item.Trashed == trashed && FoldedText.Fold(item.Name).Contains(text, StringComparison.Ordinal))
                .OrderBy(item => item.Name, FoldedText.FrenchOrder).ThenBy(item => item.Id),
        ];
    }
}

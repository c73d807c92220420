using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>The media library as a tree, as much of it as the caller's start nodes show: <c>tree/media</c>.</summary>
internal static class MediaTreeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var tree = api.MapGroup("/tree/media").For(MediaPermission.Readers);
        tree.MapGet("/root", (HttpRequest request, TreePage page, MediaAccess access) =>
            List(access.VisibleChildrenOf(null), request, page, access));
        tree.MapGet("/children", (HttpRequest request, TreePage page, MediaAccess access) =>
            List(Children(request.QueryId("parentId"), access), request, page, access));
        tree.MapGet("/ancestors", (HttpRequest request, MediaAccess access) => Ancestors(request.QueryId("descendantId"), access));
        tree.MapGet("/siblings", (HttpRequest request, MediaAccess access) => SiblingsOf(request.QueryId("target"), request, access));
    }

    private static IEnumerable<MediaItem> Children(Guid? parent, MediaAccess access) => parent is { } id ? access.VisibleChildrenOf(id) : [];

    private static IResult List(IEnumerable<MediaItem> level, HttpRequest request, TreePage page, MediaAccess access) =>
        Answer.Json(page.Page.Of([.. level.Where(item => request.QueryFlag("foldersOnly") != true || item.File is null)], (MediaItem item) => item.ToTreeItem(access)));

    private static IResult Ancestors(Guid? descendant, MediaAccess access) =>
        access.State.Media.GetValueOrDefault(descendant ?? Guid.Empty) is { } item && access.VisibilityOf(item) != TreeVisibility.Hidden
            ? Answer.Json(access.State.MediaAncestorsOf(item).Reverse().Append(item)
                .Where(step => access.VisibilityOf(step) != TreeVisibility.Hidden).Select(step => step.ToTreeItem(access)))
            : Answer.Json(Array.Empty<MediaTreeItem>());

    private static IResult SiblingsOf(Guid? target, HttpRequest request, MediaAccess access)
    {
        if (access.State.Media.GetValueOrDefault(target ?? Guid.Empty) is not { Trashed: false } item || access.VisibilityOf(item) == TreeVisibility.Hidden)
            return Answer.Missing;
        return Answer.Json(Around(item, [.. access.VisibleChildrenOf(item.ParentId)], request, sibling => sibling.ToTreeItem(access)));
    }

    /// <summary>The part of a level around one item that <c>before</c> and <c>after</c> ask for.</summary>
    internal static Siblings<T> Around<T>(MediaItem target, List<MediaItem> level, HttpRequest request, Func<MediaItem, T> shape)
    {
        var part = Siblings<MediaItem>.Around(level, level.IndexOf(target), request.QueryNumber("before", 0), request.QueryNumber("after", 0));
        return new Siblings<T>(part.TotalBefore, part.TotalAfter, [.. part.Items.Select(shape)]);
    }
}

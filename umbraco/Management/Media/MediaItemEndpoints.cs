using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>Names of media that are asked for by id: <c>item/media</c>; see <see cref="ToldMedia"/>. Searching stays within the start nodes.</summary>
internal static class MediaItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/item/media").ForAllStaff();
        items.MapGet("", (QueryIds ids, ToldMedia told) => Answer.Json(told.Of(ids).Select(item => item.ToItem(told.State))));
        items.MapGet("/ancestors", (QueryIds ids, ToldMedia told) => Answer.Json(told.Of(ids).Select(item => new MediaItemAncestors(
            item.Id, [.. told.State.MediaAncestorsOf(item).Reverse().Where(told.Tells).Select(ancestor => ancestor.ToItem(told.State))]))));
        items.MapGet("/search", Search);
    }

    private static IResult Search(HttpRequest request, Page page, MediaAccess access)
    {
        var (text, trashed, below) = (FoldedText.Fold(request.QueryText("query") ?? ""), request.QueryFlag("trashed") ?? false, request.QueryId("parentId"));
        var types = request.Query["allowedMediaTypes"].Where(id => !string.IsNullOrEmpty(id)).Select(id => RequestQuery.Id("allowedMediaTypes", id)).ToHashSet();
        var within = below is { } parent ? access.State.MediaDescendantsOf(parent) : access.State.Media.Values;
        var found = within
            .Where(item => item.Trashed == trashed && access.Reaches(item) && (types.Count == 0 || types.Contains(item.MediaTypeId))
                && FoldedText.Fold(item.Name).Contains(text, StringComparison.Ordinal))
            .OrderBy(item => item.Name, FoldedText.FrenchOrder).ThenBy(item => item.Id);
        return Answer.Json(page.Of([.. found], (MediaItem item) => item.ToItem(access.State)));
    }
}

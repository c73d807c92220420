using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>
/// Names of media that are asked for by id: <c>item/media</c>. As in Umbraco all staff may ask, whatever their start nodes: what they edit may have
/// picked an item that is outside them, and has to show its name. Searching stays within the start nodes.
/// </summary>
internal static class MediaItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/item/media").ForAllStaff();
        items.MapGet("", (QueryIds ids, MediaAccess access) => Answer.Json(access.State.Known(ids).Select(item => item.ToItem(access.State))));
        items.MapGet("/ancestors", (QueryIds ids, MediaAccess access) => Answer.Json(access.State.Known(ids).Select(item => new MediaItemAncestors(
            item.Id, [.. access.State.MediaAncestorsOf(item).Reverse().Select(ancestor => ancestor.ToItem(access.State))]))));
        items.MapGet("/search", Search);
    }

    /// <summary>Those that exist, in the order asked for.</summary>
    internal static IEnumerable<MediaItem> Known(this CmsState state, QueryIds ids) => ids.Select(id => state.Media.GetValueOrDefault(id)).OfType<MediaItem>();

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

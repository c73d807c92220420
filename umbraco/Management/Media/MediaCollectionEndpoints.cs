using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>A folder of the library, or its top, as the grid or list that the client shows: <c>collection/media</c>.</summary>
internal static class MediaCollectionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/collection/media", List).For(MediaPermission.Readers);

    private static IResult List(HttpRequest request, TreePage page, MediaAccess access, IStaffDirectory staff)
    {
        var folder = request.QueryId("id");
        if (folder is { } id)
        {
            if (!access.State.Media.TryGetValue(id, out var item))
                return Answer.Refusal(OperationStatus.ContentNotFound, MediaTexts.Collections);
            if (access.VisibilityOf(item) == TreeVisibility.Hidden)
                return Answer.Forbidden;
        }
        var filter = FoldedText.Fold(request.QueryText("filter") ?? "");
        var items = access.VisibleChildrenOf(folder).Where(item => FoldedText.Fold(item.Name).Contains(filter, StringComparison.Ordinal));
        if (Ordered(items, request.QueryText("orderBy") ?? "updateDate", request.Descending(otherwise: false), staff) is not { } ordered)
        {
            return Answer.Problem(new Problem
            {
                Title = "Order by value is not a property on the configured collection",
                Status = StatusCodes.Status400BadRequest,
                Detail = "The specified orderBy property is not part of the collection configuration",
                OperationStatus = "OrderByNotPartOfCollectionConfiguration",
            });
        }
        return Answer.Json(page.Page.Of([.. ordered], (MediaItem item) => item.ToCollectionItem(staff)));
    }

    /// <summary>Null for what cannot be sorted by.</summary>
    private static IEnumerable<MediaItem>? Ordered(IEnumerable<MediaItem> items, string orderBy, bool descending, IStaffDirectory staff)
    {
        return orderBy switch
        {
            "name" => By(item => item.Name, FoldedText.FrenchOrder),
            "creator" or "owner" => By(item => staff.NameOf(item.CreatorId) ?? "", FoldedText.FrenchOrder),
            "updateDate" => By(item => item.UpdateDate, null),
            "createDate" => By(item => item.CreateDate, null),
            "sortOrder" => By(item => item.SortOrder, null),
            _ => null,
        };

        IEnumerable<MediaItem> By<TKey>(Func<MediaItem, TKey> key, IComparer<TKey>? comparer) =>
            descending ? items.OrderByDescending(key, comparer) : items.OrderBy(key, comparer);
    }
}

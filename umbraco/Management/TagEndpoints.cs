using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Search;

namespace Site.Cms.Management;

/// <summary><c>tag</c>: what published documents are tagged with, for who tags another one.</summary>
internal static class TagEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/tag", (HttpRequest request, Page page, ContentTags tags) => Answer.Json(page.Of(
        tags.Find(request.QueryText("query"), request.QueryText("tagGroup"), request.QueryText("culture")),
        tag => new { tag.Id, tag.Text, tag.Group, NodeCount = tag.DocumentCount }))).ForAllStaff();
}

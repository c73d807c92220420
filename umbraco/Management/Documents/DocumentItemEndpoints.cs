using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>
/// Names and states of documents that are asked for by id: <c>item/document</c>. As in Umbraco all staff may ask, whatever their start nodes: what
/// they edit may pick a document that is outside them, and has to show its name.
/// </summary>
internal static class DocumentItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/item/document").ForAllStaff();
        items.MapGet("", (QueryIds ids, DocumentAccess access) => Answer.Json(
            access.State.Documents.Known(ids).Select(document => document.ToItem(access.State))));
        items.MapGet("/ancestors", (QueryIds ids, DocumentAccess access) => Answer.Json(
            access.State.Documents.Known(ids).Select(document => new DocumentItemAncestors(
                document.Id, [.. access.State.AncestorsOf(document).Reverse().Select(ancestor => ancestor.ToItem(access.State))]))));
    }

    private static IEnumerable<Publishing.Document> Known(
        this System.Collections.Immutable.ImmutableDictionary<Guid, Publishing.Document> documents, QueryIds ids) =>
        ids.Select(id => documents.GetValueOrDefault(id)).OfType<Publishing.Document>();
}

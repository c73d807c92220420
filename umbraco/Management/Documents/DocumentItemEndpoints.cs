using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Publishing;
using Site.Cms.Search;
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
        items.MapGet("/search", Search);
    }

    private static IResult Search(HttpRequest request, Page page, DocumentAccess access, DocumentSearch search)
    {
        if (request.QueryText("query") is not { } text || string.IsNullOrWhiteSpace(text))
            throw new InvalidRequestException(RequestFault.Missing("$.query", "query"));
        // Content is invariant: no document has anything in a culture of its own.
        var found = search.Find(new DocumentQuery(text)
        {
            Below = request.QueryId("parentId"),
            Trashed = request.QueryFlag("trashed"),
            DocumentTypes = [.. request.Query["allowedDocumentTypes"].Where(id => !string.IsNullOrEmpty(id)).Select(id => RequestQuery.Id("allowedDocumentTypes", id))],
        });
        return Answer.Json(page.Of(found.Where(document => access.May(DocumentVerb.Read, document)).ToList(), document => document.ToItem(access.State)));
    }

    private static IEnumerable<Document> Known(this ImmutableDictionary<Guid, Document> documents, QueryIds ids) =>
        ids.Select(id => documents.GetValueOrDefault(id)).OfType<Document>();
}

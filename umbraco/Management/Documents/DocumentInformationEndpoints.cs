using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Preview;
using Site.Cms.Publishing;
using Site.Cms.Users;
using static Site.Cms.Users.DocumentVerb;

namespace Site.Cms.Management.Documents;

/// <summary>What the client shows about a document beside its content: addresses, the audit log.</summary>
internal static class DocumentInformationEndpoints
{
    /// <summary>Umbraco's own maker of addresses and previews; the client names it.</summary>
    private const string Provider = "umbDocumentUrlProvider";

    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup($"/{DocumentEndpoints.Path}").For(Sections.Content);
        documents.MapGet("/urls", (QueryIds ids, DocumentAccess access, DocumentAddresses addresses, CmsOptions options) =>
            Answer.Json(ids.Where(id => access.State.Documents.ContainsKey(id) && access.May(Read, id)).Select(id => new DocumentUrls(
                id, [.. addresses.Of(id).Select(url => new DocumentUrl(null, Provider, options.DefaultLanguage, url))]))));
        documents.MapGet("/{id:guid}/preview-url", PreviewUrl).Needs(Read);
        documents.MapGet("/{id:guid}/audit-log", History).Needs(Read);
    }

    private static IResult PreviewUrl(Guid id, HttpContext context, DocumentAccess access, PreviewPass pass)
    {
        var request = context.Request;
        if (!access.State.Documents.ContainsKey(id))
            return Answer.Problem(new Problem { Title = "Document not found", Status = 404, Detail = "The requested document did not exist." });
        if (request.QueryText("providerAlias") != Provider)
        {
            return Answer.Problem(new Problem
            {
                Title = "No preview URL for document", Status = 400, Detail = "Failed to produce a preview URL for the requested document.",
            });
        }
        pass.Issue(context, access.Staff);
        var (culture, segment) = (request.QueryText("culture"), request.QueryText("segment"));
        return Answer.Json(new DocumentUrl(
            null, Provider, culture,
            $"preview?id={id}&culture={Uri.EscapeDataString(culture ?? "")}&segment={Uri.EscapeDataString(segment ?? "")}"));
    }

    private static IResult History(Guid id, HttpRequest request, Page page, DocumentAccess access, CmsEngine engine) =>
        // What a deleted document leaves behind cannot be placed in anybody's branch.
        access.State.Documents.ContainsKey(id) || access.HasWholeTree
            ? AuditLog.Of(id, request, page, engine.Store)
            : AuditLog.Empty(page);

    private sealed record DocumentUrls(Guid Id, IReadOnlyList<DocumentUrl> UrlInfos);

    private sealed record DocumentUrl(string? Message, string Provider, string? Culture, string? Url);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Documents;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// <c>redirect-management</c>: former addresses of documents, newest first, as paths of the published tree. They are always kept and followed, so there
/// is nothing to switch off.
/// </summary>
internal static class RedirectEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var redirects = api.MapGroup("/redirect-management").For(Sections.Content);
        redirects.MapGet("", (HttpRequest request, Page page, DocumentAccess access, DocumentRedirects known, DocumentAddresses addresses) =>
            List(known.List(request.QueryText("filter")), page, access, addresses));
        redirects.MapGet("/{id:guid}", (Guid id, Page page, DocumentAccess access, DocumentRedirects known, DocumentAddresses addresses) =>
            List(known.Of(id), page, access, addresses));
        redirects.MapGet("/status", (StaffMember staff) => Answer.Json(new { Status = "Enabled", UserIsAdmin = staff.IsAdmin }));
        redirects.MapDelete("/{id:guid}", DeleteAsync);
    }

    private static IResult List(IEnumerable<DocumentRedirect> redirects, Page page, DocumentAccess access, DocumentAddresses addresses) =>
        Answer.Json(page.Of(redirects.Where(redirect => access.May(DocumentVerb.Read, redirect.DocumentId)).ToList(), redirect => new RedirectItem(
            redirect.Id, redirect.OriginalPath, addresses.PathOf(redirect.DocumentId) ?? "#", DocumentMapping.Utc(redirect.Created),
            new ReferenceById(redirect.DocumentId))));

    private static async Task<IResult> DeleteAsync(Guid id, DocumentAccess access, DocumentRedirects known, CancellationToken cancellation)
    {
        if (known.List().FirstOrDefault(redirect => redirect.Id == id) is { } redirect && !access.May(DocumentVerb.Update, redirect.DocumentId))
            return Answer.Forbidden;
        await known.DeleteAsync(id, access.Staff.Id, cancellation);
        return Answer.Done;
    }

    /// <param name="DestinationUrl"><c>#</c> while the document cannot be reached.</param>
    private sealed record RedirectItem(Guid Id, string OriginalUrl, string DestinationUrl, DateTimeOffset Created, ReferenceById Document)
    {
        /// <summary>Empty, where the rest of this API says null: Umbraco's own way.</summary>
        public string Culture { get; } = "";
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Search;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>redirect-management</c>: former addresses of documents, newest first, as paths of the published tree.</summary>
internal static class RedirectEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/redirect-management", (HttpRequest request, Page page, CmsEngine engine, SnapshotHolder snapshots) =>
            Answer.Json(page.Of(Redirects(engine.State, request.QueryText("filter") ?? ""), redirect => Item(redirect, snapshots.Current)))).For(Sections.Content);
        api.MapGet("/redirect-management/{id:guid}", (Guid id, Page page, CmsEngine engine, SnapshotHolder snapshots) => Answer.Json(page.Of(
            Redirects(engine.State, "").FindAll(redirect => redirect.DocumentId == id), redirect => Item(redirect, snapshots.Current)))).For(Sections.Content);
    }

    private static List<Redirect> Redirects(CmsState state, string filter) =>
    [
        .. state.Redirects.Values.Where(redirect => FoldedText.Fold(redirect.Path).Contains(FoldedText.Fold(filter), StringComparison.Ordinal))
            .OrderByDescending(redirect => redirect.CreateDate).ThenBy(redirect => redirect.Id),
    ];

    private static RedirectItem Item(Redirect redirect, CmsSnapshot snapshot) => new(
        redirect.Id, redirect.Path,
        snapshot.Published.Find(redirect.DocumentId) is { } document ? snapshot.Published.Path(document) : "#",
        redirect.CreateDate, new ReferenceById(redirect.DocumentId));

    /// <param name="DestinationUrl"><c>#</c> while the document cannot be reached.</param>
    private sealed record RedirectItem(Guid Id, string OriginalUrl, string DestinationUrl, DateTimeOffset Created, ReferenceById Document)
    {
        /// <summary>Empty, where the rest of this API says null: Umbraco's own way.</summary>
        public string Culture { get; } = "";
    }
}

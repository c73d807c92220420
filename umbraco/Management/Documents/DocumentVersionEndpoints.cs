using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;
using Site.Cms.Versions;

namespace Site.Cms.Management.Documents;

/// <summary>A document's history: <c>document-version</c>.</summary>
internal static class DocumentVersionEndpoints
{
    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "The requested version could not be found")),
        (OperationStatus.ContentNotFound, new(400, "The requested document could not be found")),
        (OperationStatus.InvalidCulture, new(400, "Invalid culture", "The content has no cultures.")),
        (OperationStatus.InTrash, new(
            400, "Content is in the recycle bin", "Could not perform the operation because the targeted content was in the recycle bin.")));

    public static void Map(IEndpointRouteBuilder api)
    {
        var versions = api.MapGroup("/document-version").For(Sections.Content);
        versions.MapGet("", List);
        versions.MapGet("/{id:guid}", Get);
        versions.MapPost("/{id:guid}/rollback", async (
            Guid id, HttpRequest request, DocumentAccess access, DocumentVersions history, CancellationToken cancellation) =>
            May(DocumentVerb.Rollback, id, access, history)
                ? Answer.Of(await history.RollbackAsync(id, request.QueryText("culture"), access.Staff.Id, cancellation), Texts)
                : Answer.Forbidden);
        versions.MapPut("/{id:guid}/prevent-cleanup", async (
            Guid id, HttpRequest request, DocumentAccess access, DocumentVersions history, CancellationToken cancellation) =>
            May(DocumentVerb.Rollback, id, access, history)
                ? Answer.Of(await history.SetPreventCleanupAsync(id, request.QueryFlag("preventCleanup") ?? false, access.Staff.Id, cancellation), Texts)
                : Answer.Forbidden);
    }

    private static IResult List(HttpRequest request, Page page, DocumentAccess access, DocumentVersions history)
    {
        var document = request.RequiredQueryId("documentId");
        if (!access.May(DocumentVerb.Read, document))
            return Answer.Forbidden;
        var list = history.List(document, request.QueryText("culture"), page.Skip, page.Take);
        return list.Succeeded
            ? Answer.Json(new PagedList<VersionItem>(list.Value!.Total, [.. list.Value.Items.Select(VersionItem.Of)]))
            : Answer.Refusal(list, Texts);
    }

    private static IResult Get(Guid id, DocumentAccess access, DocumentVersions history, DocumentValues values)
    {
        if (history.Find(id) is not { } version || !access.State.Documents.TryGetValue(version.DocumentId, out var document))
            return Answer.Refusal(OperationStatus.NotFound, Texts);
        if (!access.May(DocumentVerb.Read, document))
            return Answer.Forbidden;
        return Answer.Json(new VersionResponse(
            new ReferenceById(document.Id), document.TypeReference(access.State), id, [],
            values.Of(access.State, document.DocumentTypeId, version.Values), [document.Variant(version, document.State)]));
    }

    private static bool May(string verb, Guid id, DocumentAccess access, DocumentVersions history) =>
        history.Find(id) is not { } version || access.May(verb, version.DocumentId);

    private sealed record VersionItem(
        Guid Id, ReferenceById Document, ReferenceById DocumentType, ReferenceById User, DateTimeOffset VersionDate,
        bool IsCurrentPublishedVersion, bool IsCurrentDraftVersion, bool PreventCleanup)
    {
        public static VersionItem Of(DocumentVersionItem item) => new(
            item.Key, new(item.DocumentId), new(item.DocumentTypeId), new(item.UserId), DocumentMapping.Utc(item.Date),
            item.IsCurrentPublished, item.IsCurrentDraft, item.PreventCleanup);
    }

    private sealed record VersionResponse(
        ReferenceById Document, DocumentTypeReference DocumentType, Guid Id, IReadOnlyList<Flag> Flags,
        IReadOnlyList<PropertyValueResponse> Values, IReadOnlyList<VariantResponse> Variants);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;
using static Site.Cms.Users.DocumentVerb;

namespace Site.Cms.Management.Documents;

/// <summary>Documents: <c>document</c>, <c>document/{id}</c>, their validation, and the bin as the place they go to.</summary>
internal static class DocumentEndpoints
{
    public const string Path = "document";

    /// <summary>Preference (RFC 7240) of a window whose editor chose to replace somebody else's text.</summary>
    private const string KeepReplaced = "keep-replaced";
    private const string PatchType = "application/json-patch+json";

    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup($"/{Path}").For(Sections.Content);
        documents.MapGet("/configuration", () => Answer.Json(new DocumentConfiguration())).For(Sections.Content, Sections.Media);
        documents.MapPost("", CreateAsync);
        documents.MapPost("/validate", Validate);
        documents.MapGet("/{id:guid}", Get).Needs(Read);
        documents.MapGet("/{id:guid}/published", GetPublished).Needs(Read);
        documents.MapPut("/{id:guid}", UpdateAsync).Needs(Update);
        // Nobody reads the reasons under this version: Umbraco gives none.
        documents.MapPut("/{id:guid}/validate", (Guid id, Body<UpdateDocument> body, DocumentService service) =>
            service.Validate(id, body.Value) is { Succeeded: false, Status: OperationStatus.PropertyValidationError }
                ? TypedResults.StatusCode(StatusCodes.Status400BadRequest)
                : Answer.Of(service.Validate(id, body.Value), DocumentTexts.Changing)).Needs(Update);
        documents.MapPatch("/{id:guid}/patch", PatchAsync).Needs(Update);
        documents.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, DocumentTree tree, CancellationToken cancellation) =>
            Answer.Of(await tree.DeleteAsync(id, staff.Id, cancellation), DocumentTexts.Changing)).Needs(Delete);
        documents.MapPut("/sort", SortAsync);
        documents.MapPut("/{id:guid}/move", MoveAsync).Needs(Move);
        documents.MapPost("/{id:guid}/copy", CopyAsync).Needs(Duplicate);
        documents.MapPut("/{id:guid}/move-to-recycle-bin", async (Guid id, StaffMember staff, DocumentTree tree, CancellationToken cancellation) =>
            Answer.Of(await tree.MoveToRecycleBinAsync(id, staff.Id, cancellation), DocumentTexts.Changing)).Needs(Delete);
        documents.MapGet("/{id:guid}/available-segment-options", (Guid id, Page page) => Answer.Json(page.Of<string>([]))).Needs(Read);
    }

    /// <summary>What only version 1.1 has; below <c>/umbraco/management/api/v1.1</c>.</summary>
    public static void MapNewer(IEndpointRouteBuilder api) =>
        api.MapPut($"/{Path}/{{id:guid}}/validate", (Guid id, Body<UpdateDocument> body, DocumentService service) =>
            Answer.Of(service.Validate(id, body.Value), DocumentTexts.Changing)).For(Sections.Content).Needs(Update);

    private static IResult Get(Guid id, HttpResponse response, DocumentAccess access, DocumentValues values)
    {
        if (!access.State.Documents.TryGetValue(id, out var document))
            return Answer.Refusal(OperationStatus.ContentNotFound, DocumentTexts.Reading);
        response.Headers.ETag = EntityTags.Of(document.Draft);
        return Answer.Json(document.ToResponse(access.State, document.Draft, values));
    }

    private static IResult GetPublished(Guid id, DocumentAccess access, DocumentValues values) =>
        access.State.Documents.GetValueOrDefault(id) is { Published: { } version } document
            ? Answer.Json(document.ToResponse(access.State, version, values))
            : Answer.Refusal(OperationStatus.NotFound, DocumentTexts.Reading);

    private static async Task<IResult> CreateAsync(Body<CreateDocument> body, DocumentAccess access, DocumentService service, CancellationToken cancellation) =>
        access.May(Create, body.Value.Parent?.Id)
            ? Answer.Of(await service.CreateAsync(body.Value, access.Staff.Id, cancellation), DocumentTexts.Changing, Path)
            : Answer.Forbidden;

    private static IResult Validate(Body<CreateDocument> body, DocumentAccess access, DocumentService service) =>
        access.May(Create, body.Value.Parent?.Id) ? Answer.Of(service.Validate(body.Value), DocumentTexts.Changing) : Answer.Forbidden;

    private static async Task<IResult> UpdateAsync(
        Guid id, HttpRequest request, Body<UpdateDocument> body, StaffMember staff, DocumentService service, EditingConflicts conflicts,
        CancellationToken cancellation)
    {
        var save = body.Value with { Expected = EntityTags.Expected(request), KeepReplaced = request.Headers["Prefer"] == KeepReplaced };
        var result = await service.UpdateAsync(id, save, staff.Id, cancellation);
        return result.Status == OperationStatus.ConcurrencyViolation ? conflicts.Explain(id) : Answer.Of(result, DocumentTexts.Changing);
    }

    private static async Task<IResult> PatchAsync(
        Guid id, HttpContext context, StaffMember staff, DocumentService service, EditingConflicts conflicts, CancellationToken cancellation)
    {
        // As on Umbraco there is nothing at this address for any other kind of body.
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(PatchType, StringComparison.OrdinalIgnoreCase))
            return Answer.Missing;
        using var json = await RequestJson.ParseAsync(context);
        var patch = RequestJson.Read<PatchDocument>(json.RootElement);
        if (patch.Operations.Count == 0)
            throw new InvalidRequestException(new RequestFault("$.operations", "At least one operation is required."));
        var result = await service.PatchAsync(id, patch with { Expected = EntityTags.Expected(context.Request) }, staff.Id, cancellation);
        return result.Status == OperationStatus.ConcurrencyViolation ? conflicts.Explain(id) : Answer.Of(result, DocumentTexts.Changing);
    }

    private static async Task<IResult> SortAsync(Body<SortChildren> body, DocumentAccess access, DocumentTree tree, CancellationToken cancellation) =>
        body.Value.Sorting.Select(item => (Guid?)item.Id).Append(body.Value.Parent?.Id).All(id => access.May(Sort, id))
            ? Answer.Of(await tree.SortAsync(body.Value, access.Staff.Id, cancellation), DocumentTexts.Changing)
            : Answer.Forbidden;

    private static async Task<IResult> MoveAsync(Guid id, Body<MoveTo> body, DocumentAccess access, DocumentTree tree, CancellationToken cancellation) =>
        access.May(Move, body.Value.Target?.Id)
            ? Answer.Of(await tree.MoveAsync(id, body.Value, access.Staff.Id, cancellation), DocumentTexts.Changing)
            : Answer.Forbidden;

    private static async Task<IResult> CopyAsync(Guid id, Body<CopyDocument> body, DocumentAccess access, DocumentTree tree, CancellationToken cancellation) =>
        access.May(Duplicate, body.Value.Target?.Id) && (!body.Value.IncludeDescendants || access.MayInBranch(Read, id))
            ? Answer.Of(await tree.CopyAsync(id, body.Value, access.Staff.Id, cancellation), DocumentTexts.Changing, Path)
            : Answer.Forbidden;

    /// <summary>What the client asks before it offers to change content.</summary>
    private sealed record DocumentConfiguration(
        bool DisableDeleteWhenReferenced = false,
        bool DisableUnpublishWhenReferenced = false,
        bool AllowEditInvariantFromNonDefault = false,
        bool AllowNonExistingSegmentsCreation = true);
}

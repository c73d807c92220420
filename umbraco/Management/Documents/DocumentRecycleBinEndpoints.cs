using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;
using static Site.Cms.Users.DocumentVerb;

namespace Site.Cms.Management.Documents;

/// <summary>The documents' recycle bin: <c>recycle-bin/document</c>. It belongs to those whose tree is the whole one.</summary>
internal static class DocumentRecycleBinEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var bin = api.MapGroup("/recycle-bin/document").For(Sections.Content);
        bin.MapGet("/root", (TreePage page, DocumentAccess access) => List(Tops(access), page, access));
        bin.MapGet("/children", (HttpRequest request, TreePage page, DocumentAccess access) => List(Children(request.QueryId("parentId"), access), page, access));
        bin.MapGet("/siblings", (HttpRequest request, DocumentAccess access) => SiblingsOf(request.QueryId("target"), request, access));
        bin.MapGet("/{id:guid}/original-parent", OriginalParent).Needs(Read);
        bin.MapPut("/{id:guid}/restore", RestoreAsync).Needs(Move);
        bin.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, DocumentTree tree, CancellationToken cancellation) =>
            Answer.Of(await tree.DeleteFromRecycleBinAsync(id, staff.Id, cancellation), DocumentTexts.Changing)).Needs(Delete);
        bin.MapDelete("", async (DocumentAccess access, DocumentTree tree, CancellationToken cancellation) =>
            access.May(Delete, id: null)
                ? Answer.Of(await tree.EmptyRecycleBinAsync(access.Staff.Id, cancellation), DocumentTexts.Changing)
                : Answer.Forbidden);
    }

    private static List<Document> Tops(DocumentAccess access) =>
    [
        .. access.State.Documents.Values.Where(document => document is { Trashed: true, ParentId: null } && access.May(Read, document))
            .OrderBy(document => document.SortOrder).ThenBy(document => document.Draft.Id),
    ];

    private static List<Document> Children(Guid? parent, DocumentAccess access) =>
        parent is { } id && access.State.Documents.GetValueOrDefault(id) is { Trashed: true }
            ? [.. access.State.ChildrenOf(id).Where(child => access.May(Read, child))]
            : [];

    private static IResult List(List<Document> documents, TreePage page, DocumentAccess access) =>
        Answer.Json(page.Page.Of(documents, document => document.ToRecycleBinItem(access.State)));

    private static IResult SiblingsOf(Guid? target, HttpRequest request, DocumentAccess access)
    {
        if (access.State.Documents.GetValueOrDefault(target ?? Guid.Empty) is not { Trashed: true } document || !access.May(Read, document))
            return Answer.Missing;
        var all = document.ParentId is null ? Tops(access) : Children(document.ParentId, access);
        return Answer.Json(DocumentTreeEndpoints.SiblingsAround(document, all, request, sibling => sibling.ToRecycleBinItem(access.State)));
    }

    private static IResult OriginalParent(Guid id, DocumentAccess access) => access.State.Documents.GetValueOrDefault(id) switch
    {
        null => Answer.Refusal(OperationStatus.NotFound, DocumentTexts.Reading),
        { Trashed: false } => Answer.Refusal(OperationStatus.NotTrashed, DocumentTexts.Reading),
        { OriginalParentId: { } parent } when access.State.Documents.ContainsKey(parent) => Answer.Json(new ReferenceById(parent)),
        _ => Answer.Json<ReferenceById?>(null),
    };

    private static async Task<IResult> RestoreAsync(Guid id, Body<MoveTo> body, DocumentAccess access, DocumentTree tree, CancellationToken cancellation) =>
        access.May(Move, body.Value.Target?.Id)
            ? Answer.Of(await tree.RestoreAsync(id, body.Value, access.Staff.Id, cancellation), DocumentTexts.Changing)
            : Answer.Forbidden;
}

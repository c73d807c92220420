using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>The library's recycle bin: <c>recycle-bin/media</c>. It belongs to those whose library is the whole one.</summary>
internal static class MediaRecycleBinEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var bin = api.MapGroup("/recycle-bin/media").For(Sections.Media);
        bin.MapGet("/root", (TreePage page, MediaAccess access) => List(Tops(access), page, access));
        bin.MapGet("/children", (HttpRequest request, TreePage page, MediaAccess access) => List(Children(request.QueryId("parentId"), access), page, access));
        bin.MapGet("/siblings", (HttpRequest request, MediaAccess access) => SiblingsOf(request.QueryId("target"), request, access));
        bin.MapGet("/{id:guid}/original-parent", OriginalParent).WithinReach();
        bin.MapPut("/{id:guid}/restore", RestoreAsync).WithinReach();
        bin.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, MediaTreeService tree, CancellationToken cancellation) =>
            Answer.Of(await tree.DeleteFromRecycleBinAsync(id, staff.Id, cancellation), MediaTexts.Changing)).WithinReach();
        bin.MapDelete("", async (MediaAccess access, MediaTreeService tree, CancellationToken cancellation) =>
            access.HasWholeTree ? Answer.Of(await tree.EmptyRecycleBinAsync(access.Staff.Id, cancellation), MediaTexts.Changing) : Answer.Forbidden);
    }

    private static List<MediaItem> Tops(MediaAccess access) =>
    [
        .. access.State.Media.Values.Where(item => item is { Trashed: true, ParentId: null } && access.Reaches(item))
            .OrderBy(item => item.Name, FoldedText.FrenchOrder).ThenBy(item => item.Id),
    ];

    private static List<MediaItem> Children(Guid? parent, MediaAccess access) =>
        parent is { } id && access.State.Media.GetValueOrDefault(id) is { Trashed: true } ? [.. access.State.MediaChildrenOf(id).Where(access.Reaches)] : [];

    private static IResult List(List<MediaItem> items, TreePage page, MediaAccess access) =>
        Answer.Json(page.Page.Of(items, item => item.ToBinned(access.State)));

    private static IResult SiblingsOf(Guid? target, HttpRequest request, MediaAccess access)
    {
        if (access.State.Media.GetValueOrDefault(target ?? Guid.Empty) is not { Trashed: true } item || !access.Reaches(item))
            return Answer.Missing;
        var level = item.ParentId is { } parent ? Children(parent, access) : Tops(access);
        return Answer.Json(MediaTreeEndpoints.Around(item, level, request, sibling => sibling.ToBinned(access.State)));
    }

    private static IResult OriginalParent(Guid id, MediaAccess access) => access.State.Media.GetValueOrDefault(id) switch
    {
        null => Answer.Refusal(OperationStatus.NotFound, MediaTexts.Reading),
        { Trashed: false } => Answer.Refusal(OperationStatus.NotTrashed, MediaTexts.Reading),
        { OriginalParentId: { } parent } when access.State.Media.ContainsKey(parent) => Answer.Json(new ReferenceById(parent)),
        _ => Answer.Json<ReferenceById?>(null),
    };

    private static async Task<IResult> RestoreAsync(Guid id, Body<MoveTo> body, MediaAccess access, MediaTreeService tree, CancellationToken cancellation) =>
        access.Reaches(body.Value.Target?.Id)
            ? Answer.Of(await tree.RestoreAsync(id, body.Value, access.Staff.Id, cancellation), MediaTexts.Changing)
            : Answer.Forbidden;
}

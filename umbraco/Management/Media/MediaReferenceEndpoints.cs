using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Documents;
using Site.Cms.Model;
using Site.Cms.References;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>
/// Where a media item is used. Users are documents: no built-in media type can point at anything. They are named even when they lie outside the
/// caller's start nodes: who deletes has to know what breaks.
/// </summary>
internal static class MediaReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var media = api.MapGroup($"/{MediaEndpoints.Path}").For(MediaPermission.Readers);
        media.MapGet("/{id:guid}/referenced-by", (Guid id, Page page, MediaAccess access, ContentReferences references) =>
            Known(id, access) ?? Answer.Json(page.Of(references.ReferencedBy(id), user => DocumentReference.Of(user, access.State)))).WithinReach();
        media.MapGet("/{id:guid}/referenced-descendants", (Guid id, Page page, MediaAccess access, ContentReferences references) =>
            Known(id, access) ?? Answer.Json(page.Of(references.ReferencedDescendants(id), used => new ReferenceById(used)))).WithinReach();
        media.MapGet("/are-referenced", (QueryIds ids, Page page, MediaAccess access, ContentReferences references) =>
            Answer.Json(page.Of(references.AreReferenced(ids.Where(id => access.Reaches(id))), used => new ReferenceById(used))));
        api.MapGet("/recycle-bin/media/referenced-by", (Page page, MediaAccess access, ContentReferences references) =>
            Answer.Json(page.Of(access.HasWholeTree ? references.ReferencedByMediaBin() : [], user => DocumentReference.Of(user, access.State)))).For(Sections.Media);
    }

    private static Microsoft.AspNetCore.Http.IResult? Known(Guid id, MediaAccess access) =>
        access.State.Media.ContainsKey(id) ? null : Answer.Refusal(OperationStatus.NotFound, MediaTexts.Reading);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>What the client shows about media beside their content: addresses, thumbnails, the audit log.</summary>
internal static class MediaInformationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        // Anybody can open a file whose address they know, so an address is told to who edits a document that has picked it.
        api.MapGet("/media/urls", (QueryIds ids, MediaAccess access) => Answer.Json(access.State.Known(ids).Select(item => Addresses(item, told: true))))
            .For(MediaPermission.Readers);
        // Pictures are not resized yet: the address of the file itself does, at the price of its size.
        api.MapGet("/imaging/resize/urls", (QueryIds ids, MediaAccess access) => Answer.Json(
            access.State.Known(ids).Select(item => Addresses(item, told: item.MediaTypeId == MediaTypes.Image.Id || item.MediaTypeId == MediaTypes.VectorGraphics.Id))))
            .For(MediaPermission.Readers);
        api.MapGet("/media/{id:guid}/audit-log", History).For(MediaPermission.Readers).WithinReach();
    }

    /// <param name="told">Whether the item has an address for this question.</param>
    private static MediaAddresses Addresses(MediaItem item, bool told) =>
        new(item.Id, told && item.File is { } file ? [new MediaAddress(null, file.Url)] : []);

    private static IResult History(Guid id, HttpRequest request, Page page, MediaAccess access, CmsEngine engine) =>
        // What a deleted item leaves behind cannot be placed in anybody's branch.
        access.State.Media.ContainsKey(id) || access.HasWholeTree
            ? AuditLog.Of(id, request, page, engine.Store)
            : AuditLog.Empty(page);
}

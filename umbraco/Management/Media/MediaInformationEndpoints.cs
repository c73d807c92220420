using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>What the client shows about media beside their content: addresses, the audit log.</summary>
internal static class MediaInformationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        // Anybody can open a file whose address they know.
        api.MapGet("/media/urls", (QueryIds ids, ToldMedia told) => Answer.Json(told.Of(ids).Select(Addresses))).For(MediaPermission.Readers);
        api.MapGet("/media/{id:guid}/audit-log", History).For(MediaPermission.Readers).WithinReach();
    }

    private static MediaAddresses Addresses(MediaItem item) => new(item.Id, item.File is { } file ? [new MediaAddress(null, file.Url)] : []);

    private static IResult History(Guid id, HttpRequest request, Page page, MediaAccess access, CmsEngine engine) =>
        // What a deleted item leaves behind cannot be placed in anybody's branch.
        access.State.Media.ContainsKey(id) || access.HasWholeTree
            ? AuditLog.Of(id, request, page, engine.Store)
            : AuditLog.Empty(page);
}

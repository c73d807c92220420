using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>Media: <c>media</c>, <c>media/{id}</c>, their validation, and the bin as the place they go to.</summary>
internal static class MediaEndpoints
{
    public const string Path = "media";

    public static void Map(IEndpointRouteBuilder api)
    {
        var media = api.MapGroup($"/{Path}");
        media.MapGet("/configuration", () => Answer.Json(new { DisableDeleteWhenReferenced = false, DisableUnpublishWhenReferenced = false }))
            .For(MediaPermission.Readers);
        media.MapGet("/{id:guid}", Get).For(MediaPermission.Readers).WithinReach();
        var changes = media.MapGroup("").For(Sections.Media);
        changes.MapPost("", CreateAsync);
        changes.MapPost("/validate", (Body<CreateMedia> body, MediaAccess access, MediaService service) =>
            access.Reaches(body.Value.Parent?.Id) ? Answer.Of(service.Validate(body.Value), MediaTexts.Changing) : Answer.Forbidden);
        changes.MapPut("/{id:guid}", async (Guid id, Body<UpdateMedia> body, StaffMember staff, MediaService service, CancellationToken cancellation) =>
            Answer.Of(await service.UpdateAsync(id, body.Value, staff.Id, cancellation), MediaTexts.Changing)).WithinReach();
        changes.MapPut("/{id:guid}/validate", (Guid id, Body<UpdateMedia> body, MediaService service) =>
            Answer.Of(service.Validate(id, body.Value), MediaTexts.Changing)).WithinReach();
        changes.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, MediaTreeService tree, CancellationToken cancellation) =>
            Answer.Of(await tree.DeleteAsync(id, staff.Id, cancellation), MediaTexts.Changing)).WithinReach();
        changes.MapPut("/sort", SortAsync);
        changes.MapPut("/{id:guid}/move", MoveAsync).WithinReach();
        changes.MapPut("/{id:guid}/move-to-recycle-bin", async (Guid id, StaffMember staff, MediaTreeService tree, CancellationToken cancellation) =>
            Answer.Of(await tree.MoveToRecycleBinAsync(id, staff.Id, cancellation), MediaTexts.Changing)).WithinReach();
    }

    private static IResult Get(Guid id, MediaAccess access) =>
        access.State.Media.TryGetValue(id, out var item)
            ? Answer.Json(item.ToResponse(access.State))
            : Answer.Refusal(OperationStatus.NotFound, MediaTexts.Reading);

    private static async Task<IResult> CreateAsync(Body<CreateMedia> body, MediaAccess access, MediaService service, CancellationToken cancellation) =>
        access.Reaches(body.Value.Parent?.Id)
            ? Answer.Of(await service.CreateAsync(body.Value, access.Staff.Id, cancellation), MediaTexts.Changing, Path)
            : Answer.Forbidden;

    private static async Task<IResult> SortAsync(Body<SortChildren> body, MediaAccess access, MediaTreeService tree, CancellationToken cancellation) =>
        body.Value.Sorting.Select(item => (Guid?)item.Id).Append(body.Value.Parent?.Id).All(access.Reaches)
            ? Answer.Of(await tree.SortAsync(body.Value, access.Staff.Id, cancellation), MediaTexts.Changing)
            : Answer.Forbidden;

    private static async Task<IResult> MoveAsync(Guid id, Body<MoveTo> body, MediaAccess access, MediaTreeService tree, CancellationToken cancellation) =>
        access.Reaches(body.Value.Target?.Id)
            ? Answer.Of(await tree.MoveAsync(id, body.Value, access.Staff.Id, cancellation), MediaTexts.Changing)
            : Answer.Forbidden;
}

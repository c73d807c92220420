using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user-group</c>: the groups, to read.</summary>
internal static class UserGroups
{
    public const string DocumentPermissionType = "DocumentPermissionPresentationModel";

    public static void MapUserGroups(this IEndpointRouteBuilder api)
    {
        api.MapGet("user-group", (Page page, StaffDirectory directory) => Answer.Json(page.Of(directory.Groups, Of))).For(Sections.Users);
        api.MapGet("user-group/{id:guid}", (Guid id, StaffDirectory directory) =>
            directory.Groups.FirstOrDefault(group => group.Id == id) is { } group ? Answer.Json(Of(group)) : UserGroupChanges.Of(UserGroupOperationStatus.NotFound)).For(Sections.Users);
        api.MapGet("filter/user-group", (Page page, string? filter, StaffDirectory directory) =>
            Answer.Json(page.Of([.. directory.Groups.Where(group => Users.Matches(filter, group.Name, group.Alias))], Of))).For(Sections.Users);
        api.MapGet("item/user-group", (QueryIds ids, StaffDirectory directory) => Answer.Json(directory.Groups.Where(group => ids.Contains(group.Id)).Select(group => new
        {
            icon = group.Icon,
            alias = group.Alias,
            name = group.Name,
            id = group.Id,
            flags = Array.Empty<object>(),
        }))).ForAllStaff();
    }

    public static object PermissionOf(DocumentPermission permission) => new DocumentPermissionModel(DocumentPermissionType, new ReferenceById(permission.Document), permission.Verbs);

    private static object Of(UserGroup group) => new
    {
        id = group.Id,
        isDeletable = group.IsDeletable,
        aliasCanBeChanged = BuiltInGroups.AliasCanBeChanged(group.Id),
        name = group.Name,
        alias = group.Alias,
        description = group.Description,
        icon = group.Icon,
        sections = group.Sections,
        languages = group.Languages,
        hasAccessToAllLanguages = group.HasAccessToAllLanguages,
        documentStartNode = ReferenceTo(group.DocumentStartNode),
        documentRootAccess = group.DocumentRootAccess,
        mediaStartNode = ReferenceTo(group.MediaStartNode),
        mediaRootAccess = group.MediaRootAccess,
        fallbackPermissions = group.FallbackPermissions,
        permissions = group.DocumentPermissions.Select(PermissionOf),
    };

    private static ReferenceById? ReferenceTo(Guid? id) => id is { } known ? new ReferenceById(known) : null;

    private sealed record DocumentPermissionModel(
        [property: System.Text.Json.Serialization.JsonPropertyName("$type")] string Type, ReferenceById Document, IReadOnlyList<string> Verbs);
}

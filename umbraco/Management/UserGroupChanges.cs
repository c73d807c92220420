using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user-group</c>: what changes groups, for administrators: a group decides what all its members may do. Who is in it is for the Users section.</summary>
internal static class UserGroupChanges
{
    public static void MapUserGroupChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("user-group", CreateAsync).ForAdministrators();
        api.MapPut("user-group/{id:guid}", async (Guid id, Body<GroupRequest> body, StaffGroups groups) => Of(await groups.UpdateAsync(id, body.Value.Input()))).ForAdministrators();
        api.MapDelete("user-group/{id:guid}", async (Guid id, StaffGroups groups) => Of(await groups.DeleteAsync([id]))).ForAdministrators();
        api.MapDelete("user-group", async (Body<GroupIdsRequest> body, StaffGroups groups) =>
            Of(await groups.DeleteAsync([.. body.Value.UserGroupIds.Select(group => group.Id)]))).ForAdministrators();
        api.MapPost("user-group/{id:guid}/users", (Guid id, Body<IReadOnlyList<ReferenceById>> body, StaffMember member, StaffDirectory directory, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeMembersAsync(id, body.Value, member, directory, authority, accounts.JoinAsync)).For(Sections.Users);
        api.MapDelete("user-group/{id:guid}/users", (Guid id, Body<IReadOnlyList<ReferenceById>> body, StaffMember member, StaffDirectory directory, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeMembersAsync(id, body.Value, member, directory, authority, accounts.LeaveAsync)).For(Sections.Users);
    }

    public static IResult Of(UserGroupOperationStatus status)
    {
        if (status == UserGroupOperationStatus.Success)
            return Answer.Done;
        var (code, title, detail) = Text(status);
        return Answer.Problem(new Problem { Title = title, Status = code, Detail = detail, OperationStatus = status.ToString() });
    }

    private static async Task<IResult> CreateAsync(Body<GroupRequest> body, StaffGroups groups)
    {
        var id = body.Value.Id ?? Guid.CreateVersion7();
        var status = await groups.CreateAsync(id, body.Value.Input());
        return status == UserGroupOperationStatus.Success ? Answer.Created("user-group", id) : Of(status);
    }

    private static Task<IResult> ChangeMembersAsync(
        Guid group, IReadOnlyList<ReferenceById> users, StaffMember member, StaffDirectory directory, StaffAuthority authority,
        Func<Guid, IReadOnlyCollection<Guid>, Task<UserResult>> change)
    {
        if (directory.Groups.All(known => known.Id != group))
            return Task.FromResult(Of(UserGroupOperationStatus.NotFound));
        var ids = users.Select(user => user.Id).ToList();
        return StaffAuthority.MayGive(member, [group])
            ? UserChanges.ChangeAsync(member, authority, ids, () => change(group, ids))
            : Task.FromResult(Answer.Forbidden);
    }

    private static (int Status, string Title, string? Detail) Text(UserGroupOperationStatus status) => status switch
    {
        UserGroupOperationStatus.NotFound => (404, "The user group could not be found", null),
        UserGroupOperationStatus.AlreadyExists => (409, "User group already exists", "The user group exists already."),
        UserGroupOperationStatus.DuplicateAlias => (409, "Duplicate alias", "A user group already exists with the attempted alias."),
        UserGroupOperationStatus.MissingName => (400, "Missing user group name.", "The user group name is required, and cannot be an empty string."),
        UserGroupOperationStatus.NameTooLong => (400, "User group name is too long.", "User group name cannot be more than 200 characters."),
        UserGroupOperationStatus.AliasTooLong => (400, "User group alias is too long.", "User group alias cannot be more than 200 characters."),
        UserGroupOperationStatus.InvalidAlias => (400, "Invalid alias", "The alias is empty or contains blanks."),
        UserGroupOperationStatus.CanNotUpdateAliasIsSystemUserGroup => (400, "System user group", "Changing the alias is not allowed on a system user group."),
        UserGroupOperationStatus.CanNotDeleteIsSystemUserGroup => (400, "System user group", "The operation is not allowed on a system user group."),
        UserGroupOperationStatus.DocumentStartNodeKeyNotFound => (404, "Document start node key not found", "The assigned document start node does not exists."),
        UserGroupOperationStatus.MediaStartNodeKeyNotFound => (404, "Media start node key not found", "The assigned media start node does not exists."),
        UserGroupOperationStatus.DocumentPermissionKeyNotFound => (404, "A document permission key not found", "An assigned document permission not exists."),
        UserGroupOperationStatus.LanguageNotFound => (404, "Language not found", "The specified language cannot be found."),
        UserGroupOperationStatus.SectionNotFound => (400, "Section not found", "A section of the user group does not exist."),
        UserGroupOperationStatus.PermissionNotFound => (400, "Permission not found", "A permission of the user group does not exist."),
        _ => (400, "Operation not permitted", null),
    };

    internal sealed record GroupIdsRequest(IReadOnlyList<ReferenceById> UserGroupIds);

    internal sealed record GroupRequest
    {
        public Guid? Id { get; init; }

        // Umbraco has a refusal of its own for an empty one.
        [JsonRequired]
        public string? Name { get; init; }

        [JsonRequired]
        public string? Alias { get; init; }

        public string? Description { get; init; }
        public string? Icon { get; init; }
        public required IReadOnlyList<string> Sections { get; init; }
        public required IReadOnlyList<string> Languages { get; init; }
        public bool HasAccessToAllLanguages { get; init; }
        public ReferenceById? DocumentStartNode { get; init; }
        public bool DocumentRootAccess { get; init; }
        public ReferenceById? MediaStartNode { get; init; }
        public bool MediaRootAccess { get; init; }
        public required IReadOnlyList<string> FallbackPermissions { get; init; }
        public required IReadOnlyList<PermissionRequest> Permissions { get; init; }

        /// <exception cref="InvalidRequestException">A permission is of a kind that is not kept here.</exception>
        public GroupInput Input() => new()
        {
            Name = Name ?? "", Alias = Alias ?? "", Description = Description, Icon = Icon, Sections = Sections, Languages = Languages,
            HasAccessToAllLanguages = HasAccessToAllLanguages, DocumentStartNode = DocumentStartNode?.Id, DocumentRootAccess = DocumentRootAccess,
            MediaStartNode = MediaStartNode?.Id, MediaRootAccess = MediaRootAccess, FallbackPermissions = FallbackPermissions,
            // The last one sent for a document counts.
            DocumentPermissions = [.. Permissions.Select(permission => permission.Permission()).GroupBy(permission => permission.Document).Select(same => same.Last())],
        };
    }

    internal sealed record PermissionRequest
    {
        [JsonPropertyName("$type")]
        public string? Type { get; init; }

        public ReferenceById? Document { get; init; }
        public required IReadOnlyList<string> Verbs { get; init; }

        public DocumentPermission Permission() => Document is { } document && (Type is null or UserGroups.DocumentPermissionType)
            ? new DocumentPermission(document.Id, Verbs)
            : throw new InvalidRequestException(new RequestFault("$.permissions", $"Permissions of the kind '{Type}' are not supported."));
    }
}

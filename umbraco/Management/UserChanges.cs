using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// <c>user</c>: what changes accounts. The Users section alone must not lead to all the others: whoever is no administrator touches and makes only
/// accounts that have no more than they themselves (<see cref="StaffAuthority"/>).
/// </summary>
internal static class UserChanges
{
    public static void MapUserChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("user", CreateAsync).For(Sections.Users);
        api.MapPut("user/{id:guid}", UpdateAsync).For(Sections.Users);
        api.MapDelete("user/{id:guid}", (Guid id, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, [id], () => accounts.DeleteAsync([id], member.Id))).For(Sections.Users);
        api.MapDelete("user", (Body<UserIdsRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, body.Value.Ids, () => accounts.DeleteAsync(body.Value.Ids, member.Id))).For(Sections.Users);
        api.MapPost("user/set-user-groups", (Body<SetGroupsRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            StaffAuthority.MayGive(member, body.Value.Groups)
                ? ChangeAsync(member, authority, body.Value.Ids, () => accounts.SetGroupsAsync(body.Value.Ids, body.Value.Groups))
                : Task.FromResult(Answer.Forbidden)).For(Sections.Users);
        api.MapPost("user/disable", (Body<UserIdsRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, body.Value.Ids, () => accounts.SetDisabledAsync(body.Value.Ids, disabled: true, member.Id))).For(Sections.Users);
        api.MapPost("user/enable", (Body<UserIdsRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, body.Value.Ids, () => accounts.SetDisabledAsync(body.Value.Ids, disabled: false, member.Id))).For(Sections.Users);
        api.MapPost("user/unlock", (Body<UserIdsRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, body.Value.Ids, () => accounts.UnlockAsync(body.Value.Ids))).For(Sections.Users);
        api.MapPost("user/{id:guid}/change-password", (Guid id, Body<PasswordRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, [id], () => accounts.SetPasswordAsync(id, body.Value.NewPassword))).For(Sections.Users);
        api.MapPost("user/{id:guid}/reset-password", ResetPasswordAsync).For(Sections.Users);
        api.MapDelete("user/{id:guid}/2fa/{providerName}", (Guid id, string providerName, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, [id], async () => CurrentUserSecondFactor.IsOurs(providerName)
                ? await accounts.DisableSecondFactorAsync(id) : UserOperationStatus.ProviderNameNotFound)).For(Sections.Users);
        api.MapPost("user/{id:guid}/client-credentials", (Guid id, Body<ClientRequest> body, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, [id], () => accounts.AddClientAsync(id, body.Value.ClientId, body.Value.ClientSecret))).For(Sections.Users);
        api.MapDelete("user/{id:guid}/client-credentials/{clientId}", (Guid id, string clientId, StaffMember member, StaffAuthority authority, StaffAccounts accounts) =>
            ChangeAsync(member, authority, [id], () => accounts.RemoveClientAsync(id, clientId))).For(Sections.Users);
    }

    public static async Task<IResult> ChangeAsync(StaffMember member, StaffAuthority authority, IReadOnlyCollection<Guid> touched, Func<Task<UserResult>> change) =>
        authority.MayManage(member, touched) ? UserProblems.Of(await change()) : Answer.Forbidden;

    private static async Task<IResult> CreateAsync(Body<CreateUserRequest> body, StaffMember member, StaffAccounts accounts)
    {
        var request = body.Value;
        var groups = request.UserGroupIds.Select(group => group.Id).ToList();
        if (!StaffAuthority.MayGive(member, groups))
            return Answer.Forbidden;
        var result = await accounts.CreateAsync(new CreateUser
        {
            Id = request.Id, Name = request.Name, Email = request.Email, UserName = request.UserName, Groups = groups, IsApi = request.Kind == UserKind.Api,
        });
        return result.Succeeded ? Answer.Created("user", result.Id) : UserProblems.Of(result);
    }

    private static Task<IResult> UpdateAsync(Guid id, Body<UpdateUserRequest> body, StaffMember member, StaffDirectory directory, StaffAuthority authority, StaffAccounts accounts)
    {
        var update = body.Value.Update;
        // What somebody has already been given may stay, whoever saves the page.
        var known = directory.Account(id)?.Member;
        var isGiven = StaffAuthority.MayGive(member, update.Groups)
            && authority.MayGiveStartNodes(member,
                update.DocumentStartNodes.Except(known?.DocumentStartNodes ?? []), update.HasDocumentRootAccess && known?.HasOwnDocumentRootAccess != true,
                update.MediaStartNodes.Except(known?.MediaStartNodes ?? []), update.HasMediaRootAccess && known?.HasOwnMediaRootAccess != true)
            && !Widens(member, known, update);
        return isGiven ? ChangeAsync(member, authority, [id], () => accounts.UpdateAsync(id, update)) : Task.FromResult(Answer.Forbidden);
    }

    /// <summary>Somebody who is held to start nodes of their own would get those of their groups by giving up the last one.</summary>
    private static bool Widens(StaffMember by, StaffMember? known, UpdateUser update) => !by.IsAdmin && known is not null
        && ((known.DocumentStartNodes.Count > 0 && update.DocumentStartNodes.Count == 0 && !by.HasDocumentRootAccess)
            || (known.MediaStartNodes.Count > 0 && update.MediaStartNodes.Count == 0 && !by.HasMediaRootAccess));

    private static async Task<IResult> ResetPasswordAsync(Guid id, StaffMember member, StaffAuthority authority, StaffAccounts accounts)
    {
        if (!authority.MayManage(member, [id]))
            return Answer.Forbidden;
        var result = await accounts.ResetPasswordAsync(id);
        return result.Succeeded ? Answer.Json(new { resetPassword = result.Detail }) : UserProblems.Of(result);
    }

    internal sealed record CreateUserRequest
    {
        public Guid? Id { get; init; }
        public UserKind Kind { get; init; }
        public required string Email { get; init; }
        public required string UserName { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<ReferenceById> UserGroupIds { get; init; }
    }

    internal sealed record UpdateUserRequest
    {
        public required string Email { get; init; }
        public required string UserName { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<ReferenceById> UserGroupIds { get; init; }
        public required string LanguageIsoCode { get; init; }
        public required IReadOnlyList<ReferenceById> DocumentStartNodeIds { get; init; }
        public bool HasDocumentRootAccess { get; init; }
        public required IReadOnlyList<ReferenceById> MediaStartNodeIds { get; init; }
        public bool HasMediaRootAccess { get; init; }

        [JsonIgnore]
        public UpdateUser Update => new()
        {
            Email = Email, UserName = UserName, Name = Name, Groups = IdsOf(UserGroupIds), LanguageIsoCode = LanguageIsoCode,
            DocumentStartNodes = IdsOf(DocumentStartNodeIds), HasDocumentRootAccess = HasDocumentRootAccess,
            MediaStartNodes = IdsOf(MediaStartNodeIds), HasMediaRootAccess = HasMediaRootAccess,
        };
    }

    internal sealed record UserIdsRequest(IReadOnlyList<ReferenceById> UserIds)
    {
        [JsonIgnore]
        public IReadOnlyList<Guid> Ids => IdsOf(UserIds);
    }

    internal sealed record SetGroupsRequest(IReadOnlyList<ReferenceById> UserIds, IReadOnlyList<ReferenceById> UserGroupIds)
    {
        [JsonIgnore]
        public IReadOnlyList<Guid> Ids => IdsOf(UserIds);

        [JsonIgnore]
        public IReadOnlyList<Guid> Groups => IdsOf(UserGroupIds);
    }

    internal sealed record PasswordRequest(string NewPassword);

    internal sealed record ClientRequest(string ClientId, string ClientSecret);

    private static IReadOnlyList<Guid> IdsOf(IEnumerable<ReferenceById> references) => [.. references.Select(reference => reference.Id)];
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user</c>: what changes accounts. Only administrators touch administrators: the Users section alone must not lead to all the others.</summary>
internal static class UserChanges
{
    public static void MapUserChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("user", CreateAsync).For(Sections.Users);
        api.MapDelete("user/{id:guid}", (Guid id, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, [id], async () => await accounts.DeleteAsync(id, member.Id))).For(Sections.Users);
        api.MapPost("user/disable", (Body<UserIdsRequest> body, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, body.Value.Ids, () => accounts.SetDisabledAsync(body.Value.Ids, disabled: true, member.Id))).For(Sections.Users);
        api.MapPost("user/enable", (Body<UserIdsRequest> body, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, body.Value.Ids, () => accounts.SetDisabledAsync(body.Value.Ids, disabled: false, member.Id))).For(Sections.Users);
        api.MapPost("user/unlock", (Body<UserIdsRequest> body, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, body.Value.Ids, () => accounts.UnlockAsync(body.Value.Ids))).For(Sections.Users);
        api.MapPost("user/{id:guid}/change-password", (Guid id, Body<PasswordRequest> body, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, [id], () => accounts.SetPasswordAsync(id, body.Value.NewPassword))).For(Sections.Users);
        api.MapDelete("user/{id:guid}/2fa/{providerName}", (Guid id, string providerName, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, [id], async () => CurrentUserSecondFactor.IsOurs(providerName)
                ? await accounts.DisableSecondFactorAsync(id) : UserOperationStatus.ProviderNameNotFound)).For(Sections.Users);
        api.MapPost("user/{id:guid}/client-credentials", (Guid id, Body<ClientRequest> body, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, [id], () => accounts.AddClientAsync(id, body.Value.ClientId, body.Value.ClientSecret))).For(Sections.Users);
        api.MapDelete("user/{id:guid}/client-credentials/{clientId}", (Guid id, string clientId, StaffMember member, StaffDirectory directory, StaffAccounts accounts) =>
            ChangeAsync(member, directory, [id], () => accounts.RemoveClientAsync(id, clientId))).For(Sections.Users);
    }

    private static async Task<IResult> CreateAsync(Body<CreateUserRequest> body, StaffMember member, StaffAccounts accounts)
    {
        var request = body.Value;
        var groups = request.UserGroupIds.Select(group => group.Id).ToList();
        if (groups.Contains(BuiltInGroups.Administrators) && !member.IsAdmin)
            return Answer.Forbidden;
        var result = await accounts.CreateAsync(new CreateUser
        {
            Id = request.Id, Name = request.Name, Email = request.Email, UserName = request.UserName, Groups = groups, IsApi = request.Kind == UserKind.Api,
        });
        return result.Succeeded ? Answer.Created("user", result.Id) : UserProblems.Of(result);
    }

    private static async Task<IResult> ChangeAsync(StaffMember member, StaffDirectory directory, IReadOnlyCollection<Guid> touched, Func<Task<UserResult>> change) =>
        !member.IsAdmin && touched.Any(id => directory.Account(id) is { Member.IsAdmin: true })
            ? Answer.Forbidden
            : UserProblems.Of(await change());

    internal sealed record CreateUserRequest
    {
        public Guid? Id { get; init; }
        public UserKind Kind { get; init; }
        public required string Email { get; init; }
        public required string UserName { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<ReferenceById> UserGroupIds { get; init; }
    }

    internal sealed record UserIdsRequest(IReadOnlyList<ReferenceById> UserIds)
    {
        public IReadOnlyList<Guid> Ids => [.. UserIds.Select(user => user.Id)];
    }

    internal sealed record PasswordRequest(string NewPassword);

    internal sealed record ClientRequest(string ClientId, string ClientSecret);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Security;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// <c>user/invite</c> and <c>security/forgot-password</c>. Whoever holds a link of a mail is nobody yet: those endpoints ask for its token instead, and
/// count wrong ones as sign-ins that failed.
/// </summary>
internal static class UserInvitations
{
    public static void MapUserInvitations(this IEndpointRouteBuilder api)
    {
        api.MapPost("user/invite", InviteAsync).For(Sections.Users);
        api.MapPost("user/invite/resend", (Body<ResendRequest> body, StaffMember member, StaffAuthority authority, StaffInvitations invitations) =>
            UserChanges.ChangeAsync(member, authority, [body.Value.User.Id], () => invitations.ResendAsync(body.Value.User.Id, body.Value.Message, member))).For(Sections.Users);
        api.MapPost("user/invite/verify", (HttpContext context, Body<TokenRequest> body, LinkHolder holder) =>
            holder.VerifyAsync(context, body.Value.User.Id, body.Value.Token, StaffLinkPurpose.Invitation)).AllowAnonymous();
        api.MapPost("user/invite/create-password", (HttpContext context, Body<PasswordRequest> body, LinkHolder holder) =>
            holder.SetPasswordAsync(context, body.Value.User.Id, body.Value.Token, StaffLinkPurpose.Invitation, body.Value.Password, Answer.Done)).AllowAnonymous();
        api.MapPost("security/forgot-password", ForgetAsync).AllowAnonymous();
        api.MapPost("security/forgot-password/verify", (HttpContext context, Body<ResetRequest> body, LinkHolder holder) =>
            holder.VerifyAsync(context, body.Value.User.Id, body.Value.ResetCode, StaffLinkPurpose.Password)).AllowAnonymous();
        api.MapPost("security/forgot-password/reset", (HttpContext context, Body<NewPasswordRequest> body, LinkHolder holder) =>
            holder.SetPasswordAsync(context, body.Value.User.Id, body.Value.ResetCode, StaffLinkPurpose.Password, body.Value.Password, TypedResults.NoContent())).AllowAnonymous();
    }

    private static async Task<IResult> InviteAsync(Body<InviteRequest> body, StaffMember member, StaffInvitations invitations)
    {
        var request = body.Value;
        var groups = request.UserGroupIds.Select(group => group.Id).ToList();
        if (!StaffAuthority.MayGive(member, groups))
            return Answer.Forbidden;
        var result = await invitations.InviteAsync(
            new CreateUser { Id = request.Id, Name = request.Name, Email = request.Email, UserName = request.UserName, Groups = groups }, request.Message, member);
        return result.Succeeded ? Answer.Created("user", result.Id) : UserProblems.Of(result);
    }

    private static async Task<IResult> ForgetAsync(HttpContext context, Body<ForgetRequest> body, SignInForms forms, StaffInvitations invitations)
    {
        if (!invitations.CanSend)
            return TypedResults.BadRequest();
        if (forms.IsForeign(context))
            return Answer.Forbidden;
        if (!forms.TakesAttempt(context))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        _ = await invitations.ForgetPasswordAsync(body.Value.Email);
        return Answer.Done;
    }

    internal sealed record InviteRequest
    {
        public Guid? Id { get; init; }
        public required string Email { get; init; }
        public required string UserName { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<ReferenceById> UserGroupIds { get; init; }
        public string? Message { get; init; }
    }

    internal sealed record ResendRequest(ReferenceById User, string? Message = null);

    internal sealed record TokenRequest(ReferenceById User, string Token);

    internal sealed record PasswordRequest(ReferenceById User, string Token, string Password);

    internal sealed record ForgetRequest(string Email);

    internal sealed record ResetRequest(ReferenceById User, string ResetCode);

    internal sealed record NewPasswordRequest(ReferenceById User, string ResetCode, string Password);
}

/// <summary>What somebody may do who shows a mail's token for an account.</summary>
internal sealed class LinkHolder(StaffDirectory directory, StaffInvitations invitations, SignInForms forms)
{
    public async Task<IResult> VerifyAsync(HttpContext context, Guid user, string token, StaffLinkPurpose purpose) =>
        await RefusalAsync(context, user, token, purpose) ?? Answer.Json(new { passwordConfiguration = CurrentUser.PasswordConfiguration });

    public async Task<IResult> SetPasswordAsync(HttpContext context, Guid user, string token, StaffLinkPurpose purpose, string password, IResult done)
    {
        if (await RefusalAsync(context, user, token, purpose) is { } refusal)
            return refusal;
        var result = await invitations.AcceptAsync(token, purpose, name: null, password);
        return result.Succeeded ? done : UserProblems.Of(result);
    }

    private async Task<IResult?> RefusalAsync(HttpContext context, Guid user, string token, StaffLinkPurpose purpose)
    {
        if (forms.IsForeign(context))
            return Answer.Forbidden;
        if (forms.WaitOf(context) is not null)
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (directory.Account(user) is not null && (await invitations.OwnerOfAsync(token, purpose))?.Id == user)
            return null;
        forms.CountFailure(context);
        return UserProblems.Of(directory.Account(user) is null ? UserOperationStatus.UserNotFound : UserOperationStatus.InvalidToken);
    }
}

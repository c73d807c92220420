using Microsoft.AspNetCore.Http;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>Outcomes of changing accounts as HTTP, in Umbraco's words.</summary>
internal static class UserProblems
{
    public static IResult Of(UserOperationStatus status) => Of(new UserResult(status));

    public static IResult Of(UserResult result)
    {
        if (result.Succeeded)
            return Answer.Done;
        var (code, title, detail) = Text(result.Status);
        return Answer.Problem(new Problem { Title = title, Status = code, Detail = result.Detail ?? detail, OperationStatus = result.Status.ToString() });
    }

    private static (int Status, string Title, string? Detail) Text(UserOperationStatus status) => status switch
    {
        UserOperationStatus.UserNotFound => (404, "The user was not found", "The specified user was not found."),
        UserOperationStatus.MissingUserGroup => (404, "Missing User Group", "The specified user group was not found."),
        UserOperationStatus.NoUserGroup => (400, "No User Group Specified", "A user must be assigned to at least one group"),
        UserOperationStatus.DuplicateEmail => (400, "Duplicate Email", "The email is already in use."),
        UserOperationStatus.DuplicateId => (400, "Invalid Id", "The supplied id is already in use."),
        UserOperationStatus.InvalidEmail => (400, "Invalid email", "The email is invalid"),
        UserOperationStatus.InvalidName => (400, "Invalid name", "The name is empty or too long."),
        UserOperationStatus.UserNameIsNotEmail => (400, "Invalid Username", "The username must be the same as the email."),
        UserOperationStatus.CannotDisableSelf => (400, "Cannot disable", "A user cannot disable itself."),
        UserOperationStatus.CannotDeleteSelf => (400, "Cannot delete", "A user cannot delete itself."),
        UserOperationStatus.CannotDelete => (400, "Cannot delete user", "The user cannot be deleted."),
        UserOperationStatus.CannotInvite => (400, "Cannot send user invitation", null),
        UserOperationStatus.InvitationNotSent => (502, "User invitation not sent", "The mail server did not take the invitation."),
        UserOperationStatus.NotInInviteState => (400, "Invalid user state", "The target user is not in the invite state."),
        UserOperationStatus.MessageTooLong => (400, "Message too long", $"The message has {StaffInvitations.LongestMessage} characters at most."),
        UserOperationStatus.InvalidToken => (400, "Invalid token", "The specified token was invalid, or it has been used."),
        UserOperationStatus.InvalidIsoCode => (400, "Invalid ISO code", "The specified ISO code is invalid."),
        UserOperationStatus.ContentStartNodeNotFound => (400, "Content Start Node not found", "Some of the provided content start nodes was not found."),
        UserOperationStatus.MediaStartNodeNotFound => (400, "Media Start Node not found", "Some of the provided media start nodes was not found."),
        UserOperationStatus.AdminUserGroupMustNotBeEmpty => (400, "Admin User Group Must Not Be Empty", "The admin user group must not be empty."),
        UserOperationStatus.InvalidUserType => (400, "Invalid user type", "The operation is not allowed on this kind of user."),
        UserOperationStatus.DuplicateClientId => (400, "Duplicate client ID", "The specified client ID is already in use. Choose another client ID."),
        UserOperationStatus.InvalidClientId => (400, "Invalid client ID", "The specified client ID is invalid. A valid client ID can only contain letters, digits, '-', '_' and '.'."),
        UserOperationStatus.UnknownFailure => (400, "Unknown failure", null),
        UserOperationStatus.ProviderNameNotFound => (404, "Invalid provider", "The specified two-factor provider was not found or is not set up."),
        UserOperationStatus.ProviderAlreadySetup => (400, "Provider already set up", "The current user already has this two-factor provider set up."),
        UserOperationStatus.InvalidCode => (400, "Invalid code", "The specified code is invalid."),
        _ => (400, "Operation not permitted", null),
    };
}

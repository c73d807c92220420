using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user</c>: the accounts, for whoever has the Users section.</summary>
internal static class Users
{
    /// <summary>Everything about staff and their sign-in that stands below the API's prefix.</summary>
    public static void MapStaffAccounts(this IEndpointRouteBuilder api)
    {
        api.MapCurrentUser();
        api.MapUserGroups();
        api.MapUserGroupChanges();
        api.MapUsers();
        api.MapUserChanges();
        api.MapUserInvitations();
        api.MapUserData();
        api.MapGet("security/configuration", () => Answer.Json(new { passwordConfiguration = CurrentUser.PasswordConfiguration })).ForAllStaff();
    }

    /// <summary>Whether one of the texts contains what is searched.</summary>
    public static bool Matches(string? filter, params IEnumerable<string> texts) =>
        string.IsNullOrWhiteSpace(filter) || texts.Any(text => FoldedText.Fold(text).Contains(FoldedText.Fold(filter.Trim()), StringComparison.Ordinal));

    private static void MapUsers(this IEndpointRouteBuilder api)
    {
        api.MapGet("user", (Page page, StaffMember member, StaffDirectory directory, TimeProvider time) =>
            Answer.Json(page.Of([.. VisibleTo(member, directory)], account => Of(account, time)))).For(Sections.Users);
        api.MapGet("filter/user", (HttpContext context, Page page, string? filter, StaffMember member, StaffDirectory directory, TimeProvider time) =>
            Answer.Json(page.Of([.. Filtered(context, filter, VisibleTo(member, directory), time)], account => Of(account, time)))).For(Sections.Users);
        api.MapGet("user/configuration", (StaffInvitations invitations) => Answer.Json(new
        {
            canInviteUsers = invitations.CanSend,
            usernameIsEmail = true,
            passwordConfiguration = CurrentUser.PasswordConfiguration,
            allowChangePassword = true,
            allowTwoFactor = true,
        })).ForAllStaff();
        api.MapGet("user/{id:guid}", (Guid id, StaffDirectory directory, TimeProvider time) =>
            directory.Account(id) is { } account ? Answer.Json(Of(account, time)) : UserProblems.Of(UserOperationStatus.UserNotFound)).For(Sections.Users);
        api.MapGet("user/{id:guid}/calculate-start-nodes", (Guid id, StaffDirectory directory) =>
            directory.Account(id) is { Member: var member } ? Answer.Json(new
            {
                id,
                documentStartNodeIds = References(member.EffectiveDocumentStartNodes),
                hasDocumentRootAccess = member.HasDocumentRootAccess,
                mediaStartNodeIds = References(member.EffectiveMediaStartNodes),
                hasMediaRootAccess = member.HasMediaRootAccess,
            }) : UserProblems.Of(UserOperationStatus.UserNotFound)).For(Sections.Users);
        api.MapGet("user/{id:guid}/2fa", (Guid id, StaffDirectory directory) =>
            directory.Account(id) is { } account ? Answer.Json(CurrentUserSecondFactor.ProvidersOf(account)) : UserProblems.Of(UserOperationStatus.UserNotFound)).For(Sections.Users);
        api.MapGet("user/{id:guid}/client-credentials", async (Guid id, StaffAccounts accounts) => Answer.Json(await accounts.ClientsOf(id))).For(Sections.Users);
        api.MapGet("item/user", (QueryIds ids, StaffDirectory directory) => Answer.Json(directory.Accounts.Where(account => ids.Contains(account.Id)).Select(account => new
        {
            avatarUrls = Array.Empty<string>(),
            kind = KindOf(account),
            name = account.Member.Name,
            id = account.Id,
            flags = Array.Empty<object>(),
        }))).ForAllStaff();
    }

    /// <summary>Umbraco's super user is seen by nobody but itself.</summary>
    private static IEnumerable<StaffAccount> VisibleTo(StaffMember member, StaffDirectory directory) =>
        directory.Accounts.Where(account => account.Id != CmsUsers.System || member.Id == CmsUsers.System);

    private static IEnumerable<StaffAccount> Filtered(HttpContext context, string? filter, IEnumerable<StaffAccount> accounts, TimeProvider time)
    {
        var groups = context.Request.Query["userGroupIds"].Where(text => !string.IsNullOrEmpty(text)).Select(text => RequestQuery.Id("userGroupIds", text)).ToList();
        var states = context.Request.Query["userStates"].Where(state => !string.IsNullOrEmpty(state) && state != "All").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = accounts.Where(account => Matches(filter, account.Member.Name, account.Member.Email)
            && (groups.Count == 0 || account.Member.Groups.Any(group => groups.Contains(group.Id)))
            && (states.Count == 0 || states.Contains(account.State(Now(time)).ToString())));
        var sorted = context.Request.Query["orderBy"].ToString().ToUpperInvariant() switch
        {
            "NAME" => found.OrderBy(account => account.Member.Name, FoldedText.FrenchOrder),
            "CREATEDATE" => found.OrderBy(account => account.CreateDate),
            "UPDATEDATE" => found.OrderBy(account => account.UpdateDate),
            "LASTLOGINDATE" => found.OrderBy(account => account.LastLoginDate),
            "LANGUAGE" => found.OrderBy(account => account.Member.LanguageIsoCode, StringComparer.Ordinal),
            _ => found.OrderBy(account => account.Member.Email, FoldedText.FrenchOrder),
        };
        return context.Request.Query["orderDirection"] == "Descending" ? sorted.Reverse() : sorted;
    }

    private static object Of(StaffAccount account, TimeProvider time)
    {
        var member = account.Member;
        return new
        {
            id = account.Id,
            languageIsoCode = member.LanguageIsoCode,
            documentStartNodeIds = References(member.DocumentStartNodes),
            hasDocumentRootAccess = member.HasOwnDocumentRootAccess,
            mediaStartNodeIds = References(member.MediaStartNodes),
            hasMediaRootAccess = member.HasOwnMediaRootAccess,
            avatarUrls = Array.Empty<string>(),
            state = account.State(Now(time)),
            failedLoginAttempts = account.FailedLoginAttempts,
            createDate = Instant(account.CreateDate),
            updateDate = Instant(account.UpdateDate),
            lastLoginDate = Instant(account.LastLoginDate),
            lastLockoutDate = Instant(account.LastLockoutDate),
            lastPasswordChangeDate = Instant(account.LastPasswordChangeDate),
            isAdmin = member.IsAdmin,
            kind = KindOf(account),
            email = member.Email,
            userName = member.Email,
            name = member.Name,
            userGroupIds = member.Groups.Select(group => new ReferenceById(group.Id)),
        };
    }

    private static UserKind KindOf(StaffAccount account) => account.Member.IsApi ? UserKind.Api : UserKind.Default;

    private static IEnumerable<ReferenceById> References(IEnumerable<Guid> ids) => ids.Select(id => new ReferenceById(id));

    private static DateTime Now(TimeProvider time) => time.GetUtcNow().UtcDateTime;

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
}

internal enum UserKind
{
    Default, Api,
}

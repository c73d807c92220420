using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user/current</c>: the caller's own account, as far as it steers what the client shows.</summary>
internal static class CurrentUser
{
    public static void MapCurrentUser(this IEndpointRouteBuilder api)
    {
        var current = api.MapGroup("user/current").ForAllStaff();
        current.MapGet("", (StaffMember member, StaffDirectory directory) => Answer.Json(Of(directory.Account(member.Id)!)));
        current.MapGet("configuration", () => Answer.Json(new { keepUserLoggedIn = false, passwordConfiguration = PasswordConfiguration, allowChangePassword = true, allowTwoFactor = true }));
        current.MapGet("login-providers", () => Answer.Json(Array.Empty<object>()));
        current.MapPost("change-password", async (StaffMember member, Body<ChangePasswordRequest> body, StaffAccounts accounts) =>
            UserProblems.Of(await accounts.ChangePasswordAsync(member.Id, body.Value.OldPassword, body.Value.NewPassword)));
        current.MapGet("permissions", (QueryIds ids, StaffMember member) => Permissions(ids, id => member.VerbsOn([id])));
        current.MapGet("permissions/document", (QueryIds ids, StaffMember member, CmsEngine engine) => Permissions(ids, id =>
            engine.State.Documents.TryGetValue(id, out var document)
                ? member.VerbsOn([id, .. engine.State.AncestorsOf(document).Select(ancestor => ancestor.Id)]) : null));
        current.MapGet("permissions/media", (QueryIds ids, StaffMember member, CmsEngine engine) => Permissions(ids, id =>
            engine.State.Media.ContainsKey(id) ? member.VerbsOn([]) : null));
        current.MapCurrentUserSecondFactor();
    }

    /// <summary>What passwords must be, as several configurations say it.</summary>
    public static object PasswordConfiguration { get; } = new
    {
        minimumPasswordLength = PasswordRules.MinimumLength,
        requireNonLetterOrDigit = false,
        requireDigit = false,
        requireLowercase = false,
        requireUppercase = false,
    };

    private static object Of(StaffAccount account)
    {
        var (member, groups) = (account.Member, account.Member.Groups);
        return new
        {
            id = member.Id,
            languageIsoCode = member.LanguageIsoCode,
            documentStartNodeIds = References(member.EffectiveDocumentStartNodes),
            hasDocumentRootAccess = member.HasDocumentRootAccess,
            mediaStartNodeIds = References(member.EffectiveMediaStartNodes),
            hasMediaRootAccess = member.HasMediaRootAccess,
            avatarUrls = Array.Empty<string>(),
            languages = groups.SelectMany(group => group.Languages).Distinct(),
            hasAccessToAllLanguages = groups.Any(group => group.HasAccessToAllLanguages),
            hasAccessToSensitiveData = groups.Any(group => group.Alias == "sensitiveData"),
            fallbackPermissions = groups.SelectMany(group => group.FallbackPermissions).Distinct(),
            permissions = groups.SelectMany(group => group.DocumentPermissions).Select(UserGroups.PermissionOf),
            allowedSections = groups.SelectMany(group => group.Sections).Intersect(Sections.Served),
            isAdmin = member.IsAdmin,
            email = member.Email,
            userName = member.Email,
            name = member.Name,
            userGroupIds = groups.Select(group => new ReferenceById(group.Id)),
        };
    }

    /// <param name="verbsOf">Null for what does not exist.</param>
    private static IResult Permissions(QueryIds ids, Func<Guid, IEnumerable<string>?> verbsOf)
    {
        var nodes = ids.Select(id => (Id: id, Verbs: verbsOf(id))).ToList();
        return nodes.Any(node => node.Verbs is null)
            ? Answer.Problem(new Problem { Title = "Content node not found", Status = 404, Detail = "The specified content node was not found.", OperationStatus = "ContentNodeNotFound" })
            : Answer.Json(new { permissions = nodes.Select(node => new { nodeKey = node.Id, permissions = node.Verbs }) });
    }

    private static IEnumerable<ReferenceById> References(IEnumerable<Guid> ids) => ids.Select(id => new ReferenceById(id));

    internal sealed record ChangePasswordRequest(string NewPassword, string? OldPassword = null);
}

using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Site.Cms.Data;

namespace Site.Cms.Users;

/// <summary>Outcomes of changing accounts, named as Umbraco's <c>operationStatus</c> where it has one.</summary>
internal enum UserOperationStatus
{
    Success,
    UserNotFound, MissingUserGroup, NoUserGroup, DuplicateEmail, DuplicateId, InvalidEmail, InvalidName, UserNameIsNotEmail,
    CannotDisableSelf, CannotDeleteSelf, CannotDelete, InvalidUserType, DuplicateClientId, InvalidClientId,
    CannotInvite, NotInInviteState, MessageTooLong,

    /// <summary>The mail server did not take the invitation.</summary>
    InvitationNotSent,

    /// <summary>A link that was used, is too old or was never made.</summary>
    InvalidToken,

    InvalidIsoCode, ContentStartNodeNotFound, MediaStartNodeNotFound,

    /// <summary>Nobody would be left who can sign in as administrator.</summary>
    AdminUserGroupMustNotBeEmpty,

    /// <summary>Umbraco's name for a password that was refused; <see cref="UserResult.Detail"/> says why.</summary>
    UnknownFailure,

    ProviderNameNotFound, ProviderAlreadySetup, InvalidCode,
}

internal sealed record UserResult(UserOperationStatus Status, Guid Id = default, string? Detail = null)
{
    public bool Succeeded => Status == UserOperationStatus.Success;

    public static implicit operator UserResult(UserOperationStatus status) => new(status);
}

internal sealed record CreateUser
{
    public Guid? Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string UserName { get; init; }
    public required IReadOnlyList<Guid> Groups { get; init; }
    public bool IsApi { get; init; }
    public string? Password { get; init; }
}

/// <summary>Changes accounts; the directory knows each change before the call returns.</summary>
internal sealed partial class StaffAccounts(
    UserManager<StaffUser> users, StaffDbContext db, StaffDirectory directory, StaffWrite write, IOpenIddictApplicationManager applications, CmsEngine engine,
    CmsOptions cms, TimeProvider time)
{
    /// <summary>Of generated passwords: none that is taken for another one when it is read out.</summary>
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const int GeneratedPasswordLength = 16;
    private const int LongestName = 255;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The interface's language of new accounts.</summary>
    public static string LanguageOf(CmsOptions cms)
    {
        var culture = CultureInfo.GetCultureInfo(cms.DefaultLanguage);
        return culture.TwoLetterISOLanguageName == "fr" ? "fr" : culture.Name;
    }

    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    public async Task<UserResult> CreateAsync(CreateUser request)
    {
        if (Fault(request.Name, request.Email, request.UserName) is { } fault)
            return fault;
        if (request.Groups.Count == 0)
            return UserOperationStatus.NoUserGroup;
        if (await GroupsAsync(request.Groups) is not { } groups)
            return UserOperationStatus.MissingUserGroup;
        if (await users.FindByEmailAsync(request.Email) is not null)
            return UserOperationStatus.DuplicateEmail;
        var id = request.Id ?? Guid.CreateVersion7(time.GetUtcNow());
        if (await users.FindByIdAsync(id.ToString()) is not null)
            return UserOperationStatus.DuplicateId;

        var user = new StaffUser
        {
            Id = id, Name = request.Name.Trim(), UserName = request.Email, Email = request.Email, EmailConfirmed = true, IsApi = request.IsApi,
            LanguageIsoCode = LanguageOf(cms), CreateDate = Now, UpdateDate = Now, LastPasswordChangeDate = Now, Groups = groups,
        };
        var result = request.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, request.Password);
        directory.Reload();
        return Outcome(result, id);
    }

    /// <summary>Whether the password would be taken for a new account.</summary>
    public async Task<UserResult> CheckPasswordAsync(string name, string email, string password)
    {
        var user = new StaffUser { Name = name, Email = email, UserName = email };
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
                return Outcome(refused, default);
        }
        return UserOperationStatus.Success;
    }

    /// <summary>A password that nobody has chosen, to hand over; the one before is void.</summary>
    /// <returns>The password, as the result's detail.</returns>
    public async Task<UserResult> ResetPasswordAsync(Guid id)
    {
        var password = RandomNumberGenerator.GetString(PasswordLetters, GeneratedPasswordLength);
        var result = await SetPasswordAsync(id, password);
        return result.Succeeded ? result with { Detail = password } : result;
    }

    /// <summary>Signs the account out everywhere.</summary>
    public async Task<UserResult> SetPasswordAsync(Guid id, string password)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
            return UserOperationStatus.UserNotFound;
        if (user.IsApi)
            return UserOperationStatus.InvalidUserType;
        user.LastPasswordChangeDate = user.UpdateDate = Now;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        var result = await ReplacePasswordAsync(user, password);
        directory.Reload();
        return Outcome(result, id);
    }

    /// <summary>One's own password. Everything signed in with the old one is signed out.</summary>
    public async Task<UserResult> ChangePasswordAsync(Guid id, string? oldPassword, string newPassword)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { IsApi: false } user)
            return UserOperationStatus.UserNotFound;
        user.LastPasswordChangeDate = user.UpdateDate = Now;
        var result = await users.ChangePasswordAsync(user, oldPassword ?? "", newPassword);
        directory.Reload();
        return Outcome(result, id);
    }

    /// <summary>All or none.</summary>
    public async Task<UserResult> SetDisabledAsync(IReadOnlyCollection<Guid> ids, bool disabled, Guid by)
    {
        if (disabled && ids.Contains(by))
            return UserOperationStatus.CannotDisableSelf;
        if (ids.Any(id => directory.Account(id) is null))
            return UserOperationStatus.UserNotFound;
        return await write.KeepingAnAdministratorAsync(async () =>
        {
            foreach (var id in ids)
            {
                // A new stamp: what was signed in before stays out when the account comes back.
                var stamp = NewStamp();
                await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user
                    .SetProperty(own => own.IsDisabled, disabled).SetProperty(own => own.SecurityStamp, stamp).SetProperty(own => own.UpdateDate, Now));
            }
            return UserOperationStatus.Success;
        });
    }

    public async Task<UserResult> UnlockAsync(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Any(id => directory.Account(id) is null))
            return UserOperationStatus.UserNotFound;
        await db.Users.Where(user => ids.Contains(user.Id)).ExecuteUpdateAsync(user => user
            .SetProperty(own => own.LockoutEnd, (DateTimeOffset?)null).SetProperty(own => own.AccessFailedCount, 0));
        directory.Reload();
        return UserOperationStatus.Success;
    }

    /// <summary>All or none. Only accounts that never signed in: the others' names stand beside what they did.</summary>
    public async Task<UserResult> DeleteAsync(IReadOnlyCollection<Guid> ids, Guid by)
    {
        if (ids.Contains(by))
            return UserOperationStatus.CannotDeleteSelf;
        foreach (var id in ids)
        {
            if (directory.Account(id) is not { } account)
                return UserOperationStatus.UserNotFound;
            if (account.LastLoginDate is not null || id == CmsUsers.System)
                return UserOperationStatus.CannotDelete;
        }
        return await write.KeepingAnAdministratorAsync(async () =>
        {
            foreach (var client in await db.Clients.Where(client => ids.Contains(client.UserId)).Select(client => client.ClientId).ToListAsync())
                await DeleteClientAsync(client);
            await db.Users.Where(user => ids.Contains(user.Id)).ExecuteDeleteAsync();
            return UserOperationStatus.Success;
        });
    }

    private static UserOperationStatus? Fault(string name, string email, string userName)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            return UserOperationStatus.InvalidName;
        if (!userName.Equals(email, StringComparison.OrdinalIgnoreCase))
            return UserOperationStatus.UserNameIsNotEmail;
        return MailAddress.TryCreate(email, out var address) && address.Address == email ? null : UserOperationStatus.InvalidEmail;
    }

    /// <summary>Null when one of them does not exist.</summary>
    private async Task<List<StaffGroup>?> GroupsAsync(IReadOnlyList<Guid> ids)
    {
        var groups = await db.Groups.Where(group => ids.Contains(group.Id)).ToListAsync();
        return groups.Count == ids.Distinct().Count() ? groups : null;
    }

    private async Task<IdentityResult> ReplacePasswordAsync(StaffUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
                return refused;
        }
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        return await users.UpdateSecurityStampAsync(user);
    }

    private static UserResult Outcome(IdentityResult result, Guid id) => result.Succeeded
        ? new UserResult(UserOperationStatus.Success, id)
        : new UserResult(UserOperationStatus.UnknownFailure, Detail: string.Join(' ', result.Errors.Select(error => error.Description)));
}

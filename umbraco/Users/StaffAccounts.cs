using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Site.Cms.Users;

/// <summary>Outcomes of changing accounts, named as Umbraco's <c>operationStatus</c> where it has one.</summary>
internal enum UserOperationStatus
{
    Success,
    UserNotFound, MissingUserGroup, NoUserGroup, DuplicateEmail, DuplicateId, InvalidEmail, InvalidName, UserNameIsNotEmail,
    CannotDisableSelf, CannotDeleteSelf, CannotDelete, LastAdministrator, InvalidUserType, DuplicateClientId, InvalidClientId,

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
    UserManager<StaffUser> users, StaffDbContext db, StaffDirectory directory, IOpenIddictApplicationManager applications, CmsOptions cms, TimeProvider time)
{
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
        if (string.IsNullOrWhiteSpace(request.Name))
            return UserOperationStatus.InvalidName;
        if (!request.UserName.Equals(request.Email, StringComparison.OrdinalIgnoreCase))
            return UserOperationStatus.UserNameIsNotEmail;
        if (!MailAddress.TryCreate(request.Email, out var address) || address.Address != request.Email)
            return UserOperationStatus.InvalidEmail;
        if (request.Groups.Count == 0)
            return UserOperationStatus.NoUserGroup;
        var groups = await db.Groups.Where(group => request.Groups.Contains(group.Id)).ToListAsync();
        if (groups.Count != request.Groups.Distinct().Count())
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
        foreach (var id in ids)
        {
            // A new stamp: what was signed in before stays out when the account comes back.
            var stamp = NewStamp();
            await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user
                .SetProperty(own => own.IsDisabled, disabled).SetProperty(own => own.SecurityStamp, stamp).SetProperty(own => own.UpdateDate, Now));
        }
        directory.Reload();
        return UserOperationStatus.Success;
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

    /// <summary>Only accounts that never signed in: the others' names stand beside what they did.</summary>
    public async Task<UserResult> DeleteAsync(Guid id, Guid by)
    {
        if (id == by)
            return UserOperationStatus.CannotDeleteSelf;
        if (directory.Account(id) is not { } account)
            return UserOperationStatus.UserNotFound;
        if (account.LastLoginDate is not null || id == CmsUsers.System)
            return UserOperationStatus.CannotDelete;
        foreach (var client in await ClientsOf(id))
            await RemoveClientAsync(id, client);
        await db.Users.Where(user => user.Id == id).ExecuteDeleteAsync();
        directory.Reload();
        return UserOperationStatus.Success;
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

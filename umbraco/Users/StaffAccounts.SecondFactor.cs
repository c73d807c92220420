using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>The second factor: codes of an authenticator app.</summary>
internal sealed partial class StaffAccounts
{
    /// <param name="secret">Base32, as <c>GET user/current/2fa/…</c> gave it.</param>
    /// <param name="code">What the app shows: proves that it has the secret.</param>
    public async Task<UserResult> EnableSecondFactorAsync(Guid id, Authenticator authenticator, string secret, string code)
    {
        if (directory.Account(id) is not { Member.IsApi: false } account)
            return UserOperationStatus.UserNotFound;
        if (account.HasSecondFactor)
            return UserOperationStatus.ProviderAlreadySetup;
        if (Base32.Decode(secret) is not { Length: Authenticator.SecretBytes } bytes || authenticator.StepOf(bytes, code) is not { } step)
            return UserOperationStatus.InvalidCode;
        var kept = authenticator.Protect(bytes);
        await db.Users.Where(user => user.Id == id && user.AuthenticatorSecret == null).ExecuteUpdateAsync(user => user
            .SetProperty(own => own.AuthenticatorSecret, kept).SetProperty(own => own.LastAuthenticatorStep, step).SetProperty(own => own.TwoFactorEnabled, true));
        directory.Reload();
        return UserOperationStatus.Success;
    }

    /// <summary>By the person, who has proved to have the app, or by an administrator, e.g. for a lost phone.</summary>
    public async Task<UserResult> DisableSecondFactorAsync(Guid id)
    {
        if (directory.Account(id) is not { } account)
            return UserOperationStatus.UserNotFound;
        if (!account.HasSecondFactor)
            return UserOperationStatus.ProviderNameNotFound;
        await db.Users.Where(row => row.Id == id).ExecuteUpdateAsync(row => row
            .SetProperty(own => own.AuthenticatorSecret, (string?)null).SetProperty(own => own.TwoFactorEnabled, false));
        directory.Reload();
        return UserOperationStatus.Success;
    }
}

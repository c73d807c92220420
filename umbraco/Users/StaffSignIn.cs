using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="LockedUntil">UTC, with <see cref="SignInStatus.Locked"/>.</param>
internal sealed record SignInResult(SignInStatus Status, StaffAccount? Account = null, DateTime? LockedUntil = null);

internal enum SignInStatus
{
    SignedIn,

    /// <summary>The password is right; a code of the authenticator app is needed too.</summary>
    CodeNeeded,

    /// <summary>Unknown address, wrong password or wrong code: which of them is nobody's business.</summary>
    Refused,

    /// <summary>Too many wrong attempts on this account.</summary>
    Locked,

    /// <summary>The right password of a disabled account.</summary>
    NotAllowed,
}

/// <summary>
/// Checks passwords and second factors. Every attempt is counted before it is checked, in one statement, so that attempts made at the same moment
/// cannot get round the lock; a success clears the count.
/// </summary>
internal sealed class StaffSignIn(UserManager<StaffUser> users, StaffDbContext db, StaffDirectory directory, TimeProvider time)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockFor = TimeSpan.FromMinutes(15);

    private static readonly StaffUser Nobody = new() { Name = "" };
    private static readonly string NobodysHash = new PasswordHasher<StaffUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<SignInResult> WithPasswordAsync(string userName, string password)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null || user.IsApi || user.PasswordHash is null)
        {
            // As slow as for an account that exists.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return new SignInResult(SignInStatus.Refused);
        }
        if (!await TryCountAsync(user.Id))
            return await LockedAsync(user.Id);
        if (!await users.CheckPasswordAsync(user, password))
            return await FailedAsync(user.Id);
        if (user.IsDisabled)
        {
            await UncountAsync(user.Id);
            return new SignInResult(SignInStatus.NotAllowed);
        }
        if (user.AuthenticatorSecret is not null)
        {
            await UncountAsync(user.Id);
            return new SignInResult(SignInStatus.CodeNeeded, directory.Account(user.Id));
        }
        return await SucceededAsync(user.Id);
    }

    /// <param name="user">Whose password was right a moment ago.</param>
    public async Task<SignInResult> WithCodeAsync(Guid user, string code)
    {
        if (await users.FindByIdAsync(user.ToString()) is not { IsDisabled: false } found)
            return new SignInResult(SignInStatus.Refused);
        if (!await TryCountAsync(user))
            return await LockedAsync(user);
        return await users.VerifyTwoFactorTokenAsync(found, Authenticator.ProviderName, code) ? await SucceededAsync(user) : await FailedAsync(user);
    }

    /// <summary>Whether a code of somebody who is signed in is right; wrong ones count and lock as at the sign-in.</summary>
    public async Task<bool> CheckCodeAsync(Guid user, string code)
    {
        if (await users.FindByIdAsync(user.ToString()) is not { } found || !await TryCountAsync(user))
            return false;
        if (await users.VerifyTwoFactorTokenAsync(found, Authenticator.ProviderName, code))
        {
            await UncountAsync(user);
            return true;
        }
        await FailedAsync(user);
        return false;
    }

    /// <summary>A machine got a token.</summary>
    public Task<SignInResult> WithClientAsync(Guid user) => SucceededAsync(user);

    private async Task<bool> TryCountAsync(Guid user)
    {
        var now = time.GetUtcNow();
        await db.Users.Where(row => row.Id == user && row.LockoutEnd != null && row.LockoutEnd <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LockoutEnd, (DateTimeOffset?)null).SetProperty(own => own.AccessFailedCount, 0));
        return await db.Users.Where(row => row.Id == user && row.LockoutEnd == null && row.AccessFailedCount < MostFailures)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.AccessFailedCount, own => own.AccessFailedCount + 1)) == 1;
    }

    private Task<int> UncountAsync(Guid user) => db.Users.Where(row => row.Id == user && row.AccessFailedCount > 0)
        .ExecuteUpdateAsync(row => row.SetProperty(own => own.AccessFailedCount, own => own.AccessFailedCount - 1));

    private async Task<SignInResult> FailedAsync(Guid user)
    {
        var locked = await LockAsync(user);
        directory.Reload();
        return locked ? await LockedAsync(user) : new SignInResult(SignInStatus.Refused);
    }

    private async Task<bool> LockAsync(Guid user)
    {
        var now = Now;
        var until = new DateTimeOffset(now + LockFor, TimeSpan.Zero);
        return await db.Users.Where(row => row.Id == user && row.LockoutEnd == null && row.AccessFailedCount >= MostFailures)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LockoutEnd, until).SetProperty(own => own.LastLockoutDate, now)) == 1;
    }

    private async Task<SignInResult> LockedAsync(Guid user)
    {
        // Counted up to the limit by a process that then died: the lock was never written.
        if (await LockAsync(user))
            directory.Reload();
        return new SignInResult(SignInStatus.Locked, LockedUntil: directory.Account(user)?.LockedUntil ?? Now + LockFor);
    }

    private async Task<SignInResult> SucceededAsync(Guid user)
    {
        var now = Now;
        await db.Users.Where(row => row.Id == user)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.AccessFailedCount, 0).SetProperty(own => own.LastLoginDate, now));
        directory.Reload();
        return new SignInResult(SignInStatus.SignedIn, directory.Account(user));
    }
}

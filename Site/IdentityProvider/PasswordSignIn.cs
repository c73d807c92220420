using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>Whether a user name or mail address and a password are right, and what follows from it.</summary>
public sealed class PasswordSignIn(
    AccountsDbContext db, UserManager<Account> users, Authenticator authenticator, SignInLimiter limiter, RefusedSignIns refused, AfterTheAnswer after, TimeProvider time)
{
    private static readonly Account Nobody = new() { UserName = "personne" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(
        new PasswordHasherOptions { IterationCount = ProviderRegistration.HashIterations })).HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<SignInResult> TryAsync(string login, string password, IPAddress? address, CancellationToken cancellation)
    {
        login = login.Trim();
        var account = await FindAsync(login, cancellation);
        var key = account?.Id.ToString() ?? users.NormalizeName(login)!;
        var attempt = await limiter.BeginAsync(key, address, cancellation);
        if (attempt.LockedUntil is { } until)
            return new SignInResult.Locked(until);

        // An unknown name takes as long as a known one.
        var right = users.PasswordHasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed;
        if (account is null || !right)
            return await FailedAsync(account, attempt, address);
        if (!account.TwoFactorEnabled)
            return await SignedInAsync(account, address, cancellation);
        await limiter.WithdrawAsync(attempt.Id, cancellation);
        return new SignInResult.CodeWanted(account);
    }

    /// <summary>Whether who is signed in knows the password, before what matters is changed. Counted as sign-ins are.</summary>
    public async Task<SignInResult> ConfirmAsync(Account account, string password, IPAddress? address, CancellationToken cancellation)
    {
        var key = account.Id.ToString();
        var attempt = await limiter.BeginAsync(key, address, cancellation);
        if (attempt.LockedUntil is { } until)
            return new SignInResult.Locked(until);
        if (users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash!, password) == PasswordVerificationResult.Failed)
            return await FailedAsync(account, attempt, address);
        await limiter.ForgetAsync(key, cancellation);
        return new SignInResult.Right(account);
    }

    /// <summary>The second step, with a code of the person's app or one of the recovery codes.</summary>
    public async Task<SignInResult> TryCodeAsync(Account account, string code, IPAddress? address, CancellationToken cancellation)
    {
        var attempt = await limiter.BeginAsync(account.Id.ToString(), address, cancellation);
        if (attempt.LockedUntil is { } until)
            return new SignInResult.Locked(until);
        return await authenticator.TakeAsync(account, code, address, cancellation)
            ? await SignedInAsync(account, address, cancellation)
            : await FailedAsync(account, attempt, address);
    }

    private Task<Account?> FindAsync(string login, CancellationToken cancellation)
    {
        var (name, mail) = (users.NormalizeName(login), users.NormalizeEmail(login));
        // A user name holds no at sign, so that no name is another's address.
        return db.Users.SingleOrDefaultAsync(account => account.NormalizedUserName == name || account.NormalizedEmail == mail, cancellation);
    }

    private async Task<SignInResult> SignedInAsync(Account account, IPAddress? address, CancellationToken cancellation)
    {
        account.LastSignInAt = time.GetUtcNow();
        db.Add(AccountEvent.Of(account.Id, AccountEventKind.SignedIn, account.LastSignInAt, address));
        await db.SaveChangesAsync(cancellation);
        await limiter.ForgetAsync(account.Id.ToString(), cancellation);
        return new SignInResult.Right(account);
    }

    private async Task<SignInResult> FailedAsync(Account? account, SignInAttempt attempt, IPAddress? address)
    {
        var now = time.GetUtcNow();
        // Up to here an unknown name costs what a known one does; what only a known one costs comes after the answer.
        if (account is not null && !after.Leave<RefusedSignIns>(RecordAsync))
            await RecordAsync(refused);
        return attempt.Locks ? new SignInResult.Locked(now + SignInLimiter.Window) : new SignInResult.Wrong();

        Task RecordAsync(RefusedSignIns trail) => trail.RecordAsync(account.Id, attempt.Locks, now, address);
    }
}

/// <summary>What came of an attempt. <see cref="Wrong"/> and <see cref="Locked"/> do not tell whether the account exists.</summary>
public abstract record SignInResult
{
    public sealed record Right(Account Account) : SignInResult;

    public sealed record CodeWanted(Account Account) : SignInResult;

    public sealed record Wrong : SignInResult;

    public sealed record Locked(DateTimeOffset Until) : SignInResult;
}

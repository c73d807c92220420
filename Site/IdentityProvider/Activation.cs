using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>
/// Makes the account of a sign-up. Beside the link it asks for the password that was chosen: a link that went to a mistyped address opens nothing to whoever
/// has that address.
/// </summary>
public sealed partial class Activation(
    AccountsDbContext db, UserManager<Account> users, SignUps signUps, SignInLimiter limiter, IPortal portal, TimeProvider time, ILogger<Activation> log)
{
    public async Task<ActivationResult> ConfirmAsync(string token, string userName, string password, IPAddress? address, CancellationToken cancellation)
    {
        if (await signUps.FindAsync(token, cancellation) is not { } signUp)
            return new ActivationResult.Unknown();
        if (signUp.AccountId is not null)
            return new ActivationResult.Already(signUp.UserName);
        if (signUps.IsExpired(signUp))
            return new ActivationResult.Expired(signUp.Id);

        var key = signUp.Id.ToString();
        var attempt = await limiter.BeginAsync(key, address, cancellation);
        if (attempt.LockedUntil is { } until)
            return new ActivationResult.Locked(until);
        if (users.PasswordHasher.VerifyHashedPassword(new Account(), signUp.PasswordHash, password) == PasswordVerificationResult.Failed)
            return new ActivationResult.PasswordWrong();
        await limiter.ForgetAsync(key, cancellation);
        return await CreateAsync(signUp, userName, address, cancellation);
    }

    private async Task<ActivationResult> CreateAsync(SignUp signUp, string userName, IPAddress? address, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var account = new Account
        {
            UserName = userName,
            NormalizedUserName = users.NormalizeName(userName),
            Email = signUp.Mail,
            NormalizedEmail = users.NormalizeEmail(signUp.Mail),
            EmailConfirmed = true,
            PasswordHash = signUp.PasswordHash,
            CreatedAt = now,
            LastSignInAt = now,
        };
        if (await signUps.IsTakenAsync(userName, cancellation))
            return await OtherClickAsync(signUp, cancellation) ?? new ActivationResult.UserNameTaken(await signUps.ProposeAsync(userName, cancellation));
        if (await db.Users.AnyAsync(other => other.NormalizedEmail == account.NormalizedEmail, cancellation))
            return await OtherClickAsync(signUp, cancellation) ?? new ActivationResult.MailTaken();

        var letter = new LetterInput(signUp.FamilyName, signUp.DossierNumber, signUp.LetterCode);
        (signUp.AccountId, signUp.FamilyName, signUp.DossierNumber, signUp.LetterCode) = (account.Id, null, null, null);
        db.Add(account);
        db.Add(new AccountEvent { AccountId = account.Id, Kind = AccountEventKind.Created, At = now, Network = Convert.ToHexString(ClientNetwork.Of(address)) });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody was faster with the name or the address: the next try says which.
            return await OtherClickAsync(signUp, cancellation) ?? new ActivationResult.UserNameTaken(await signUps.ProposeAsync(userName, cancellation));
        }
        // Another database: whoever has the account and no dossier is asked for the letter at « Mon compte ».
        var linked = await portal.LinkAsync(account, letter, cancellation);
        if (linked is not (LinkResult.Linked or LinkResult.AlreadyLinked))
            NotLinked(account.Id, linked.GetType().Name);
        return new ActivationResult.Activated(account, signUp.Return);
    }

    /// <summary>The same person's, who clicked twice: what is taken is theirs. Only for who has given the sign-up's password.</summary>
    /// <returns>Null when nobody else has activated this sign-up meanwhile.</returns>
    private async Task<ActivationResult?> OtherClickAsync(SignUp signUp, CancellationToken cancellation)
    {
        var id = signUp.Id;
        db.ChangeTracker.Clear();
        var made = await db.Users.SingleOrDefaultAsync(account => db.Set<SignUp>().Any(one => one.Id == id && one.AccountId == account.Id), cancellation);
        return made is null ? null : new ActivationResult.Activated(made, signUp.Return);
    }

    [LoggerMessage(LogLevel.Warning, "Account {Account} was made without its dossier: {Result}.")]
    private partial void NotLinked(Guid account, string result);
}

public abstract record ActivationResult
{
    /// <param name="Return">Where the person was going, on this site.</param>
    public sealed record Activated(Account Account, string? Return) : ActivationResult;

    public sealed record Already(string UserName) : ActivationResult;

    public sealed record Expired(Guid Id) : ActivationResult;

    public sealed record Unknown : ActivationResult;

    public sealed record PasswordWrong : ActivationResult;

    public sealed record Locked(DateTimeOffset Until) : ActivationResult;

    public sealed record UserNameTaken(IReadOnlyList<string> Proposals) : ActivationResult;

    /// <summary>The address has got an account since; only its owner has come this far.</summary>
    public sealed record MailTaken : ActivationResult;
}

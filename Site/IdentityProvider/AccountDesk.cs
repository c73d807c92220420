using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.IdentityProvider;

/// <summary>
/// What the desk may see of sign-ins and do about them: never a password, a link or a code. Who did it and why is the desk's own trail to keep; the
/// account's trail says that it was done.
/// </summary>
public sealed class AccountDesk(AccountsDbContext db, UserManager<Account> users, SignUps signUps, MailChange mailChange, AuthenticatorChange authenticators, SignInLimiter limiter, TimeProvider time)
{
    private const string Escape = "\\";

    /// <summary>Accounts and sign-ups whose mail address or user name begins like this, at most <paramref name="most"/> of each.</summary>
    public async Task<DeskMatches> SearchAsync(string start, int most, CancellationToken cancellation)
    {
        var folded = users.NormalizeName(start)!.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
        var accounts = await db.Users.AsNoTracking()
            .Where(account => EF.Functions.Like(account.NormalizedEmail!, folded, Escape) || EF.Functions.Like(account.NormalizedUserName!, folded, Escape))
            .OrderBy(account => account.NormalizedUserName).Take(most).ToListAsync(cancellation);
#pragma warning disable CA1304, CA1311 // The database's own upper(), which takes no culture.
        var waiting = await Waiting().Where(signUp => EF.Functions.Like(signUp.Mail.ToUpper(), folded, Escape) || EF.Functions.Like(signUp.NormalizedUserName, folded, Escape))
            .OrderByDescending(signUp => signUp.ExpiresAt).Take(most).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
        return new DeskMatches(await DescribeAsync(accounts, cancellation), [.. waiting.Select(Describe)]);
    }

    /// <summary>Those of these that exist.</summary>
    public async Task<IReadOnlyList<DeskAccount>> AccountsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await DescribeAsync(await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id)).ToListAsync(cancellation), cancellation);

    /// <summary>Sign-ups that wait for their activation, latest first, with the number of this dossier.</summary>
    /// <param name="number">Normalised: <see cref="LetterText.Number"/>.</param>
    public async Task<IReadOnlyList<DeskSignUp>> SignUpsForAsync(string number, CancellationToken cancellation)
    {
        // Numbers stand there as they were typed. There are only those of the last days.
        var typed = await Waiting().Select(signUp => new { signUp.Id, signUp.DossierNumber }).ToListAsync(cancellation);
        var ids = typed.Where(signUp => LetterText.Number(signUp.DossierNumber) == number).Select(signUp => signUp.Id).ToList();
        var waiting = await Waiting().Where(signUp => ids.Contains(signUp.Id)).OrderByDescending(signUp => signUp.ExpiresAt).ToListAsync(cancellation);
        return [.. waiting.Select(Describe)];
    }

    /// <summary>Null when it has become an account, or there is none.</summary>
    public async Task<DeskSignUp?> SignUpAsync(Guid id, CancellationToken cancellation) =>
        await Waiting().SingleOrDefaultAsync(signUp => signUp.Id == id, cancellation) is { } signUp ? Describe(signUp) : null;

    /// <summary>The provider's mails to these addresses, latest first.</summary>
    public Task<IReadOnlyList<MailFate>> MailsAsync(IReadOnlyCollection<string> addresses, int most, CancellationToken cancellation) =>
        MailFate.OfAsync(db, addresses, most, cancellation);

    /// <summary>The trail of these accounts, latest first.</summary>
    public async Task<IReadOnlyList<AccountEvent>> EventsAsync(IReadOnlyCollection<Guid> accounts, int most, CancellationToken cancellation) =>
        await db.Set<AccountEvent>().AsNoTracking().Where(line => accounts.Contains(line.AccountId)).OrderByDescending(line => line.At).Take(most).ToListAsync(cancellation);

    /// <summary>The activation mail again, with its full time, however many have been sent.</summary>
    /// <param name="mail">Another address; null for the one that was typed. With another one the link in the first mail is void.</param>
    /// <returns>False when it has become an account, or there is none.</returns>
    public async Task<bool> SendActivationAsync(Guid signUpId, string? mail, CancellationToken cancellation)
    {
        if (await signUps.FindAsync(signUpId, cancellation) is not { } signUp)
            return false;
        await signUps.SendByDeskAsync(signUp, mail ?? signUp.Mail, cancellation);
        return true;
    }

    /// <summary>Forgets the wrong passwords, wherever they came from.</summary>
    /// <returns>False when there is no such account.</returns>
    public async Task<bool> UnlockAsync(Guid accountId, CancellationToken cancellation)
    {
        if (!await db.Users.AnyAsync(account => account.Id == accountId, cancellation))
            return false;
        await limiter.ForgetAsync(accountId.ToString(), cancellation);
        db.Add(AccountEvent.Of(accountId, AccountEventKind.UnlockedByStaff, time.GetUtcNow(), address: null));
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>See <see cref="MailChange.AskByDeskAsync"/>.</summary>
    /// <returns>Null when there is no such account, false when another one has that address.</returns>
    public async Task<bool?> CorrectMailAsync(Guid accountId, string mail, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == accountId, cancellation) is { } owner
            ? await mailChange.AskByDeskAsync(owner, mail, cancellation)
            : null;

    /// <summary>See <see cref="AuthenticatorChange.RemoveByDeskAsync"/>.</summary>
    /// <returns>Null when there is no such account, false when it asks for no code.</returns>
    public Task<bool?> RemoveAuthenticatorAsync(Guid accountId, CancellationToken cancellation) => authenticators.RemoveByDeskAsync(accountId, cancellation);

    private IQueryable<SignUp> Waiting() => db.Set<SignUp>().AsNoTracking().Where(signUp => signUp.AccountId == null);

    private async Task<IReadOnlyList<DeskAccount>> DescribeAsync(List<Account> accounts, CancellationToken cancellation)
    {
        var (ids, now) = (accounts.Select(account => account.Id).ToList(), time.GetUtcNow());
        var changes = (await db.Set<OneTimeLink>().AsNoTracking()
            .Where(link => ids.Contains(link.AccountId) && link.Purpose != LinkPurpose.NewPassword && link.UsedAt == null && link.ExpiresAt > now)
            .ToListAsync(cancellation)).ToLookup(link => link.AccountId);
        var described = new List<DeskAccount>();
        foreach (var account in accounts)
        {
            var change = changes[account.Id].FirstOrDefault();
            described.Add(new DeskAccount(
                account.Id, account.UserName!, account.Email!, account.CreatedAt, account.LastSignInAt, account.TwoFactorEnabled,
                await limiter.LockedSomewhereUntilAsync(account.Id.ToString(), cancellation), change?.Mail, change?.ExpiresAt));
        }
        return described;
    }

    private DeskSignUp Describe(SignUp signUp) => new(
        signUp.Id, signUp.UserName, signUp.Mail, signUp.FamilyName, LetterText.Number(signUp.DossierNumber), signUp.ExpiresAt, signUps.IsExpired(signUp), signUp.MailsSent);
}

/// <param name="LockedUntil">Too many wrong passwords, somewhere; null: no.</param>
/// <param name="NewMail">An address that waits for its confirmation, until <paramref name="NewMailUntil"/>.</param>
public sealed record DeskAccount(
    Guid Id, string UserName, string Mail, DateTimeOffset CreatedAt, DateTimeOffset LastSignInAt, bool HasAuthenticator,
    DateTimeOffset? LockedUntil, string? NewMail, DateTimeOffset? NewMailUntil);

/// <param name="FamilyName">As typed.</param>
/// <param name="Number">Of the dossier, normalised.</param>
/// <param name="Until">Of the link in the mail.</param>
/// <param name="MailsSent">See <see cref="SignUp.MailsSent"/>.</param>
public sealed record DeskSignUp(Guid Id, string UserName, string Mail, string? FamilyName, string Number, DateTimeOffset Until, bool IsExpired, int MailsSent);

public sealed record DeskMatches(IReadOnlyList<DeskAccount> Accounts, IReadOnlyList<DeskSignUp> SignUps);

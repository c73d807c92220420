using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Mot de passe oublié » : a mail whose subject tells the user name, with a link to choose another password.</summary>
public sealed class ForgottenPassword(
    AccountsDbContext db, UserManager<Account> users, AccountMails mails, SignUps signUps, SignInLimiter limiter, IPortal portal, TimeProvider time)
{
    /// <summary>Links for one account that are good at the same time: enough for a person in a hurry, too few to fill somebody's mailbox.</summary>
    private const int MostLinks = 3;

    /// <summary>
    /// Mails the owner of an address, if there is one; not while the desk replaces that address. An address that waits for its activation gets that mail again.
    /// </summary>
    public async Task AskAsync(string mail, IPAddress? address, CancellationToken cancellation)
    {
        var (normalized, now) = (users.NormalizeEmail(mail), time.GetUtcNow());
        if (await db.Users.SingleOrDefaultAsync(account => account.NormalizedEmail == normalized, cancellation) is { } owner)
        {
            if (await db.Set<OneTimeLink>().Where(OneTimeLink.IsWaitingFromDesk(now)).AnyAsync(link => link.AccountId == owner.Id, cancellation))
                return;
            if (await db.Set<OneTimeLink>().CountAsync(link => link.AccountId == owner.Id && link.Purpose == LinkPurpose.NewPassword && link.UsedAt == null && link.ExpiresAt > now, cancellation) >= MostLinks)
                return;
            var token = OneTimeLink.NewToken();
            db.Add(new OneTimeLink
            {
                Hash = OneTimeLink.HashOf(token), AccountId = owner.Id, Purpose = LinkPurpose.NewPassword, ExpiresAt = now + OneTimeLink.PasswordLifetime,
            });
            mails.ForgottenPassword(db, owner, token);
            db.Add(Event(owner, AccountEventKind.PasswordAsked, address));
            await db.SaveChangesAsync(cancellation);
            return;
        }
        var waiting = await db.Set<SignUp>().Where(signUp => signUp.Mail == mail && signUp.AccountId == null).OrderByDescending(signUp => signUp.ExpiresAt).FirstOrDefaultAsync(cancellation);
        if (waiting is not null)
            await signUps.SendAgainAsync(waiting, cancellation);
    }

    /// <summary>Whose password a link may change; null: it is unknown, used or too old.</summary>
    public async Task<Account?> OwnerAsync(string token, CancellationToken cancellation)
    {
        var (hash, now) = (OneTimeLink.HashOf(token), time.GetUtcNow());
        var replaced = db.Set<OneTimeLink>().Where(OneTimeLink.IsWaitingFromDesk(now));
        return await (
            from link in db.Set<OneTimeLink>()
            where link.Hash == hash && link.Purpose == LinkPurpose.NewPassword && link.UsedAt == null && link.ExpiresAt > now
                && !replaced.Any(change => change.AccountId == link.AccountId)
            join account in db.Users on link.AccountId equals account.Id
            select account).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Changes the password and signs the account out everywhere. Uses the link up, and all others of the account.</summary>
    /// <returns>Null when the link is unknown, used or too old.</returns>
    public async Task<Account?> ChangeAsync(string token, string password, IPAddress? address, CancellationToken cancellation)
    {
        if (await OwnerAsync(token, cancellation) is not { } account)
            return null;
        var (hash, now) = (OneTimeLink.HashOf(token), time.GetUtcNow());
        await using var transaction = await db.BeginAloneAsync(cancellation);
        // Two clicks at once: one of them finds the link used.
        if (await db.Set<OneTimeLink>().Where(link => link.Hash == hash && link.UsedAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation) == 0)
            return null;
        await db.Set<OneTimeLink>().Where(link => link.AccountId == account.Id && link.Purpose == LinkPurpose.NewPassword && link.UsedAt == null)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Add(Event(account, AccountEventKind.PasswordReset, address));
        mails.PasswordChanged(db, account);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        await limiter.ForgetAsync(account.Id.ToString(), cancellation);
        await portal.EndSessionsAsync(account.Id, cancellation);
        return account;
    }

    private AccountEvent Event(Account account, AccountEventKind kind, IPAddress? address) =>
        new() { AccountId = account.Id, Kind = kind, At = time.GetUtcNow(), Network = Convert.ToHexString(ClientNetwork.Of(address)) };
}

using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>
/// Another mail address for an account: asked for by its owner, confirmed from the new address by somebody who shows to be the owner, told to the old one.
/// The link alone proves the mailbox, which is a stranger's when the address was mistyped.
/// </summary>
public sealed class MailChange(
    AccountsDbContext db, UserManager<Account> users, PasswordSignIn signIn, SignInLimiter limiter, AccountMails mails, IPortal portal, TimeProvider time)
{
    /// <summary>Within <see cref="Window"/>: nobody's mailbox is filled from here.</summary>
    private const int MostAsked = 5;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Mails the link; former ones stop working. An address that another account has is told to its owner alone: the answer is the same.</summary>
    public async Task<MailChangeAsked> AskAsync(Account owner, string newMail, IPAddress? address, CancellationToken cancellation)
    {
        var (id, now) = (owner.Id, time.GetUtcNow());
        var since = now - Window;
        if (await db.Set<AccountEvent>().CountAsync(line => line.AccountId == id && line.Kind == AccountEventKind.MailChangeAsked && line.At > since, cancellation) >= MostAsked)
            return MailChangeAsked.TooOften;
        if (await db.Set<OneTimeLink>().Where(OneTimeLink.IsWaitingFromDesk(now)).AnyAsync(link => link.AccountId == id, cancellation))
            return MailChangeAsked.DeskIsAtIt;

        await using var transaction = await db.BeginAloneAsync(cancellation);
        await db.Set<OneTimeLink>().Where(link => link.AccountId == id && link.Purpose == LinkPurpose.ConfirmMail && link.UsedAt == null).ExecuteDeleteAsync(cancellation);
        if (await OwnerOfAsync(newMail, cancellation) is { } other)
        {
            mails.MailIsTaken(db, other);
        }
        else
        {
            var token = OneTimeLink.NewToken();
            db.Add(new OneTimeLink { Hash = OneTimeLink.HashOf(token), AccountId = id, Purpose = LinkPurpose.ConfirmMail, Mail = newMail, ExpiresAt = now + OneTimeLink.MailLifetime });
            mails.ConfirmMail(db, owner, newMail, token);
        }
        db.Add(AccountEvent.Of(id, AccountEventKind.MailChangeAsked, now, address));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return MailChangeAsked.Done;
    }

    /// <summary>
    /// The desk's way, for owners who cannot sign in or read the old address. The new address is still confirmed from there: what the desk mistypes opens the
    /// account to nobody. At once the old address is told, everything signed in is signed out, and links in the old mailbox stop working; it gets no others
    /// while this waits.
    /// </summary>
    /// <returns>False when another account has that address.</returns>
    public async Task<bool> AskByDeskAsync(Account owner, string newMail, CancellationToken cancellation)
    {
        if (await OwnerOfAsync(newMail, cancellation) is not null)
            return false;
        var (id, now, token) = (owner.Id, time.GetUtcNow(), OneTimeLink.NewToken());
        await using var transaction = await db.BeginAloneAsync(cancellation);
        await db.Set<OneTimeLink>().Where(link => link.AccountId == id && link.UsedAt == null).ExecuteDeleteAsync(cancellation);
        var account = await db.Users.SingleAsync(one => one.Id == id, cancellation);
        account.SecurityStamp = Account.NewStamp();
        db.Add(new OneTimeLink { Hash = OneTimeLink.HashOf(token), AccountId = id, Purpose = LinkPurpose.ConfirmMailByDesk, Mail = newMail, ExpiresAt = now + OneTimeLink.MailLifetime });
        mails.ConfirmMailByDesk(db, account, newMail, token);
        mails.MailChangeByDesk(db, account);
        db.Add(AccountEvent.Of(id, AccountEventKind.MailChangedByStaff, now, address: null));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        await portal.EndSessionsAsync(id, cancellation);
        return true;
    }

    /// <summary>For the page behind the link; uses nothing up.</summary>
    public async Task<MailChangeState> LookAsync(string token, CancellationToken cancellation)
    {
        var hash = OneTimeLink.HashOf(token);
        var link = await db.Set<OneTimeLink>().AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash && one.Purpose != LinkPurpose.NewPassword, cancellation);
        if (link is null || (link.UsedAt is null && link.ExpiresAt <= time.GetUtcNow()))
            return new MailChangeState.NotValid();
        var owner = await db.Users.AsNoTracking().SingleAsync(account => account.Id == link.AccountId, cancellation);
        if (link.UsedAt is null)
            return new MailChangeState.Waiting(link.Mail!, owner.UserName!, TakesLetter: link.Purpose == LinkPurpose.ConfirmMailByDesk);
        return owner.Email == link.Mail ? new MailChangeState.Changed(link.Mail!) : new MailChangeState.NotValid();
    }

    /// <summary>The new address is the account's from now on. Links that were mailed to the old one for a new password stop working.</summary>
    public async Task<MailChangeState> ConfirmAsync(string token, OwnerProof proof, IPAddress? address, CancellationToken cancellation)
    {
        var state = await LookAsync(token, cancellation);
        if (state is not MailChangeState.Waiting waiting)
            return state;
        if (await ProblemWithAsync(token, waiting, proof, address, cancellation) is { } refused)
            return refused;
        var newMail = waiting.Mail;
        var (hash, now) = (OneTimeLink.HashOf(token), time.GetUtcNow());
        await using var transaction = await db.BeginAloneAsync(cancellation);
        if (await db.Set<OneTimeLink>().Where(link => link.Hash == hash && link.UsedAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(one => one.UsedAt, now), cancellation) == 0)
            return await LookAsync(token, cancellation);
        if (await OwnerOfAsync(newMail, cancellation) is not null)
            return new MailChangeState.NotValid();

        var account = await db.Users.SingleAsync(one => db.Set<OneTimeLink>().Any(link => link.Hash == hash && link.AccountId == one.Id), cancellation);
        var oldMail = account.Email!;
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (newMail, users.NormalizeEmail(newMail), true);
        await db.Set<OneTimeLink>().Where(link => link.AccountId == account.Id && link.Purpose == LinkPurpose.NewPassword).ExecuteDeleteAsync(cancellation);
        mails.MailChanged(db, account, oldMail);
        db.Add(AccountEvent.Of(account.Id, AccountEventKind.MailChanged, now, address));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another account has confirmed the same address at the same moment.
            return new MailChangeState.NotValid();
        }
        await transaction.CommitAsync(cancellation);
        // Should this fail, the next sign-in brings the portal up to date.
        await portal.ChangedAsync(account, cancellation);
        return new MailChangeState.Changed(newMail);
    }

    private async Task<MailChangeState?> ProblemWithAsync(
        string token, MailChangeState.Waiting waiting, OwnerProof proof, IPAddress? address, CancellationToken cancellation)
    {
        var hash = OneTimeLink.HashOf(token);
        var account = await db.Users.AsNoTracking().SingleAsync(one => db.Set<OneTimeLink>().Any(link => link.Hash == hash && link.AccountId == one.Id), cancellation);
        if (!string.IsNullOrEmpty(proof.Password) || !waiting.TakesLetter)
            return await signIn.ConfirmAsync(account, proof.Password ?? "", address, cancellation) switch
            {
                SignInResult.Right => null,
                SignInResult.Locked locked => new MailChangeState.Locked(waiting, locked.Until),
                _ => new MailChangeState.PasswordWrong(waiting),
            };
        // Counted by itself: the owner of the old mailbox, who is told of wrong passwords, may be whom the desk helps against.
        var attempt = await limiter.BeginAsync(hash, address, cancellation);
        if (attempt.LockedUntil is { } until)
            return new MailChangeState.Locked(waiting, until);
        if (!await portal.HoldsLetterAsync(account.Id, proof.FamilyName, proof.DossierNumber, cancellation))
            return new MailChangeState.LetterWrong(waiting);
        await limiter.ForgetAsync(hash, cancellation);
        return null;
    }

    private Task<Account?> OwnerOfAsync(string mail, CancellationToken cancellation)
    {
        var normalised = users.NormalizeEmail(mail);
        return db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.NormalizedEmail == normalised, cancellation);
    }
}

public enum MailChangeAsked
{
    Done,

    TooOften,

    /// <summary>A change that the desk has begun waits for its confirmation.</summary>
    DeskIsAtIt,
}

/// <summary>What shows that whoever has the link is the account's owner: the password or, when the desk has begun the change, the town's letter.</summary>
public sealed record OwnerProof(string? Password, string? FamilyName, string? DossierNumber);

/// <summary>What a confirmation link stands for now, or why it was not confirmed.</summary>
public abstract record MailChangeState
{
    private MailChangeState()
    {
    }

    /// <param name="TakesLetter">Whether the town's letter does instead of the password.</param>
    public sealed record Waiting(string Mail, string UserName, bool TakesLetter) : MailChangeState;

    public sealed record Changed(string Mail) : MailChangeState;

    /// <summary>Unknown, expired, replaced by a newer one, or another account has the address meanwhile.</summary>
    public sealed record NotValid : MailChangeState;

    public sealed record PasswordWrong(Waiting Link) : MailChangeState;

    /// <summary>Name and number are not those of a dossier that the account holds.</summary>
    public sealed record LetterWrong(Waiting Link) : MailChangeState;

    public sealed record Locked(Waiting Link, DateTimeOffset Until) : MailChangeState;
}

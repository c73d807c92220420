using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>Accounts on their way: from the form of <c>/inscription</c> to the mail that activates them.</summary>
public sealed class SignUps(AccountsDbContext db, UserManager<Account> users, AccountMails mails, ReceivedMails received, IPortal portal, ProviderKeys keys, TimeProvider time)
{
    /// <summary>
    /// Mails for one sign-up, and to one address, until an hour has passed: enough for a mistyped address or two, too few to annoy a stranger.
    /// </summary>
    public const int MostMails = 5;

    /// <summary>Sign-ups with one letter that wait at the same time: a family's, and one begun anew. The next one replaces the oldest.</summary>
    public const int MostOfOneLetter = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly string[] MailKinds = [AccountMails.ActivationKind, AccountMails.AlreadyHasAccountKind];

    public async Task<SignUpResult> BeginAsync(SignUpInput input, CancellationToken cancellation)
    {
        var letter = new LetterInput(input.FamilyName, input.DossierNumber, input.LetterCode, NetworkDigest: ClientNetwork.DigestOf(input.Address));
        switch (await portal.CheckLetterAsync(letter, cancellation))
        {
            case LetterResult.NoMatch:
                return new SignUpResult.LetterWrong();
            case LetterResult.CodeWrong:
                return new SignUpResult.LetterCodeWrong();
            case LetterResult.TooManyFailures closed:
                return new SignUpResult.LetterClosed(closed.Until);
        }
        if (await IsTakenAsync(input.UserName, cancellation))
            return new SignUpResult.UserNameTaken(await ProposeAsync(input.UserName, cancellation));

        var name = users.NormalizeName(input.UserName)!;
        var signUp = new SignUp
        {
            LinkHash = "",
            UserName = input.UserName,
            NormalizedUserName = name,
            Mail = input.Mail,
            PasswordHash = users.PasswordHasher.HashPassword(new Account { UserName = input.UserName }, input.Password),
            FamilyName = input.FamilyName,
            DossierNumber = input.DossierNumber,
            LetterCode = input.LetterCode,
            Return = input.Return,
            ExpiresAt = time.GetUtcNow() + SignUp.Lifetime,
        };
        await using var transaction = await db.BeginAloneAsync(cancellation);
        await ReplaceAsync(signUp, cancellation);
        db.Add(signUp);
        await MailAsync(signUp, isByDesk: false, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new SignUpResult.Begun(signUp.Id);
    }

    /// <summary>One that waits for its mail's confirmation; null: there is none, or it has become an account.</summary>
    public Task<SignUp?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<SignUp>().SingleOrDefaultAsync(signUp => signUp.Id == id && signUp.AccountId == null, cancellation);

    public Task<SignUp?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = OneTimeLink.HashOf(token);
        return db.Set<SignUp>().SingleOrDefaultAsync(signUp => signUp.LinkHash == hash, cancellation);
    }

    public bool IsExpired(SignUp signUp) => signUp.ExpiresAt <= time.GetUtcNow();

    /// <summary>The same mail again, with the same link and its full time.</summary>
    /// <returns>False when too many have been sent.</returns>
    public Task<bool> SendAgainAsync(SignUp signUp, CancellationToken cancellation) => SendAsync(signUp, signUp.Mail, cancellation);

    /// <summary>To another address; the link in the first mail is void then.</summary>
    /// <returns>False when too many have been sent.</returns>
    public Task<bool> CorrectMailAsync(SignUp signUp, string mail, CancellationToken cancellation) => SendAsync(signUp, mail, cancellation);

    /// <summary>As <see cref="SendAgainAsync"/> and <see cref="CorrectMailAsync"/>, by the desk: it helps whoever has used up their mails.</summary>
    public Task SendByDeskAsync(SignUp signUp, string mail, CancellationToken cancellation) => SendAsync(signUp, mail, cancellation, isByDesk: true);

    public async Task<bool> IsTakenAsync(string userName, CancellationToken cancellation)
    {
        var name = users.NormalizeName(userName);
        return await db.Users.AnyAsync(account => account.NormalizedUserName == name, cancellation);
    }

    /// <summary>Two names like it that nobody has.</summary>
    public async Task<IReadOnlyList<string>> ProposeAsync(string userName, CancellationToken cancellation)
    {
        var free = new List<string>();
        while (free.Count < 2)
        {
            var variant = UserNameRules.Variant(userName);
            if (!free.Contains(variant) && !await IsTakenAsync(variant, cancellation))
                free.Add(variant);
        }
        return free;
    }

    /// <summary>Removes those that this one takes the place of: with the same letter, the same name or too many.</summary>
    private async Task ReplaceAsync(SignUp signUp, CancellationToken cancellation)
    {
        // Letters stand there as they were typed. There are only those of the last days.
        var waiting = await db.Set<SignUp>().AsNoTracking().Where(other => other.AccountId == null).OrderByDescending(other => other.ExpiresAt)
            .Select(other => new { other.Id, other.NormalizedUserName, other.FamilyName, other.DossierNumber }).ToListAsync(cancellation);
        var (family, number) = (LetterText.Name(signUp.FamilyName), LetterText.Number(signUp.DossierNumber));
        var same = waiting.Where(other => LetterText.Number(other.DossierNumber) == number && LetterText.Name(other.FamilyName) == family)
            .ToLookup(other => other.NormalizedUserName == signUp.NormalizedUserName);
        var replaced = same[true].Concat(same[false].Skip(MostOfOneLetter - 1)).Select(other => other.Id).ToList();
        await db.Set<SignUp>().Where(other => replaced.Contains(other.Id) && other.AccountId == null).ExecuteDeleteAsync(cancellation);
    }

    private async Task<bool> SendAsync(SignUp signUp, string mail, CancellationToken cancellation, bool isByDesk = false)
    {
        // Of many clicks at once each counts those before it.
        await using var transaction = await db.BeginAloneAsync(cancellation);
        await db.Entry(signUp).ReloadAsync(cancellation);
        if (db.Entry(signUp).State == EntityState.Detached)
            return true;
        // Each mail gives the link its full time: so it tells when the last one was.
        if (signUp.ExpiresAt - SignUp.Lifetime + Pause <= time.GetUtcNow())
            signUp.MailsSent = 0;
        if (signUp.MailsSent >= MostMails && !isByDesk)
            return false;
        signUp.Mail = mail;
        signUp.ExpiresAt = time.GetUtcNow() + SignUp.Lifetime;
        await MailAsync(signUp, isByDesk, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    // Whether the address has an account already is told to its owner alone: everything else is the same.
    private async Task MailAsync(SignUp signUp, bool isByDesk, CancellationToken cancellation)
    {
        var address = users.NormalizeEmail(signUp.Mail);
        var token = TokenOf(signUp);
        signUp.LinkHash = OneTimeLink.HashOf(token);
        signUp.MailsSent++;
        // Other sign-ups may have written to that address; whoever fills in this one's form learns nothing of them.
        if (!isByDesk && await received.CountAsync(db, signUp.Mail, MailKinds, cancellation) >= MostMails)
            return;
        if (await db.Users.SingleOrDefaultAsync(account => account.NormalizedEmail == address, cancellation) is { } owner)
            mails.AlreadyHasAccount(db, owner);
        else
            mails.Activation(db, signUp.Mail, signUp.UserName, token);
    }

    // Derived, not drawn: the mail that is sent again holds the same link, so that either works; another address makes another one.
    private string TokenOf(SignUp signUp) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(keys.Counter, Encoding.UTF8.GetBytes($"activation {signUp.Id} {users.NormalizeEmail(signUp.Mail)}")).AsSpan(0, 16));
}

/// <summary>What was typed, each field checked by itself.</summary>
/// <param name="Return">Where the person was going, on this site.</param>
/// <param name="Address">From where it was sent; wrong letters are counted by it.</param>
public sealed record SignUpInput(
    string UserName, string Mail, string Password, string FamilyName, string DossierNumber, string? LetterCode, string? Return, IPAddress? Address);

public abstract record SignUpResult
{
    /// <summary>A mail is on its way, to whoever has the address.</summary>
    public sealed record Begun(Guid Id) : SignUpResult;

    public sealed record UserNameTaken(IReadOnlyList<string> Proposals) : SignUpResult;

    public sealed record LetterWrong : SignUpResult;

    public sealed record LetterCodeWrong : SignUpResult;

    public sealed record LetterClosed(DateTimeOffset Until) : SignUpResult;
}

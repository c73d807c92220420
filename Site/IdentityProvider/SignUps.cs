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
public sealed class SignUps(AccountsDbContext db, UserManager<Account> users, AccountMails mails, IPortal portal, ProviderKeys keys, TimeProvider time)
{
    /// <summary>Mails for one sign-up: enough for a mistyped address or two, too few to annoy a stranger.</summary>
    public const int MostMails = 5;

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
        foreach (var earlier in await db.Set<SignUp>().Where(other => other.NormalizedUserName == name && other.AccountId == null).ToListAsync(cancellation))
            if (IsSameLetter(earlier, signUp))
                db.Remove(earlier);
        db.Add(signUp);
        await MailAsync(signUp, cancellation);
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

    private async Task<bool> SendAsync(SignUp signUp, string mail, CancellationToken cancellation, bool isByDesk = false)
    {
        if (signUp.MailsSent >= MostMails && !isByDesk)
            return false;
        signUp.Mail = mail;
        signUp.ExpiresAt = time.GetUtcNow() + SignUp.Lifetime;
        await MailAsync(signUp, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // Whether the address has an account already is told to its owner alone: everything else is the same.
    private async Task MailAsync(SignUp signUp, CancellationToken cancellation)
    {
        var address = users.NormalizeEmail(signUp.Mail);
        var token = TokenOf(signUp);
        signUp.LinkHash = OneTimeLink.HashOf(token);
        signUp.MailsSent++;
        if (await db.Users.SingleOrDefaultAsync(account => account.NormalizedEmail == address, cancellation) is { } owner)
            mails.AlreadyHasAccount(db, owner);
        else
            mails.Activation(db, signUp.Mail, signUp.UserName, token);
    }

    // Derived, not drawn: the mail that is sent again holds the same link, so that either works; another address makes another one.
    private string TokenOf(SignUp signUp) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(keys.Counter, Encoding.UTF8.GetBytes($"activation {signUp.Id} {users.NormalizeEmail(signUp.Mail)}")).AsSpan(0, 16));

    private static bool IsSameLetter(SignUp one, SignUp other) =>
        LetterText.Name(one.FamilyName) == LetterText.Name(other.FamilyName) && LetterText.Number(one.DossierNumber) == LetterText.Number(other.DossierNumber);
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

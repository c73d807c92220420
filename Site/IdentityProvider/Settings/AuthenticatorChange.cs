using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>Adds and removes the second factor. Sessions that are open stay.</summary>
public sealed class AuthenticatorChange(AccountsDbContext db, Authenticator authenticator, AccountMails mails, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a secret may be on screen before its first code.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _offers = protection.CreateProtector("Site.IdentityProvider.AuthenticatorOffer").ToTimeLimitedDataProtector();

    /// <summary>A new secret for this account. Nothing is kept: the page carries it, sealed, to its own answer.</summary>
    public (byte[] Secret, string Sealed) Offer(Account owner)
    {
        var secret = RandomNumberGenerator.GetBytes(TimeCodes.SecretBytes);
        return (secret, _offers.Protect($"{owner.Id} {Convert.ToBase64String(secret)}", Patience));
    }

    /// <returns>Null when it has expired or was offered to somebody else.</returns>
    public byte[]? Open(Account owner, string? offer)
    {
        try
        {
            return _offers.Unprotect(offer ?? "").Split(' ') is [var id, var secret] && id == owner.Id.ToString() ? Convert.FromBase64String(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <param name="code">Of the app, to see that it has the secret.</param>
    /// <returns>The recovery codes, shown this once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> AddAsync(Guid accountId, byte[] secret, string code, IPAddress? address, CancellationToken cancellation)
    {
        if (authenticator.StepOf(secret, code) is not { } step)
            return null;
        var account = await db.Users.SingleAsync(one => one.Id == accountId, cancellation);
        (account.AuthenticatorSecret, account.LastAuthenticatorStep, account.TwoFactorEnabled) = (authenticator.Seal(secret), step, true);
        mails.AuthenticatorChanged(db, account, added: true);
        return await WithCodesAsync(account, AccountEventKind.AuthenticatorAdded, address, cancellation);
    }

    /// <summary>The former codes stop working.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid accountId, IPAddress? address, CancellationToken cancellation) => await WithCodesAsync(
        await db.Users.SingleAsync(one => one.Id == accountId, cancellation), AccountEventKind.RecoveryCodesMade, address, cancellation);

    public async Task RemoveAsync(Guid accountId, IPAddress? address, CancellationToken cancellation)
    {
        var account = await db.Users.SingleAsync(one => one.Id == accountId, cancellation);
        (account.AuthenticatorSecret, account.RecoveryCodes, account.TwoFactorEnabled) = (null, null, false);
        mails.AuthenticatorChanged(db, account, added: false);
        db.Add(AccountEvent.Of(accountId, AccountEventKind.AuthenticatorRemoved, time.GetUtcNow(), address));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>For an owner who has neither phone nor recovery codes any more. Whoever signs in still needs the password.</summary>
    /// <returns>Null when there is no such account, false when it asks for no code.</returns>
    public async Task<bool?> RemoveByDeskAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginAloneAsync(cancellation);
        if (await db.Users.SingleOrDefaultAsync(one => one.Id == accountId, cancellation) is not { } account)
            return null;
        if (!account.TwoFactorEnabled)
            return false;
        (account.AuthenticatorSecret, account.RecoveryCodes, account.TwoFactorEnabled) = (null, null, false);
        mails.AuthenticatorRemovedByDesk(db, account);
        db.Add(AccountEvent.Of(accountId, AccountEventKind.AuthenticatorRemovedByStaff, time.GetUtcNow(), address: null));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task<IReadOnlyList<string>> WithCodesAsync(Account account, AccountEventKind kind, IPAddress? address, CancellationToken cancellation)
    {
        var codes = Authenticator.NewRecoveryCodes();
        account.RecoveryCodes = authenticator.Seal(codes);
        db.Add(AccountEvent.Of(account.Id, kind, time.GetUtcNow(), address));
        await db.SaveChangesAsync(cancellation);
        return codes;
    }
}

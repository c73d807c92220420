using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>
/// The second factor at sign-in: a code of the person's app, or one of the recovery codes. Each is taken once. Secret and codes are kept protected by keys
/// that are not in the database; Identity's own would keep both in clear, read the system's clock, and take a code twice.
/// </summary>
public sealed class Authenticator(AccountsDbContext db, IDataProtectionProvider protection, TimeProvider time)
{
    private const int AppDigits = 6;

    // Digits alone: the field shows phones' number keys. 33 bits beside a password and the limit on attempts.
    private const int RecoveryDigits = 10;
    private const int RecoveryCount = 10;

    private readonly IDataProtector _protector = protection.CreateProtector("Site.IdentityProvider.Authenticator");

    /// <summary>Takes a code, in whatever groups it was typed.</summary>
    public async Task<bool> TakeAsync(Account account, string typed, IPAddress? address, CancellationToken cancellation)
    {
        var digits = Digits(typed);
        return digits.Length switch
        {
            AppDigits => await TakeAppCodeAsync(account, digits, cancellation),
            RecoveryDigits => await TakeRecoveryCodeAsync(account, digits, address, cancellation),
            _ => false,
        };
    }

    /// <summary>The step of a code of the app that has this secret; null when it is wrong.</summary>
    internal long? StepOf(byte[] secret, string typed) => Digits(typed) is { Length: AppDigits } digits ? TimeCodes.StepOf(secret, digits, time.GetUtcNow()) : null;

    internal string Seal(byte[] secret) => _protector.Protect(Convert.ToBase64String(secret));

    internal string Seal(IEnumerable<string> codes) => _protector.Protect(string.Join(' ', codes));

    internal static IReadOnlyList<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCount).Select(_ => RandomNumberGenerator.GetString("0123456789", RecoveryDigits))];

    internal int RecoveryCodesLeft(Account account) => Codes(account.RecoveryCodes).Length;

    private async Task<bool> TakeAppCodeAsync(Account account, string digits, CancellationToken cancellation)
    {
        if (account.AuthenticatorSecret is not { } kept
            || TimeCodes.StepOf(Convert.FromBase64String(_protector.Unprotect(kept)), digits, time.GetUtcNow()) is not { } step)
            return false;
        return await db.Users.Where(row => row.Id == account.Id && row.LastAuthenticatorStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LastAuthenticatorStep, step), cancellation) == 1;
    }

    private async Task<bool> TakeRecoveryCodeAsync(Account account, string digits, IPAddress? address, CancellationToken cancellation)
    {
        var (kept, codes) = (account.RecoveryCodes, Codes(account.RecoveryCodes));
        if (!codes.Any(code => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(digits))))
            return false;
        var left = Seal(codes.Where(code => code != digits));
        // Of two that come at once with the same code, one finds the list changed.
        if (await db.Users.Where(row => row.Id == account.Id && row.RecoveryCodes == kept)
                .ExecuteUpdateAsync(row => row.SetProperty(own => own.RecoveryCodes, left), cancellation) == 0)
            return false;
        db.Add(AccountEvent.Of(account.Id, AccountEventKind.RecoveryCodeUsed, time.GetUtcNow(), address));
        return true;
    }

    private string[] Codes(string? kept) => kept is null ? [] : _protector.Unprotect(kept).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Digits(string typed) => new([.. typed.Where(char.IsAsciiDigit).Take(RecoveryDigits + 1)]);
}

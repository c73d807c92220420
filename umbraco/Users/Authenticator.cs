using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>
/// Six-digit codes of an authenticator app (RFC 6238: SHA-1, 30 seconds). Identity's own provider reads the system's clock, keeps the secret in
/// clear and takes a code more than once.
/// </summary>
internal sealed class Authenticator(StaffDbContext db, IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<StaffUser>
{
    /// <summary>The name by which the backoffice client's package and the API know it.</summary>
    public const string ProviderName = "UmbracoUserAppAuthenticator";

    public const int SecretBytes = 20;
    private const int StepSeconds = 30;

    private readonly IDataProtector _protector = protection.CreateProtector("Site.Cms.Users.Authenticator");

    public string Protect(byte[] secret) => _protector.Protect(Convert.ToBase64String(secret));

    /// <summary>The time step of a code that is right now, or was up to half a minute ago or ahead; null for any other.</summary>
    public long? StepOf(byte[] secret, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (digits.Length != 6)
            return null;
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(digits), System.Text.Encoding.ASCII.GetBytes(CodeAt(secret, step))))
                found = step;
        }
        return found;
    }

    /// <summary>Takes a code, once.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffUser> manager, StaffUser user)
    {
        if (user.AuthenticatorSecret is not { } secret || StepOf(Convert.FromBase64String(_protector.Unprotect(secret)), token) is not { } step)
            return false;
        return await db.Users.Where(row => row.Id == user.Id && row.LastAuthenticatorStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LastAuthenticatorStep, step)) == 1;
    }

    public Task<string> GenerateAsync(string purpose, UserManager<StaffUser> manager, StaffUser user) =>
        throw new NotSupportedException("The app makes the codes.");

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffUser> manager, StaffUser user) => Task.FromResult(false);

    internal static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // SHA-1 is what authenticator apps use; HMAC does not depend on its resistance to collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7fffffff) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }
}

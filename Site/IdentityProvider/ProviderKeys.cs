using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Site.IdentityProvider;

/// <summary>
/// The provider's secrets, made once and kept in its database, so that they survive a restart and several nodes share them. ECDSA P-256 to sign and a
/// symmetric key to encrypt, because making RSA keys takes seconds.
/// </summary>
public sealed class ProviderKeys
{
    private const string SigningKey = "signing";
    private const string EncryptionKey = "encryption";
    private const string PortalSecret = "portal-client";
    private const string CounterKey = "counter";

    public ProviderKeys(IDbContextFactory<AccountsDbContext> contexts)
    {
        using var db = contexts.CreateDbContext();
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kept = ECDsa.Create();
        kept.ImportFromPem(Keep(db, SigningKey, signing.ExportPkcs8PrivateKeyPem));
        Signing = new ECDsaSecurityKey(kept) { KeyId = "portail-1" };
        Encryption = new SymmetricSecurityKey(Convert.FromBase64String(Keep(db, EncryptionKey, Random)));
        ClientSecret = Keep(db, PortalSecret, Random);
        Counter = Convert.FromBase64String(Keep(db, CounterKey, Random));
    }

    public ECDsaSecurityKey Signing { get; }

    public SymmetricSecurityKey Encryption { get; }

    /// <summary>With which the portal itself is known as a client.</summary>
    public string ClientSecret { get; }

    /// <summary>Keys the hashes of network addresses in failure counts.</summary>
    public byte[] Counter { get; }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    // Two nodes may start at once: the first row stays.
    private static string Keep(AccountsDbContext db, string name, Func<string> make)
    {
        if (Find() is { } kept)
            return kept;
        var value = make();
        db.Database.ExecuteSql($"INSERT INTO \"ProviderKey\" (\"Name\", \"Value\") VALUES ({name}, {value}) ON CONFLICT (\"Name\") DO NOTHING");
        return Find()!;

        string? Find() => db.Set<ProviderKey>().AsNoTracking().Where(key => key.Name == name).Select(key => key.Value).SingleOrDefault();
    }
}

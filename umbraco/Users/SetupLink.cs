using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Site.Cms.Users;

/// <summary>
/// The one-time link with which the first administrator is made. Only its hash is kept, and only in memory: a restart without accounts makes
/// a new one, and the old one is void.
/// </summary>
public sealed class SetupLink(TimeProvider time)
{
    public const string Address = "/umbraco/setup";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _turn = new();
    private byte[]? _hash;
    private DateTimeOffset _expires;

    /// <summary>Path and query of a new link, 256 random bits; the one before is void.</summary>
    public string Issue()
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        lock (_turn)
        {
            _hash = Hash(token);
            _expires = time.GetUtcNow() + Lifetime;
        }
        return $"{Address}?token={token}";
    }

    public bool Accepts(string? token)
    {
        lock (_turn)
            return _hash is not null && token is not null && time.GetUtcNow() < _expires && CryptographicOperations.FixedTimeEquals(_hash, Hash(token));
    }

    /// <summary>Uses the link up. False when it is void; of two who come at once one gets true.</summary>
    public bool Redeem(string? token)
    {
        lock (_turn)
        {
            if (!Accepts(token))
                return false;
            _hash = null;
            return true;
        }
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

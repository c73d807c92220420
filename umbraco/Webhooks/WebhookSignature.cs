using System.Security.Cryptography;
using System.Text;

namespace Site.Cms.Webhooks;

/// <summary>
/// Signatures of the Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 of id, moment and body, by which a receiver knows who calls, and
/// a call that is sent again by somebody else.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>What goes into <see cref="SignatureHeader"/>.</summary>
    /// <param name="id">The same when a call is tried again.</param>
    /// <param name="timestamp">Seconds since 1970, UTC; of this attempt.</param>
    public static string Of(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Site.Cms.Webhooks;

namespace Site.RemoteCms;

/// <summary>
/// Whether a call is the CMS's. A sender that signs (https://www.standardwebhooks.com: id, moment and body under HMAC-SHA256) is believed once for each id, and
/// within five minutes. A stock Umbraco cannot sign: it sends the secret in a header, and what it says makes the site look, nothing else, so that
/// whoever sends the same again gains nothing.
/// </summary>
public sealed class WebhookGuard(IOptions<WebhookOptions> options, TimeProvider time)
{
    public const string SecretHeader = "X-Portail-Secret";

    private const int LongestId = 100;

    /// <summary>How far clocks may differ, and how long an id is remembered.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    public bool IsOn => options.Value.Secret is not null;

    public WebhookTrust Judge(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (options.Value.Secret is not { } secret)
            return WebhookTrust.Refused;
        if (headers[WebhookSignature.SignatureHeader] is not [{ } signatures])
            return headers[SecretHeader] is [{ } given] && AreSame(given, secret) ? WebhookTrust.Trusted : WebhookTrust.Refused;
        if (headers[WebhookSignature.IdHeader] is not [{ Length: > 0 and <= LongestId } id] || headers[WebhookSignature.TimestampHeader] is not [{ } stamp]
            || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !IsSigned(signatures, WebhookSignature.Of(secret, id, stamp, body)))
            return WebhookTrust.Refused;
        var now = time.GetUtcNow();
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
            return WebhookTrust.Stale;
        return IsNew(id, now) ? WebhookTrust.Trusted : WebhookTrust.Repeated;
    }

    /// <summary>Several may be given, while a secret is being changed.</summary>
    private static bool IsSigned(string given, string expected) => given.Split(' ').Any(one => AreSame(one, expected));

    private static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));

    private bool IsNew(string id, DateTimeOffset now)
    {
        lock (_turn)
        {
            foreach (var (old, at) in _seen.Where(seen => now - seen.Value > 2 * Window).ToList())
                _seen.Remove(old);
            return _seen.TryAdd(id, now);
        }
    }
}

public enum WebhookTrust
{
    /// <summary>Not the CMS's.</summary>
    Refused,

    /// <summary>The CMS's, but of another time: sent again by somebody, or a clock is wrong.</summary>
    Stale,

    /// <summary>The CMS's, but heard before: it did not get the answer, or somebody sends it again.</summary>
    Repeated,

    Trusted,
}

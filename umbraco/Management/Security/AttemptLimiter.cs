using System.Net;
using System.Net.Sockets;

namespace Site.Cms.Management.Security;

/// <summary>
/// Slows down an address from which many sign-ins fail. Successes are not counted: a whole town hall may stand behind one address. Accounts have a
/// lock of their own.
/// </summary>
internal sealed class AttemptLimiter(TimeProvider time)
{
    public const int MostFailures = 30;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Addresses remembered at once; beyond it the oldest are forgotten.</summary>
    private const int MostAddresses = 10_000;

    private readonly Dictionary<string, Count> _counts = [];
    private readonly Lock _turn = new();

    /// <summary>How long the address has to wait; null when it may try.</summary>
    public TimeSpan? WaitOf(IPAddress? address)
    {
        lock (_turn)
        {
            if (!_counts.TryGetValue(Key(address), out var count))
                return null;
            var left = count.Since + Window - time.GetUtcNow();
            return count.Failures >= MostFailures && left > TimeSpan.Zero ? left : null;
        }
    }

    public void Failed(IPAddress? address)
    {
        var (key, now) = (Key(address), time.GetUtcNow());
        lock (_turn)
        {
            if (_counts.TryGetValue(key, out var count) && count.Since + Window > now)
            {
                _counts[key] = count with { Failures = count.Failures + 1 };
                return;
            }
            if (_counts.Count >= MostAddresses)
                Forget(now);
            _counts[key] = new Count(1, now);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var key in _counts.Where(entry => entry.Value.Since + Window <= now).Select(entry => entry.Key).ToList())
            _counts.Remove(key);
        if (_counts.Count >= MostAddresses)
            _counts.Remove(_counts.MinBy(entry => entry.Value.Since).Key);
    }

    // A household or a machine owns a whole /64 of IPv6.
    private static string Key(IPAddress? address)
    {
        if (address is null)
            return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes);
    }

    private sealed record Count(int Failures, DateTimeOffset Since);
}

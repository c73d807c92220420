using System.Net;
using System.Threading.RateLimiting;

namespace Site.Web;

/// <summary>
/// For addresses that carry a secret: counts those that lead nowhere, so that nobody tries one after the other. Right ones cost nothing: a calendar service
/// asks for a thousand families from one network.
/// </summary>
public sealed class SecretLinkLimiter : IDisposable
{
    internal const int Burst = 30;
    internal const int UseBurst = 60;
    private const int PerMinute = 10;

    private readonly PartitionedRateLimiter<string> _misses = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    private readonly PartitionedRateLimiter<string> _uses = PartitionedRateLimiter.Create<string, string>(token =>
        RateLimitPartition.GetTokenBucketLimiter(token, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = UseBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <summary>A program that asks with the same secret over and over is held up too.</summary>
    public bool AllowsUse(string token)
    {
        using var lease = _uses.AttemptAcquire(token);
        return lease.IsAcquired;
    }

    /// <summary>One led nowhere.</summary>
    public void Missed(IPAddress? address) => _misses.AttemptAcquire(Key(address)).Dispose();

    /// <summary>Whether an address from this network is looked at: not while too many have led nowhere.</summary>
    public bool Allows(IPAddress? address) => _misses.GetStatistics(Key(address)) is not { CurrentAvailablePermits: 0 };

    public void Dispose()
    {
        _misses.Dispose();
        _uses.Dispose();
    }

    private static string Key(IPAddress? address) => Convert.ToHexString(ClientNetwork.Of(address));
}

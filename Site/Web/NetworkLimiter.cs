using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace Site.Web;

/// <summary>
/// Slows down a network that posts too much. Addresses are neither kept nor logged: the memory of them is a keyed hash whose key is drawn anew
/// each day and never leaves the process.
/// </summary>
/// <param name="burst">Posts at once.</param>
/// <param name="perMinute">And then.</param>
public abstract class NetworkLimiter(int burst, int perMinute, TimeProvider time) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    private readonly Lock _turn = new();
    private (DateOnly Day, byte[] Salt) _today;

    public bool Allows(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(Key(address));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string Key(IPAddress? address) => Convert.ToHexString(HMACSHA256.HashData(Salt(), ClientNetwork.Of(address)));

    private byte[] Salt()
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (_turn)
        {
            if (_today.Salt is null || _today.Day != day)
                _today = (day, RandomNumberGenerator.GetBytes(32));
            return _today.Salt;
        }
    }
}

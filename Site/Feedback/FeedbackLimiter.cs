using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Site.Core.Feedback;
using Site.Web;

namespace Site.Feedback;

/// <summary>
/// Slows down an address that posts too much. Addresses are neither kept nor logged: the memory of them is a keyed hash whose key is drawn anew
/// each day and never leaves the process.
/// </summary>
public sealed class FeedbackLimiter : IDisposable
{
    private readonly TimeProvider _time;
    private readonly PartitionedRateLimiter<string> _limiter;
    private readonly Lock _turn = new();
    private (DateOnly Day, byte[] Salt) _today;

    public FeedbackLimiter(IOptions<FeedbackOptions> options, TimeProvider time)
    {
        _time = time;
        var settings = options.Value;
        _limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Burst,
            TokensPerPeriod = settings.PostsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));
    }

    public bool Allows(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(Key(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    internal string Key(IPAddress? address) => Convert.ToHexString(HMACSHA256.HashData(Salt(), ClientNetwork.Of(address)));

    private byte[] Salt()
    {
        var day = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        lock (_turn)
        {
            if (_today.Salt is null || _today.Day != day)
                _today = (day, RandomNumberGenerator.GetBytes(32));
            return _today.Salt;
        }
    }
}

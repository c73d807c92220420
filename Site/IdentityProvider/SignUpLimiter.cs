using System.Net;
using System.Threading.RateLimiting;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>Slows down whoever sends form after form: each tells whether a user name is free. Three hundred parents after a school meeting still get through.</summary>
public sealed class SignUpLimiter : IDisposable
{
    private const int Burst = 60;
    private const int PerMinute = 30;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetTokenBucketLimiter(network, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    public bool Allows(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(Convert.ToHexString(ClientNetwork.Of(address)));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

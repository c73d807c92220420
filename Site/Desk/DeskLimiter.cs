using System.Threading.RateLimiting;

namespace Site.Desk;

/// <summary>Searches of one member of staff: more than anybody on the phone needs, too few to copy the town's families.</summary>
public sealed class DeskLimiter : IDisposable
{
    public const int Burst = 60;
    private const int PerMinute = 20;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(staff =>
        RateLimitPartition.GetTokenBucketLimiter(staff, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    public bool Allows(Guid staff)
    {
        using var lease = _limiter.AttemptAcquire(staff);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

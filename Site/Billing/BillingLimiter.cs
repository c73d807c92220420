using System.Threading.RateLimiting;

namespace Site.Billing;

/// <summary>
/// How often one account may do what costs others something: begin payments (each opens an operation at the provider), draw PDFs, write to the service. Generous for people,
/// narrow for programs.
/// </summary>
public sealed class BillingLimiter : IDisposable
{
    internal const int Payments = 20;
    internal const int Documents = 60;
    internal const int Disputes = 20;

    private readonly PartitionedRateLimiter<Guid> _payments = Of(Payments, perMinute: 2);
    private readonly PartitionedRateLimiter<Guid> _documents = Of(Documents, perMinute: 20);
    private readonly PartitionedRateLimiter<Guid> _disputes = Of(Disputes, perMinute: 1);

    public bool AllowsPayment(Guid account) => Allows(_payments, account);

    public bool AllowsDocument(Guid account) => Allows(_documents, account);

    public bool AllowsDispute(Guid account) => Allows(_disputes, account);

    public void Dispose()
    {
        _payments.Dispose();
        _documents.Dispose();
        _disputes.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<Guid> limiter, Guid account)
    {
        using var lease = limiter.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<Guid> Of(int burst, int perMinute) => PartitionedRateLimiter.Create<Guid, Guid>(account =>
        RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));
}

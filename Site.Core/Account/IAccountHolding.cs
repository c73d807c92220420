using Site.Core.Data;

namespace Site.Core.Account;

/// <summary>A feature that keeps something for accounts. An account for which none of them keeps anything may give way to another one of the same person.</summary>
public interface IAccountHolding
{
    /// <param name="context">Of the transaction that the answer decides.</param>
    Task<bool> HoldsAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation);

    /// <summary>The account is about to be removed, in the transaction of <paramref name="context"/>.</summary>
    Task LeaveAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation);
}

using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Links to dossiers, ended ones too: they say who saw what until when.</summary>
internal sealed class DossierHolding(TimeProvider time) : IAccountHolding
{
    /// <summary>How long what a closed account saw is kept, in months.</summary>
    private const int RecordMonths = 12;

    public Task<bool> HoldsAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation) =>
        context.Set<DossierLink>().AnyAsync(link => link.AccountId == accountId, cancellation);

    /// <summary>What was suspended or ended by the desk stays as it is: closing an account is no way around it.</summary>
    public async Task LeaveAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await context.Set<DossierLink>().Where(link => link.AccountId == accountId && link.State == LinkState.Active).ExecuteUpdateAsync(
            link => link.SetProperty(l => l.State, LinkState.Ended).SetProperty(l => l.End, LinkEnd.Person).SetProperty(l => l.StateChangedAt, now), cancellation);
        var past = now.AddMonths(-RecordMonths);
        await context.Set<DossierLink>()
            .Where(link => link.AccountId == null && (link.End == LinkEnd.Person || link.End == LinkEnd.Settled) && link.StateChangedAt < past)
            .ExecuteDeleteAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Links to dossiers, ended ones too: they say who saw what until when.</summary>
internal sealed class DossierHolding : IAccountHolding
{
    public Task<bool> HoldsAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation) =>
        context.Set<DossierLink>().AnyAsync(link => link.AccountId == accountId, cancellation);
}

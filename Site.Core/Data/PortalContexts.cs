using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>A pool of contexts that is made when the first one is asked for: see <see cref="PortalConnections"/> for why not before.</summary>
internal sealed class PortalContexts(Func<Func<PortalDbContext>> pool) : IDbContextFactory<PortalDbContext>
{
    private readonly Lazy<Func<PortalDbContext>> _pool = new(pool);

    public PortalDbContext CreateDbContext() => _pool.Value();
}

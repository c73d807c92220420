using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Site.Core.Data;

/// <summary>A pool of contexts that is made when the first one is asked for: see <see cref="PortalConnections"/> for why not before.</summary>
internal sealed class PortalContexts(Func<DbContextOptions<PortalDbContext>> options) : IDbContextFactory<PortalDbContext>
{
    private readonly Lazy<PooledDbContextFactory<PortalDbContext>> _pool = new(() => new PooledDbContextFactory<PortalDbContext>(options()));

    public PortalDbContext CreateDbContext() => _pool.Value.CreateDbContext();
}

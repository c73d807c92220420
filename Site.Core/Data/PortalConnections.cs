using System.Data.Common;

namespace Site.Core.Data;

/// <summary>
/// Bare connections to the portal's database, for the few reads of every start. Entity Framework's first context costs a third of a second and
/// tens of megabytes, which a site that only serves pages need not spend; everything else goes through <see cref="PortalDbContext"/>.
/// </summary>
public sealed class PortalConnections(Func<DbConnection> create)
{
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = create();
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

using System.Data.Common;
using System.Net.Sockets;

namespace Site.Core.Data;

/// <summary>Whether a database has all its migrations, asked in plain SQL (see <see cref="PortalConnections"/>).</summary>
public static class AppliedMigrations
{
    /// <param name="newest">The last migration's id.</param>
    /// <returns>False too when the database cannot be asked: what is wrong is told by the migration that follows.</returns>
    public static async Task<bool> IncludeAsync(DatabasePlace place, string newest, CancellationToken cancellation)
    {
        try
        {
            await using var connection = place.Connect();
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                if (rows.GetString(0) == newest)
                    return true;
            return false;
        }
        catch (Exception unanswered) when (unanswered is DbException or SocketException)
        {
            return false;
        }
    }
}

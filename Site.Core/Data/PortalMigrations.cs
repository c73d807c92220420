using System.Data.Common;

namespace Site.Core.Data;

/// <summary>Whether the database has all migrations of <see cref="PortalDbContext"/>, asked in plain SQL (see <see cref="PortalConnections"/>).</summary>
internal static class PortalMigrations
{
    /// <summary>The last of <c>Data/Migrations</c>, by name: looking for them at each start would wake Entity Framework. A test keeps it true.</summary>
    public const string Newest = "20261126084435_Families";

    public static async Task<bool> AreAppliedAsync(PortalConnections connections, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                if (rows.GetString(0) == Newest)
                    return true;
            return false;
        }
        catch (DbException)
        {
            // No such table: a new database. Anything worse is told by the migration that follows.
            return false;
        }
    }
}

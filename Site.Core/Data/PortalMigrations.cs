using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Site.Core.Data;

/// <summary>Whether the database has all migrations of <see cref="PortalDbContext"/>, asked in plain SQL (see <see cref="PortalConnections"/>).</summary>
internal static class PortalMigrations
{
    public static async Task<bool> AreAppliedAsync(PortalConnections connections, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            var applied = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancellation))
                applied.Add(rows.GetString(0));
            return Known().All(applied.Contains);
        }
        catch (DbException)
        {
            // No such table: a new database. Anything worse is told by the migration that follows.
            return false;
        }
    }

    private static IEnumerable<string> Known() =>
        from type in typeof(PortalDbContext).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(PortalDbContext)
        select type.GetCustomAttribute<MigrationAttribute>()!.Id;
}

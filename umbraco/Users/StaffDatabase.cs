using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Data;

namespace Site.Cms.Users;

/// <summary>The staff's tables in <c>cms.db</c>.</summary>
internal static class StaffDatabase
{
    public static void Configure(DbContextOptionsBuilder options, CmsStore store) =>
        options.UseSqlite(store.ConnectionString, sqlite => sqlite.MigrationsHistoryTable(StaffDbContext.HistoryTable)).AddInterceptors(CmsStore.Durable);

    /// <summary>Creates or migrates the tables.</summary>
    /// <exception cref="CmsDatabaseException">They were written by a newer version.</exception>
    public static void Prepare(StaffDbContext db, CmsStore store)
    {
        var applied = CmsMigrations.Applied(store.ConnectionString, StaffDbContext.HistoryTable);
        if (applied.FirstOrDefault(id => string.CompareOrdinal(id, StaffMigrations.Newest) > 0) is { } unknown)
            throw new CmsDatabaseException($"The staff accounts were written by a newer version of the site (migration {unknown}). Start that version, or restore a backup.");
        if (applied.Contains(StaffMigrations.Newest))
            return;
        // A migration that was killed leaves its lock behind, and the next one would wait for it for ever.
        db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        db.Database.Migrate();
    }

    /// <summary>Whether anybody could sign in. In plain SQL, because every start asks.</summary>
    public static bool HasAccounts(CmsStore store)
    {
        using var connection = new SqliteConnection(store.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'StaffUsers'";
        if (command.ExecuteScalar() is 0L)
            return false;
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM StaffUsers WHERE NOT IsApi)";
        return command.ExecuteScalar() is 1L;
    }
}

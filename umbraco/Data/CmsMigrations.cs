using Microsoft.Data.Sqlite;

namespace Site.Cms.Data;

/// <summary>
/// Which migrations a database has and whether they are all, without waking Entity Framework: on a start with nothing to migrate
/// it would cost a third of a second and 40 MB.
/// </summary>
internal static class CmsMigrations
{
    /// <summary>The last of <c>Data/Migrations</c>, by name: looking for them at each start would wake Entity Framework. A test keeps it true.</summary>
    public const string Newest = "20261127071652_Webhooks";

    /// <summary>Ids, oldest first.</summary>
    /// <param name="history">The table that lists them.</param>
    public static IReadOnlyList<string> Applied(string connectionString, string history = "__EFMigrationsHistory")
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $history";
        command.Parameters.AddWithValue("$history", history);
        if (command.ExecuteScalar() is 0L)
            return [];
        command.CommandText = $"SELECT MigrationId FROM \"{history}\" ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        var applied = new List<string>();
        while (rows.Read())
            applied.Add(rows.GetString(0));
        return applied;
    }
}

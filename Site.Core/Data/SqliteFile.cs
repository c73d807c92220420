using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>A SQLite file in the data folder, with the settings under which an acknowledged write outlives the process and the machine.</summary>
public static class SqliteFile
{
    /// <param name="folder">Full path; made when missing.</param>
    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string folder, string fileName) =>
        options.UseSqlite(ConnectionString(folder, fileName)).AddInterceptors(SqliteSettings.Instance);

    /// <summary>A closed connection.</summary>
    public static DbConnection Connect(string folder, string fileName) => new SqliteConnection(ConnectionString(folder, fileName));

    private static string ConnectionString(string folder, string fileName)
    {
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, fileName), ForeignKeys = true }.ToString();
    }
}

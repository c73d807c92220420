using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Site.Core.Data;

/// <summary>A SQLite file in the data folder, with the settings under which an acknowledged write outlives the process and the machine.</summary>
/// <param name="folder">Full path; made when missing.</param>
internal sealed class SqliteFile(string folder, string fileName) : DatabasePlace
{
    public const string Extension = ".db";

    public override bool Exists => File.Exists(Path.Combine(folder, fileName));

    public override DbConnection Connect() => new SqliteConnection(ConnectionString());

    public override Func<TContext> Contexts<TContext, TPostgres>(ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors) =>
        Pool<TContext>(loggers, interceptors);

    public override void Migrate(DbContext context)
    {
        // Killed in the middle of a migration, EF leaves its lock row behind and would wait for it for ever; only one process writes in the data folder.
        context.Database.ExecuteSql($"DROP TABLE IF EXISTS __EFMigrationsLock");
        context.Database.Migrate();
    }

    public override void Alone(Action work) => work();

    protected override void Use(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString()).AddInterceptors(SqliteSettings.Instance);

    private string ConnectionString()
    {
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, fileName), ForeignKeys = true }.ToString();
    }
}

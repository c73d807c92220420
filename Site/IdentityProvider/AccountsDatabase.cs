using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Site.Core.Data;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>
/// Contexts of <c>accounts.db</c>. The file is made or migrated when the first one is asked for: a site that only serves pages pays for none of it.
/// </summary>
internal sealed class AccountsDatabase(DataFolder data, ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors) : IDbContextFactory<AccountsDbContext>
{
    public const string FileName = "accounts.db";

    private readonly Lazy<PooledDbContextFactory<AccountsDbContext>> _pool = new(() => Prepare(data.Path, loggers, interceptors));

    /// <summary>Whether anybody has asked for it yet, in this run or before.</summary>
    public static bool Exists(DataFolder data) => File.Exists(Path.Combine(data.Path, FileName));

    public AccountsDbContext CreateDbContext() => _pool.Value.CreateDbContext();

    private static PooledDbContextFactory<AccountsDbContext> Prepare(string folder, ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors)
    {
        var options = new DbContextOptionsBuilder<AccountsDbContext>();
        options.UseLoggerFactory(loggers).UseSqliteFile(folder, FileName)
            // Identity's tables that nothing uses are left out on purpose.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning)).AddInterceptors(interceptors);
        var pool = new PooledDbContextFactory<AccountsDbContext>(options.Options);
        using var db = pool.CreateDbContext();
        // A migration that was killed leaves its lock behind, and the next one would wait for it for ever.
        db.Database.ExecuteSql($"DROP TABLE IF EXISTS __EFMigrationsLock");
        db.Database.Migrate();
        return pool;
    }
}

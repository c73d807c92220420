using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Site.Core.Data;

namespace Site.IdentityProvider;

/// <summary>
/// Contexts of <c>accounts.db</c>. The file is made or migrated when the first one is asked for: a site that only serves pages pays for none of it. On
/// PostgreSQL that is done at the start (<see cref="AccountsPreparation"/>), since another node may be the one that people ask.
/// </summary>
internal sealed class AccountsDatabase(Databases databases, ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors) : IDbContextFactory<AccountsDbContext>
{
    private readonly Lazy<Func<AccountsDbContext>> _pool = new(() => Prepare(Place(databases), loggers, interceptors));

    public static DatabasePlace Place(Databases databases) => databases.Of("accounts");

    /// <summary>Whether anybody has asked for it yet, in this run or before.</summary>
    public static bool Exists(Databases databases) => Place(databases).Exists;

    public AccountsDbContext CreateDbContext() => _pool.Value();

    private static Func<AccountsDbContext> Prepare(DatabasePlace place, ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors)
    {
        var pool = place.Contexts<AccountsDbContext, AccountsPostgresContext>(loggers, interceptors);
        using var db = pool();
        place.Migrate(db);
        return pool;
    }
}

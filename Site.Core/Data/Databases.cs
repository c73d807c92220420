using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Site.Core.Data;

/// <summary>Where the site's own databases stand: SQLite files in the data folder or, named by <see cref="Setting"/>, schemas of one PostgreSQL database.</summary>
/// <param name="folder">The data folder's full path; made when missing. Not used with PostgreSQL.</param>
/// <param name="postgreSql">A connection string of Npgsql; null or empty for SQLite. Never told to anybody: it holds a password.</param>
public sealed class Databases(string folder, string? postgreSql)
{
    public const string Setting = "Data:PostgreSql";

    /// <summary>Whether several nodes share them.</summary>
    public bool AreShared { get; } = !string.IsNullOrWhiteSpace(postgreSql);

    /// <param name="name">Of the file, without its extension, and of the schema.</param>
    /// <exception cref="DatabaseUnusableException">The setting is no connection string.</exception>
    public DatabasePlace Of(string name) => AreShared ? new PostgreSqlSchema(postgreSql!, name) : new SqliteFile(folder, name + SqliteFile.Extension);
}

/// <summary>Where one of them stands. Nothing of PostgreSQL's client is loaded for a SQLite file.</summary>
public abstract class DatabasePlace
{
    /// <summary>Whether it is there. A file is made when it is first used; a schema at the start, for all nodes.</summary>
    public abstract bool Exists { get; }

    /// <summary>A closed connection, on which tables need no schema before their names.</summary>
    public abstract DbConnection Connect();

    /// <summary>Contexts of a pool: <typeparamref name="TPostgres"/> on PostgreSQL, since each provider has migrations of its own.</summary>
    public abstract Func<TContext> Contexts<TContext, TPostgres>(ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors)
        where TContext : DbContext where TPostgres : TContext;

    /// <summary>Applies the migrations that are missing; of several nodes that start together one does.</summary>
    /// <exception cref="DatabaseUnusableException">The server cannot be reached, or refuses.</exception>
    public abstract void Migrate(DbContext context);

    /// <summary>Runs what is done once for all nodes; another one that comes to it waits, and should then look again whether it is done.</summary>
    /// <exception cref="DatabaseUnusableException">The server cannot be reached, or refuses.</exception>
    public abstract void Alone(Action work);

    protected abstract void Use(DbContextOptionsBuilder options);

    protected Func<TContext> Pool<TContext>(ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors) where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        // Tables of Identity that nothing uses are left out of the model on purpose.
        options.UseLoggerFactory(loggers).ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning));
        Use(options);
        options.AddInterceptors(interceptors);
        return new PooledDbContextFactory<TContext>(options.Options).CreateDbContext;
    }
}

/// <summary>A database cannot be used as the settings name it; the message says why, without the password.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : Exception(message, inner);

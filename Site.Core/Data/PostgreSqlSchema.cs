using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Site.Core.Data;

/// <summary>A schema of the town's PostgreSQL database. Several nodes use it at once.</summary>
internal sealed class PostgreSqlSchema(string connectionString, string schema) : DatabasePlace
{
    /// <summary>Two pools a node; a server takes a hundred connections unless it is told otherwise.</summary>
    private const int MostConnections = 20;

    /// <summary>Statements that a connection keeps prepared.</summary>
    private const int MostPrepared = 100;

    // "portal" in ASCII: any number that nothing else in this database uses.
    private const long OnceForAll = 0x706F7274616C;

    private readonly string _connectionString = Complete(connectionString, schema);

    public override bool Exists => true;

    public override DbConnection Connect() => new NpgsqlConnection(_connectionString);

    public override Func<TContext> Contexts<TContext, TPostgres>(ILoggerFactory loggers, IEnumerable<IInterceptor> interceptors) =>
        Pool<TPostgres>(loggers, interceptors);

    public override void Migrate(DbContext context) => Alone(() =>
    {
        using (var connection = Connect())
        {
            connection.Open();
            Run(connection, $"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
        }
        context.Database.Migrate();
    });

    public override void Alone(Action work)
    {
        try
        {
            using var connection = Connect();
            connection.Open();
            Run(connection, $"SELECT pg_advisory_lock({OnceForAll})");
            try
            {
                work();
            }
            finally
            {
                Run(connection, $"SELECT pg_advisory_unlock({OnceForAll})");
            }
        }
        catch (Exception refused) when (refused is NpgsqlException or SocketException)
        {
            throw new DatabaseUnusableException($"{Databases.Setting}: the server cannot be used: {refused.Message}", refused);
        }
    }

    protected override void Use(DbContextOptionsBuilder options) => options
        .UseNpgsql(_connectionString, npgsql => npgsql.MigrationsHistoryTable(HistoryRepository.DefaultTableName, schema))
        // Transactions that cross are part of the day: PortalWriter runs them again. What it gives up, and all else, reaches its caller as an exception.
        .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)))
        .AddInterceptors(PostgreSqlText.Instance);

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Complete(string connectionString, string schema)
    {
        try
        {
            var complete = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema };
            if (!complete.ShouldSerialize("Maximum Pool Size"))
                complete.MaxPoolSize = MostConnections;
            // A booking's save runs the same forty statements over and over; the server need not plan each again.
            if (!complete.ShouldSerialize("Max Auto Prepare"))
                complete.MaxAutoPrepare = MostPrepared;
            complete.ApplicationName ??= "portail-famille";
            return complete.ConnectionString;
        }
        catch (ArgumentException)
        {
            // Its message may quote what stands there.
            throw new DatabaseUnusableException(
                $"{Databases.Setting} is no connection string such as Host=db.exemple.fr;Database=portail;Username=portail;Password=…");
        }
    }
}

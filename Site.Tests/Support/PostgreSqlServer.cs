using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Site.Core.Data;

namespace Site.Tests.Support;

/// <summary>
/// A PostgreSQL server of the tests' own, started when the first of them asks for it: a new cluster in a temporary folder, on a free port of the loopback.
/// Its programs (version 15 or newer) come from the PATH or from Debian's folder; as root on Debian the package is installed when they are missing. Without them the tests fail
/// and say what to do; they are never skipped. It ends with
/// them (<see cref="PostgreSqlHost"/>).
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly Lazy<PostgreSqlServer> Started = new(() => new PostgreSqlServer());
    private static readonly Lazy<string> PortalTemplate = new(MakePortalTemplate);
    private static int _databases;

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly int _port = SmtpSink.FreePort();

    private PostgreSqlServer()
    {
        var programs = Programs();
        var cluster = Path.Combine(_folder.Path, "cluster");
        // It refuses to run as root. Debian's package makes this account.
        if (Environment.UserName == "root")
            Run("chown", ["postgres", _folder.Path]);
        Run(Path.Combine(programs, "initdb"),
        [
            "--pgdata", cluster, "--username", "tests", "--auth", "trust", "--encoding", "UTF8", "--no-sync",
            // It speaks French, as a town's would: nothing of ours may depend on how it sorts.
            "--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "fr",
        ], asServer: true);
        // Nothing of it outlives the tests, so nothing has to reach the disk.
        _process = Start(Path.Combine(programs, "postgres"),
        [
            "-D", cluster, "-p", _port.ToString(CultureInfo.InvariantCulture), "-k", "",
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=500",
        ], asServer: true);
        // Read, so that it never waits for room in the pipe.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WaitUntilReady();
    }

    /// <summary>A database that nobody else has, empty.</summary>
    /// <returns>The connection string.</returns>
    public static string NewDatabase() => NewDatabase("template1");

    /// <summary>For fixtures that run on both kinds of database.</summary>
    /// <returns>The connection string of a database that nobody else has, with the portal's tables; null for a SQLite file.</returns>
    public static string? For(Store store) => store == Store.PostgreSql ? NewDatabase(PortalTemplate.Value) : null;

    private static string NewDatabase(string template)
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        Started.Value.Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return Started.Value.ConnectionString(name);
    }

    // Copying a database is a good deal quicker than migrating one.
    private static string MakePortalTemplate()
    {
        Started.Value.Execute("CREATE DATABASE portal_template");
        var address = Started.Value.ConnectionString("portal_template");
        using var services = new ServiceCollection().AddLogging().AddPortalDatabase(_ => "", _ => address).BuildServiceProvider();
        services.PreparePortalDatabaseAsync().GetAwaiter().GetResult();
        NpgsqlConnection.ClearAllPools();
        return "portal_template";
    }

    public static void Stop()
    {
        if (Started.IsValueCreated)
            Started.Value.Dispose();
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        // SIGINT: fast shutdown. The process is the server itself or setpriv, which has become it.
        using (Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port.ToString(CultureInfo.InvariantCulture)};Username=tests;Password=unused-secret;Database={database};"
        // Each test has a database, and with it pools, of its own: those of the last ones must not fill the server.
        + "Connection Idle Lifetime=2;Connection Pruning Interval=1";

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void WaitUntilReady()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string Programs() => Find() ?? Install() ?? throw new InvalidOperationException(
        "These tests need PostgreSQL's server and none was found or could be installed. Install it (Debian, Ubuntu: sudo apt-get install postgresql) "
        + "or put its initdb and postgres on the PATH, then run the tests again.");

    private static string? Find()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(debian)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static string? Install()
    {
        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
            return null;
        Run("apt-get", ["update", "-qq"]);
        Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"]);
        return Find();
    }

    private static void Run(string program, string[] arguments, bool asServer = false)
    {
        using var process = Start(program, arguments, asServer);
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said.Result}");
    }

    private static Process Start(string program, string[] arguments, bool asServer)
    {
        var start = asServer && Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.WorkingDirectory = "/";
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
    }
}

/// <summary>What the portal's data stands on.</summary>
public enum Store
{
    Sqlite,
    PostgreSql,
}

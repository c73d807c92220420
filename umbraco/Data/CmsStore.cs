using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Versions;

namespace Site.Cms.Data;

/// <summary>The database cannot be used; the message says why and what to do.</summary>
public sealed class CmsDatabaseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Persistence of <see cref="CmsState"/> in <c>cms.db</c>. WAL with <c>synchronous=FULL</c>: a commit that was answered survives
/// <c>kill -9</c> and a power cut; editors write seldom, so one fsync a write costs nothing that anybody feels.
/// </summary>
public sealed class CmsStore(string path)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    private DbContextOptions<CmsDbContext>? _options;

    internal static Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor Durable { get; } = new Pragmas();

    /// <summary>For the staff's tables, which live in the same file.</summary>
    internal string ConnectionString => _connection;

    internal CmsDbContext Open() =>
        new(_options ??= new DbContextOptionsBuilder<CmsDbContext>().UseSqlite(_connection).AddInterceptors(Durable).Options);

    /// <summary>Creates or migrates the database.</summary>
    /// <exception cref="CmsDatabaseException">It is damaged, is no database, or was written by a newer version.</exception>
    public void Prepare()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            var applied = File.Exists(path) ? CmsMigrations.Applied(_connection) : [];
            if (applied.FirstOrDefault(id => string.CompareOrdinal(id, CmsMigrations.Newest) > 0) is { } unknown)
            {
                throw new CmsDatabaseException(
                    $"{path} was written by a newer version of the site (migration {unknown}). Start that version, or restore a backup.");
            }
            if (applied.Count > 0)
                CheckIntegrity();
            if (!applied.Contains(CmsMigrations.Newest))
            {
                using var db = Open();
                // A migration that was killed leaves its lock behind, and the next one would wait for it for ever.
                db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
                db.Database.Migrate();
            }
            // Kept in the file, but a restored backup may have lost it.
            Scalar("PRAGMA journal_mode=WAL");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            throw new CmsDatabaseException(
                $"{path} is damaged or is not a database ({error.Message}). Restore it from a backup, or move it away to start anew.", error);
        }
    }

    public CmsState Load() => new CmsReader(_connection).Read();

    /// <summary>Writes what changed since <paramref name="before"/>, all or nothing.</summary>
    internal void Save(CmsState before, CmsWriter writer)
    {
        using var db = Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var after = writer.State;
        Apply(db, writer.TouchedFolders, before.Folders, after.Folders, RowMapping.ToRow);
        Apply(db, writer.TouchedDataTypes, before.DataTypes, after.DataTypes, RowMapping.ToRow);
        Apply(db, writer.TouchedDocumentTypes, before.DocumentTypes, after.DocumentTypes, RowMapping.ToRow);
        Apply(db, writer.TouchedDocuments, before.Documents, after.Documents, RowMapping.ToRow);
        Apply(db, writer.TouchedMedia, before.Media, after.Media, RowMapping.ToRow);
        foreach (var version in writer.Versions.Values.Where(version => after.Documents.ContainsKey(version.DocumentId)))
            db.Entry(version.ToRow()).State = version.Id > before.LastVersionId ? EntityState.Added : EntityState.Modified;
        Apply(db, writer.TouchedRedirects, before.Redirects, after.Redirects, RowMapping.ToRow);
        Apply(db, writer.TouchedDomains, before.Domains, after.Domains, RowMapping.ToRow);
        Apply(db, writer.TouchedSubscriptions, before.Subscriptions, after.Subscriptions, RowMapping.ToRow);
        Apply(db, writer.TouchedLanguages, before.Languages, after.Languages, RowMapping.ToRow);
        Apply(db, writer.TouchedDictionary, before.Dictionary, after.Dictionary, RowMapping.ToRow);
        Apply(db, writer.TouchedWebhooks, before.Webhooks, after.Webhooks, RowMapping.ToRow);
        db.AddRange(writer.WebhookCalls.Select(RowMapping.ToRow));
        db.AddRange(writer.Audits.Select(RowMapping.ToRow));
        foreach (var (name, value) in writer.Markers)
            db.Entry(new MarkerRow { Name = name, Value = value }).State = Marker(name) is null ? EntityState.Added : EntityState.Modified;
        using var transaction = db.Database.BeginTransaction();
        db.SaveChanges();
        foreach (var gone in writer.RemovedVersions.Chunk(500))
            db.DocumentVersions.Where(row => gone.Contains(row.Id)).ExecuteDelete();
        transaction.Commit();
    }

    /// <summary>Every version of a document, newest first.</summary>
    public IReadOnlyList<DocumentVersion> VersionsOf(Guid document)
    {
        using var db = Open();
        return [.. db.DocumentVersions.AsNoTracking().Where(row => row.DocumentId == document).OrderByDescending(row => row.Id)
            .AsEnumerable().Select(row => row.ToRecord())];
    }

    /// <summary>Null when there is none.</summary>
    internal DocumentVersion? FindVersion(int id)
    {
        using var db = Open();
        return db.DocumentVersions.AsNoTracking().FirstOrDefault(row => row.Id == id)?.ToRecord();
    }

    /// <summary>Every version of a document, in no order.</summary>
    internal IReadOnlyList<VersionMark> VersionMarksOf(Guid document)
    {
        using var db = Open();
        return [.. db.DocumentVersions.Where(row => row.DocumentId == document)
            .Select(row => new VersionMark(row.Id, row.DocumentId, row.Date, row.UserId, row.PreventCleanup))];
    }

    /// <summary>Versions that are neither draft nor published now and that nobody protected.</summary>
    internal IReadOnlyList<VersionMark> OldVersions()
    {
        using var db = Open();
        return [.. from row in db.DocumentVersions
                   join document in db.Documents on row.DocumentId equals document.Id
                   where !row.PreventCleanup && row.Id != document.DraftVersionId
                       && (document.PublishedVersionId == null || row.Id != document.PublishedVersionId)
                   select new VersionMark(row.Id, row.DocumentId, row.Date, row.UserId, row.PreventCleanup)];
    }

    /// <summary>What was done to a document or media item, oldest first.</summary>
    public IReadOnlyList<AuditEntry> AuditOf(Guid entity)
    {
        using var db = Open();
        return [.. db.AuditLog.AsNoTracking().Where(row => row.EntityId == entity).OrderBy(row => row.Id).AsEnumerable()
            .Select(row => new AuditEntry(row.EntityId, row.UserId, row.Timestamp, row.LogType, row.Comment, row.Parameters))];
    }

    /// <summary>What was noted under a name; null when nothing was.</summary>
    public string? Marker(string name)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Value FROM Markers WHERE Name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    private static void Apply<TKey, TRecord, TRow>(
        CmsDbContext db, IReadOnlyCollection<TKey> touched,
        ImmutableDictionary<TKey, TRecord> before, ImmutableDictionary<TKey, TRecord> after, Func<TRecord, TRow> toRow)
        where TKey : notnull where TRecord : class where TRow : class
    {
        foreach (var key in touched)
        {
            var old = before.GetValueOrDefault(key);
            var next = after.GetValueOrDefault(key);
            if (ReferenceEquals(old, next))
                continue;
            if (next is null)
                db.Entry(toRow(old!)).State = EntityState.Deleted;
            else
                db.Entry(toRow(next)).State = old is null ? EntityState.Added : EntityState.Modified;
        }
    }

    private void CheckIntegrity()
    {
        if (Scalar("PRAGMA quick_check(1)") is var verdict and not "ok")
            throw new CmsDatabaseException($"{path} is damaged ({verdict}). Restore it from a backup, or move it away to start anew.");
    }

    private string? Scalar(string sql)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private sealed class Pragmas : Microsoft.EntityFrameworkCore.Diagnostics.DbConnectionInterceptor
    {
        public override void ConnectionOpened(
            System.Data.Common.DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";
            command.ExecuteNonQuery();
        }
    }
}

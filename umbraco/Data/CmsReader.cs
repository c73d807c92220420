using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Site.Cms.Model;

namespace Site.Cms.Data;

/// <summary>
/// Reads the whole state at start, in plain SQL: compiling Entity Framework's model and queries for a dozen tables that are read once
/// would double the time to the first page and stay in memory for ever. Everything is written through <see cref="CmsDbContext"/>.
/// </summary>
internal sealed class CmsReader(string connectionString)
{
    private static readonly string Versions = $"SELECT {Columns("version.")} FROM DocumentVersions version JOIN Documents document "
        + "ON version.Id IN (document.DraftVersionId, document.PublishedVersionId) AND version.DocumentId = document.Id";

    public CmsState Read()
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        // One read transaction: all tables at the same moment.
        using var transaction = connection.BeginTransaction(deferred: true);
        var versions = Rows(connection, Versions, Version).ToDictionary(version => version.Id);
        var documents = Rows(connection, "SELECT * FROM Documents", Document).Select(row =>
        {
            var draft = versions[row.DraftVersionId].ToRecord();
            return row.ToRecord(draft, row.PublishedVersionId is { } id ? versions[id].ToRecord(same: draft) : null);
        }).ToImmutableDictionary(document => document.Id);
        var media = Rows(connection, "SELECT * FROM Media", Media).Select(row => row.ToRecord()).ToImmutableDictionary(item => item.Id);
        var dataTypes = Rows(connection, "SELECT * FROM DataTypes", DataType).Select(row => row.ToRecord()).ToImmutableDictionary(type => type.Id);
        var documentTypes = Rows(connection, "SELECT * FROM DocumentTypes", DocumentType).Select(row => row.ToRecord()).ToImmutableDictionary(type => type.Id);
        return new CmsState
        {
            DataTypes = dataTypes,
            DocumentTypes = documentTypes,
            Folders = Rows(connection, "SELECT * FROM Folders", Folder).Select(row => row.ToRecord()).ToImmutableDictionary(folder => folder.Id),
            Documents = documents,
            Siblings = SiblingIndex.Of(documents.Values),
            Media = media,
            Redirects = Rows(connection, "SELECT * FROM Redirects", Redirect).Select(row => row.ToRecord())
                .ToImmutableDictionary(redirect => (redirect.RootId, redirect.Path)),
            Domains = Rows(connection, "SELECT * FROM Domains", Domains).Select(row => row.ToRecord()).ToImmutableDictionary(domains => domains.DocumentId),
            Dictionary = Rows(connection, "SELECT * FROM Dictionary", Dictionary).Select(row => row.ToRecord()).ToImmutableDictionary(item => item.Id),
            Languages = Rows(connection, "SELECT * FROM Languages", Language).Select(row => row.ToRecord())
                .ToImmutableDictionary(language => language.IsoCode, StringComparer.OrdinalIgnoreCase),
            Webhooks = Rows(connection, "SELECT * FROM Webhooks", Webhook).Select(row => row.ToRecord()).ToImmutableDictionary(webhook => webhook.Id),
            Subscriptions = Rows(connection, "SELECT * FROM Subscriptions", Subscription).Select(row => row.ToRecord())
                .ToImmutableDictionary(subscription => (subscription.DocumentId, subscription.UserId)),
            DocumentChildren = documents.Values.Where(document => !document.Trashed || document.ParentId is not null)
                .GroupBy(document => document.ParentId ?? Guid.Empty)
                .ToImmutableDictionary(siblings => siblings.Key, siblings => siblings
                    .OrderBy(document => document.SortOrder).ThenBy(document => document.CreateDate)
                    .Select(document => document.Id).ToImmutableArray()),
            MediaChildren = media.Values.Where(item => !item.Trashed || item.ParentId is not null)
                .GroupBy(item => item.ParentId ?? Guid.Empty)
                .ToImmutableDictionary(siblings => siblings.Key, siblings => siblings
                    .OrderBy(item => item.SortOrder).ThenBy(item => item.CreateDate).Select(item => item.Id).ToImmutableArray()),
            Schema = SchemaBuilder.Build(dataTypes.Values, documentTypes.Values),
            LastVersionId = Rows(connection, "SELECT coalesce(max(Id), 0) AS Id FROM DocumentVersions", row => row.Int("Id")).Single(),
        };
    }

    private static string Columns(string prefix) => string.Join(", ",
        ((string[])["Id", "DocumentId", "Name", "Segment", "Values", "Date", "UserId", "PreventCleanup"]).Select(column => $"{prefix}\"{column}\""));

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<CmsRow, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var row = new CmsRow(reader);
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(row));
        return rows;
    }

    private static DataTypeRow DataType(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), Name = row.Text("Name"), EditorAlias = row.Text("EditorAlias"),
        EditorUiAlias = row.TextOrNull("EditorUiAlias"), Configuration = row.Text("Configuration"),
    };

    private static DocumentTypeRow DocumentType(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), Alias = row.Text("Alias"), Definition = row.Text("Definition"),
    };

    private static FolderRow Folder(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), Kind = row.Text("Kind"), Name = row.Text("Name"),
    };

    private static DocumentRow Document(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), DocumentTypeId = row.Guid("DocumentTypeId"), SortOrder = row.Int("SortOrder"),
        CreateDate = row.Time("CreateDate"), CreatorId = row.Guid("CreatorId"), Trashed = row.Flag("Trashed"),
        OriginalParentId = row.GuidOrNull("OriginalParentId"), DraftVersionId = row.Int("DraftVersionId"),
        PublishedVersionId = row.IntOrNull("PublishedVersionId"), PublishDate = row.TimeOrNull("PublishDate"), IndexedAt = row.Time("IndexedAt"),
        BranchIndexedAt = row.Time("BranchIndexedAt"), ScheduledPublishDate = row.TimeOrNull("ScheduledPublishDate"),
        ScheduledUnpublishDate = row.TimeOrNull("ScheduledUnpublishDate"),
    };

    private static DocumentVersionRow Version(CmsRow row) => new()
    {
        Id = row.Int("Id"), DocumentId = row.Guid("DocumentId"), Name = row.Text("Name"), Segment = row.Text("Segment"), Values = row.Text("Values"),
        Date = row.Time("Date"), UserId = row.Guid("UserId"), PreventCleanup = row.Flag("PreventCleanup"),
    };

    private static MediaRow Media(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), MediaTypeId = row.Guid("MediaTypeId"), Name = row.Text("Name"),
        SortOrder = row.Int("SortOrder"), CreateDate = row.Time("CreateDate"), UpdateDate = row.Time("UpdateDate"), CreatorId = row.Guid("CreatorId"),
        Trashed = row.Flag("Trashed"), OriginalParentId = row.GuidOrNull("OriginalParentId"), File = row.TextOrNull("File"), Values = row.Text("Values"),
    };

    private static DictionaryRow Dictionary(CmsRow row) => new()
    {
        Id = row.Guid("Id"), ParentId = row.GuidOrNull("ParentId"), Name = row.Text("Name"), Translations = row.Text("Translations"),
    };

    private static LanguageRow Language(CmsRow row) => new()
    {
        IsoCode = row.Text("IsoCode"), Name = row.Text("Name"), IsMandatory = row.Flag("IsMandatory"), FallbackIsoCode = row.TextOrNull("FallbackIsoCode"),
    };

    private static DomainsRow Domains(CmsRow row) => new()
    {
        DocumentId = row.Guid("DocumentId"), DefaultIsoCode = row.TextOrNull("DefaultIsoCode"), Domains = row.Text("Domains"),
    };

    private static SubscriptionRow Subscription(CmsRow row) => new()
    {
        DocumentId = row.Guid("DocumentId"), UserId = row.Guid("UserId"), Actions = row.Text("Actions"),
    };

    private static WebhookRow Webhook(CmsRow row) => new()
    {
        Id = row.Guid("Id"), Enabled = row.Flag("Enabled"), Name = row.TextOrNull("Name"), Description = row.TextOrNull("Description"), Url = row.Text("Url"),
        ContentTypes = row.Text("ContentTypes"), Headers = row.Text("Headers"), Events = row.Text("Events"),
    };

    private static RedirectRow Redirect(CmsRow row) => new()
    {
        Id = row.Guid("Id"), RootId = row.Guid("RootId"), Path = row.Text("Path"), DocumentId = row.Guid("DocumentId"), CreateDate = row.Time("CreateDate"),
    };
}

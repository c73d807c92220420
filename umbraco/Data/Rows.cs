namespace Site.Cms.Data;

/// <summary>Tables of <c>cms.db</c>. JSON columns hold what the Management API carries.</summary>
public sealed class DataTypeRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required string Name { get; set; }
    public required string EditorAlias { get; set; }
    public string? EditorUiAlias { get; set; }
    public required string Configuration { get; set; }
}

public sealed class DocumentTypeRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required string Alias { get; set; }
    public required string Definition { get; set; }
}

public sealed class FolderRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
}

public sealed class DocumentRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required Guid DocumentTypeId { get; set; }
    public required int SortOrder { get; set; }
    public required DateTime CreateDate { get; set; }
    public required Guid CreatorId { get; set; }
    public required bool Trashed { get; set; }
    public Guid? OriginalParentId { get; set; }
    public required int DraftVersionId { get; set; }
    public int? PublishedVersionId { get; set; }
    public DateTime? PublishDate { get; set; }
    public required DateTime IndexedAt { get; set; }
    public required DateTime BranchIndexedAt { get; set; }
    public DateTime? ScheduledPublishDate { get; set; }
    public DateTime? ScheduledUnpublishDate { get; set; }
}

public sealed class DocumentVersionRow
{
    public required int Id { get; set; }
    public required Guid DocumentId { get; set; }
    public required string Name { get; set; }
    public required string Segment { get; set; }
    public required string Values { get; set; }
    public required DateTime Date { get; set; }
    public required Guid UserId { get; set; }
    public required bool PreventCleanup { get; set; }
}

public sealed class MediaRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required Guid MediaTypeId { get; set; }
    public required string Name { get; set; }
    public required int SortOrder { get; set; }
    public required DateTime CreateDate { get; set; }
    public required DateTime UpdateDate { get; set; }
    public required Guid CreatorId { get; set; }
    public required bool Trashed { get; set; }
    public Guid? OriginalParentId { get; set; }

    /// <summary>JSON of the file's facts; null for a folder.</summary>
    public string? File { get; set; }

    public required string Values { get; set; }
}

public sealed class RedirectRow
{
    public required Guid Id { get; set; }
    public required Guid RootId { get; set; }
    public required string Path { get; set; }
    public required Guid DocumentId { get; set; }
    public required DateTime CreateDate { get; set; }
}

/// <summary>Host names of one document.</summary>
public sealed class DomainsRow
{
    public required Guid DocumentId { get; set; }
    public string? DefaultIsoCode { get; set; }

    /// <summary>JSON: name and language of each.</summary>
    public required string Domains { get; set; }
}

public sealed class DictionaryRow
{
    public required Guid Id { get; set; }
    public Guid? ParentId { get; set; }
    public required string Name { get; set; }

    /// <summary>JSON: language and text of each.</summary>
    public required string Translations { get; set; }
}

public sealed class LanguageRow
{
    public required string IsoCode { get; set; }
    public required string Name { get; set; }
    public required bool IsMandatory { get; set; }
    public string? FallbackIsoCode { get; set; }
}

/// <summary>What a user wants to hear about a document.</summary>
public sealed class SubscriptionRow
{
    public required Guid DocumentId { get; set; }
    public required Guid UserId { get; set; }

    /// <summary>Ids of actions, with blanks between them.</summary>
    public required string Actions { get; set; }
}

public sealed class WebhookRow
{
    public required Guid Id { get; set; }
    public required bool Enabled { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public required string Url { get; set; }

    /// <summary>JSON: ids.</summary>
    public required string ContentTypes { get; set; }

    /// <summary>JSON: name and value of each.</summary>
    public required string Headers { get; set; }

    /// <summary>JSON: aliases.</summary>
    public required string Events { get; set; }
}

/// <summary>A call that is still to be made.</summary>
public sealed class WebhookCallRow
{
    public long Id { get; set; }
    public required Guid WebhookId { get; set; }
    public required string EventAlias { get; set; }
    public required Guid EntityId { get; set; }
    public required DateTime DueDate { get; set; }
    public required int RetryCount { get; set; }
}

/// <summary>A call that was made. It outlives its webhook.</summary>
public sealed class WebhookLogRow
{
    public long Id { get; set; }
    public required Guid Key { get; set; }
    public required Guid WebhookId { get; set; }
    public required string StatusCode { get; set; }
    public required bool IsSuccess { get; set; }
    public required DateTime Date { get; set; }
    public required string EventAlias { get; set; }
    public required string Url { get; set; }
    public required int RetryCount { get; set; }
    public required string RequestHeaders { get; set; }
    public required string RequestBody { get; set; }
    public required bool IsException { get; set; }
}

public sealed class AuditRow
{
    public long Id { get; set; }
    public required Guid EntityId { get; set; }
    public required Guid UserId { get; set; }
    public required DateTime Timestamp { get; set; }
    public required string LogType { get; set; }
    public string? Comment { get; set; }
    public string? Parameters { get; set; }
}

/// <summary>Something that happened once to this database, e.g. the first run.</summary>
public sealed class MarkerRow
{
    public required string Name { get; set; }
    public required string Value { get; set; }
}

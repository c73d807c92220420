using System.Collections.Immutable;
using System.Text.Json;
using Site.Cms.Dictionary;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Versions;
using Site.Cms.Webhooks;

namespace Site.Cms.Data;

/// <summary>Between the engine's records and the tables.</summary>
internal static class RowMapping
{
    public static DataTypeRow ToRow(this DataType type) => new()
    {
        Id = type.Id,
        ParentId = type.ParentId,
        Name = type.Name,
        EditorAlias = type.EditorAlias,
        EditorUiAlias = type.EditorUiAlias,
        Configuration = JsonSerializer.Serialize(type.Values, CmsJson.Options),
    };

    public static DataType ToRecord(this DataTypeRow row) => new(
        row.Id, row.ParentId, row.Name, row.EditorAlias, row.EditorUiAlias,
        JsonSerializer.Deserialize<IReadOnlyList<ConfigurationValue>>(row.Configuration, CmsJson.Options)!);

    public static DocumentTypeRow ToRow(this DocumentType type) => new()
    {
        Id = type.Id,
        ParentId = type.ParentId,
        Alias = type.Body.Alias,
        Definition = JsonSerializer.Serialize(type.Body, CmsJson.Options),
    };

    public static DocumentType ToRecord(this DocumentTypeRow row) => new(
        row.Id, row.ParentId, JsonSerializer.Deserialize<DocumentTypeBody>(row.Definition, CmsJson.Options)!);

    public static FolderRow ToRow(this SchemaFolder folder) => new()
    {
        Id = folder.Id,
        ParentId = folder.ParentId,
        Kind = folder.Kind.ToString(),
        Name = folder.Name,
    };

    public static SchemaFolder ToRecord(this FolderRow row) => new(row.Id, row.ParentId, Enum.Parse<FolderKind>(row.Kind), row.Name);

    public static DocumentRow ToRow(this Document document) => new()
    {
        Id = document.Id,
        ParentId = document.ParentId,
        DocumentTypeId = document.DocumentTypeId,
        SortOrder = document.SortOrder,
        CreateDate = document.CreateDate,
        CreatorId = document.CreatorId,
        Trashed = document.Trashed,
        OriginalParentId = document.OriginalParentId,
        DraftVersionId = document.Draft.Id,
        PublishedVersionId = document.Published?.Id,
        PublishDate = document.PublishDate,
        IndexedAt = document.IndexedAt,
        BranchIndexedAt = document.BranchIndexedAt,
        ScheduledPublishDate = document.ScheduledPublishDate,
        ScheduledUnpublishDate = document.ScheduledUnpublishDate,
    };

    public static Document ToRecord(this DocumentRow row, DocumentVersion draft, DocumentVersion? published) => new(
        row.Id, row.ParentId, row.DocumentTypeId, row.SortOrder, row.CreateDate, row.CreatorId, row.Trashed, row.OriginalParentId,
        draft, published, row.PublishDate, row.IndexedAt, row.BranchIndexedAt, row.ScheduledPublishDate, row.ScheduledUnpublishDate);

    public static DocumentVersionRow ToRow(this DocumentVersion version) => new()
    {
        Id = version.Id,
        DocumentId = version.DocumentId,
        Name = version.Name,
        Segment = version.Segment,
        Values = version.Values.Json,
        Date = version.Date,
        UserId = version.UserId,
        PreventCleanup = version.PreventCleanup,
    };

    /// <param name="same">Another version of the document, whose parsed values are shared when they are the same.</param>
    public static DocumentVersion ToRecord(this DocumentVersionRow row, DocumentVersion? same = null) => new(
        row.Id, row.DocumentId, row.Name, row.Segment,
        same is not null && same.Values.Json == row.Values ? same.Values : PropertyValues.Parse(row.Values),
        row.Date, row.UserId, row.PreventCleanup);

    public static MediaRow ToRow(this MediaItem item) => new()
    {
        Id = item.Id,
        ParentId = item.ParentId,
        MediaTypeId = item.MediaTypeId,
        Name = item.Name,
        SortOrder = item.SortOrder,
        CreateDate = item.CreateDate,
        UpdateDate = item.UpdateDate,
        CreatorId = item.CreatorId,
        Trashed = item.Trashed,
        OriginalParentId = item.OriginalParentId,
        File = item.File is null ? null : JsonSerializer.Serialize(item.File, CmsJson.Options),
        Values = item.Values.Json,
    };

    public static MediaItem ToRecord(this MediaRow row) => new(
        row.Id, row.ParentId, row.MediaTypeId, row.Name, row.SortOrder, row.CreateDate, row.UpdateDate, row.CreatorId,
        row.Trashed, row.OriginalParentId,
        row.File is null ? null : JsonSerializer.Deserialize<MediaFileInfo>(row.File, CmsJson.Options), PropertyValues.Parse(row.Values));

    public static RedirectRow ToRow(this Redirect redirect) => new()
    {
        Id = redirect.Id,
        RootId = redirect.RootId,
        Path = redirect.Path,
        DocumentId = redirect.DocumentId,
        CreateDate = redirect.CreateDate,
    };

    public static Redirect ToRecord(this RedirectRow row) => new(row.Id, row.RootId, row.Path, row.DocumentId, row.CreateDate);

    public static DomainsRow ToRow(this DocumentDomains domains) => new()
    {
        DocumentId = domains.DocumentId,
        DefaultIsoCode = domains.DefaultIsoCode,
        Domains = JsonSerializer.Serialize(domains.Domains, CmsJson.Options),
    };

    public static DocumentDomains ToRecord(this DomainsRow row) => new(
        row.DocumentId, row.DefaultIsoCode, JsonSerializer.Deserialize<ImmutableArray<DomainName>>(row.Domains, CmsJson.Options));

    public static SubscriptionRow ToRow(this NotificationSubscription subscription) => new()
    {
        DocumentId = subscription.DocumentId,
        UserId = subscription.UserId,
        Actions = string.Join(' ', subscription.Actions),
    };

    public static NotificationSubscription ToRecord(this SubscriptionRow row) => new(row.DocumentId, row.UserId, [.. row.Actions.Split(' ')]);

    public static DictionaryRow ToRow(this DictionaryItem item) => new()
    {
        Id = item.Id,
        ParentId = item.ParentId,
        Name = item.Name,
        Translations = JsonSerializer.Serialize(item.Translations, CmsJson.Options),
    };

    public static DictionaryItem ToRecord(this DictionaryRow row) => new(
        row.Id, row.ParentId, row.Name, JsonSerializer.Deserialize<ImmutableArray<Translation>>(row.Translations, CmsJson.Options));

    public static LanguageRow ToRow(this SiteLanguage language) => new()
    {
        IsoCode = language.IsoCode,
        Name = language.Name,
        IsMandatory = language.IsMandatory,
        FallbackIsoCode = language.FallbackIsoCode,
    };

    public static SiteLanguage ToRecord(this LanguageRow row) => new(row.IsoCode, row.Name, row.IsMandatory, row.FallbackIsoCode);

    public static WebhookRow ToRow(this Webhook webhook) => new()
    {
        Id = webhook.Id,
        Enabled = webhook.Enabled,
        Name = webhook.Name,
        Description = webhook.Description,
        Url = webhook.Url,
        ContentTypes = JsonSerializer.Serialize(webhook.ContentTypes, CmsJson.Options),
        Headers = JsonSerializer.Serialize(webhook.Headers, CmsJson.Options),
        Events = JsonSerializer.Serialize(webhook.Events, CmsJson.Options),
    };

    public static Webhook ToRecord(this WebhookRow row) => new(
        row.Id, row.Enabled, row.Name, row.Description, row.Url,
        JsonSerializer.Deserialize<ImmutableArray<Guid>>(row.ContentTypes, CmsJson.Options),
        JsonSerializer.Deserialize<ImmutableArray<WebhookHeader>>(row.Headers, CmsJson.Options),
        JsonSerializer.Deserialize<ImmutableArray<string>>(row.Events, CmsJson.Options));

    public static WebhookCallRow ToRow(this WebhookCall call) => new()
    {
        Id = call.Id,
        WebhookId = call.WebhookId,
        EventAlias = call.EventAlias,
        EntityId = call.EntityId,
        DueDate = call.DueDate,
        RetryCount = call.RetryCount,
    };

    public static WebhookCall ToRecord(this WebhookCallRow row) => new(row.Id, row.WebhookId, row.EventAlias, row.EntityId, row.DueDate, row.RetryCount);

    public static WebhookLogRow ToRow(this WebhookLog log) => new()
    {
        Key = log.Key,
        WebhookId = log.WebhookId,
        StatusCode = log.StatusCode,
        IsSuccess = log.IsSuccess,
        Date = log.Date,
        EventAlias = log.EventAlias,
        Url = log.Url,
        RetryCount = log.RetryCount,
        RequestHeaders = log.RequestHeaders,
        RequestBody = log.RequestBody,
        IsException = log.IsException,
    };

    public static WebhookLog ToRecord(this WebhookLogRow row) => new(
        row.Key, row.WebhookId, row.StatusCode, row.IsSuccess, row.Date, row.EventAlias, row.Url, row.RetryCount, row.RequestHeaders, row.RequestBody, row.IsException);

    public static AuditRow ToRow(this AuditEntry entry) => new()
    {
        EntityId = entry.EntityId,
        UserId = entry.UserId,
        Timestamp = entry.Timestamp,
        LogType = entry.LogType,
        Comment = entry.Comment,
        Parameters = entry.Parameters,
    };
}

using Site.Cms.Dictionary;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Versions;
using Site.Cms.Webhooks;

namespace Site.Cms.Data;

/// <param name="EntityId">The document or media item.</param>
/// <param name="LogType">Umbraco's name of what was done: <c>Save</c>, <c>Publish</c>, <c>Move</c>…</param>
public sealed record AuditEntry(Guid EntityId, Guid UserId, DateTime Timestamp, string LogType, string? Comment = null, string? Parameters = null);

/// <summary>
/// One write under way: derives the next state and remembers what has to be persisted. Nothing is visible to anybody else before
/// <see cref="CmsEngine"/> has committed it; dropping the writer undoes everything.
/// </summary>
public sealed class CmsWriter(CmsState state, Guid user, DateTime now)
{
    private readonly Dictionary<int, DocumentVersion> _versions = [];

    public CmsState State { get; private set; } = state;

    /// <summary>Who does it.</summary>
    public Guid User { get; } = user;

    /// <summary>UTC; later than that of every earlier write. Operations within one write get later times each (<see cref="Tick"/>).</summary>
    public DateTime Now { get; private set; } = now;

    internal HashSet<Guid> TouchedDataTypes { get; } = [];
    internal HashSet<Guid> TouchedDocumentTypes { get; } = [];
    internal HashSet<Guid> TouchedFolders { get; } = [];
    internal HashSet<Guid> TouchedDocuments { get; } = [];
    internal HashSet<Guid> TouchedMedia { get; } = [];
    internal HashSet<(Guid Root, string Path)> TouchedRedirects { get; } = [];
    internal HashSet<Guid> TouchedDomains { get; } = [];
    internal HashSet<(Guid Document, Guid User)> TouchedSubscriptions { get; } = [];
    internal HashSet<Guid> TouchedDictionary { get; } = [];
    internal HashSet<string> TouchedLanguages { get; } = [];
    internal HashSet<Guid> TouchedWebhooks { get; } = [];
    internal IReadOnlyDictionary<int, DocumentVersion> Versions => _versions;
    internal HashSet<int> RemovedVersions { get; } = [];
    internal List<AuditEntry> Audits { get; } = [];

    /// <summary>Documents that were published as they already were: nothing is written, and whoever listens is told all the same.</summary>
    internal HashSet<Guid> PublishedAgain { get; } = [];

    /// <summary>What webhooks have to be told of all this; set when it is committed.</summary>
    internal IReadOnlyList<WebhookCall> WebhookCalls { get; set; } = [];

    internal Dictionary<string, string> Markers { get; } = [];
    internal bool HasChanges =>
        TouchedDataTypes.Count + TouchedDocumentTypes.Count + TouchedFolders.Count + TouchedDocuments.Count + TouchedMedia.Count
        + TouchedRedirects.Count + TouchedDomains.Count + TouchedSubscriptions.Count + TouchedDictionary.Count + TouchedLanguages.Count + TouchedWebhooks.Count + _versions.Count + RemovedVersions.Count + Audits.Count + Markers.Count
        + WebhookCalls.Count > 0;

    /// <summary>Lets the next operation of the same write count as later.</summary>
    public void Tick() => Now = Now.AddTicks(1);

    public void Put(DataType type)
    {
        TouchedDataTypes.Add(type.Id);
        SetSchema(State with { DataTypes = State.DataTypes.SetItem(type.Id, type) });
    }

    public void RemoveDataType(Guid id)
    {
        TouchedDataTypes.Add(id);
        SetSchema(State with { DataTypes = State.DataTypes.Remove(id) });
    }

    public void Put(DocumentType type)
    {
        TouchedDocumentTypes.Add(type.Id);
        SetSchema(State with { DocumentTypes = State.DocumentTypes.SetItem(type.Id, type) });
    }

    public void RemoveDocumentType(Guid id)
    {
        TouchedDocumentTypes.Add(id);
        SetSchema(State with { DocumentTypes = State.DocumentTypes.Remove(id) });
    }

    public void Put(SchemaFolder folder)
    {
        TouchedFolders.Add(folder.Id);
        State = State with { Folders = State.Folders.SetItem(folder.Id, folder) };
    }

    public void RemoveFolder(Guid id)
    {
        TouchedFolders.Add(id);
        State = State with { Folders = State.Folders.Remove(id) };
    }

    public void Put(Document document)
    {
        TouchedDocuments.Add(document.Id);
        var before = State.Documents.GetValueOrDefault(document.Id);
        var documents = State.Documents.SetItem(document.Id, document);
        State = State with
        {
            Documents = documents,
            Siblings = State.Siblings.Replace(before, document),
            DocumentChildren = ChildLists.Update(
                State.DocumentChildren, document.Id, Place(before), Place(document), id => documents[id].SortOrder),
        };
    }

    public void RemoveDocument(Document document)
    {
        TouchedDocuments.Add(document.Id);
        foreach (var redirect in State.Redirects.Values.Where(redirect => redirect.DocumentId == document.Id || redirect.RootId == document.Id))
            Remove(redirect);
        Put(new DocumentDomains(document.Id, null, []));
        foreach (var subscription in State.Subscriptions.Values.Where(subscription => subscription.DocumentId == document.Id))
            Put(subscription with { Actions = [] });
        State = State with
        {
            Documents = State.Documents.Remove(document.Id),
            Siblings = State.Siblings.Replace(document, null),
            DocumentChildren = ChildLists.Update(State.DocumentChildren, document.Id, Place(document), null, _ => 0),
        };
    }

    public void Put(MediaItem item)
    {
        TouchedMedia.Add(item.Id);
        var before = State.Media.GetValueOrDefault(item.Id);
        var media = State.Media.SetItem(item.Id, item);
        State = State with
        {
            Media = media,
            MediaChildren = ChildLists.Update(State.MediaChildren, item.Id, Place(before), Place(item), id => media[id].SortOrder),
        };
    }

    public void RemoveMedia(MediaItem item)
    {
        TouchedMedia.Add(item.Id);
        State = State with
        {
            Media = State.Media.Remove(item.Id),
            MediaChildren = ChildLists.Update(State.MediaChildren, item.Id, Place(item), null, _ => 0),
        };
    }

    public int NextVersionId()
    {
        State = State with { LastVersionId = State.LastVersionId + 1 };
        return State.LastVersionId;
    }

    /// <summary>Remembers a version for the database, new or changed.</summary>
    public void Put(DocumentVersion version) => _versions[version.Id] = version;

    /// <summary>Removes a version that is neither draft nor published.</summary>
    public void RemoveVersion(int id) => RemovedVersions.Add(id);

    public void Put(Redirect redirect)
    {
        TouchedRedirects.Add((redirect.RootId, redirect.Path));
        State = State with { Redirects = State.Redirects.SetItem((redirect.RootId, redirect.Path), redirect) };
    }

    public void Remove(Redirect redirect)
    {
        TouchedRedirects.Add((redirect.RootId, redirect.Path));
        State = State with { Redirects = State.Redirects.Remove((redirect.RootId, redirect.Path)) };
    }

    /// <summary>Without a domain and a language nothing is kept.</summary>
    public void Put(DocumentDomains domains)
    {
        TouchedDomains.Add(domains.DocumentId);
        State = State with
        {
            Domains = domains is { Domains.IsEmpty: true, DefaultIsoCode: null }
                ? State.Domains.Remove(domains.DocumentId) : State.Domains.SetItem(domains.DocumentId, domains),
        };
    }

    /// <summary>Without an action nothing is kept.</summary>
    public void Put(NotificationSubscription subscription)
    {
        var key = (subscription.DocumentId, subscription.UserId);
        TouchedSubscriptions.Add(key);
        State = State with
        {
            Subscriptions = subscription.Actions.IsEmpty ? State.Subscriptions.Remove(key) : State.Subscriptions.SetItem(key, subscription),
        };
    }

    public void Put(DictionaryItem item)
    {
        TouchedDictionary.Add(item.Id);
        State = State with { Dictionary = State.Dictionary.SetItem(item.Id, item) };
    }

    public void RemoveDictionaryItem(Guid id)
    {
        TouchedDictionary.Add(id);
        State = State with { Dictionary = State.Dictionary.Remove(id) };
    }

    public void Put(SiteLanguage language)
    {
        TouchedLanguages.Add(language.IsoCode);
        State = State with { Languages = State.Languages.SetItem(language.IsoCode, language) };
    }

    public void RemoveLanguage(string isoCode)
    {
        TouchedLanguages.Add(isoCode);
        State = State with { Languages = State.Languages.Remove(isoCode) };
    }

    public void Put(Webhook webhook)
    {
        TouchedWebhooks.Add(webhook.Id);
        State = State with { Webhooks = State.Webhooks.SetItem(webhook.Id, webhook) };
    }

    public void RemoveWebhook(Guid id)
    {
        TouchedWebhooks.Add(id);
        State = State with { Webhooks = State.Webhooks.Remove(id) };
    }

    public void Audit(Guid entity, string logType, string? comment = null, string? parameters = null) =>
        Audits.Add(new AuditEntry(entity, User, Now, logType, comment, parameters));

    /// <summary>Notes something about this database as a whole, e.g. that the first run is done.</summary>
    internal void Mark(string name, string value) => Markers[name] = value;

    // A trashed branch keeps its own order below its top, which hangs nowhere.
    private static (Guid, int)? Place(Document? document) =>
        document is null || !SiblingIndex.HasSiblings(document) ? null : (document.ParentId ?? Guid.Empty, document.SortOrder);

    private static (Guid, int)? Place(MediaItem? item) =>
        item is null || (item.Trashed && item.ParentId is null) ? null : (item.ParentId ?? Guid.Empty, item.SortOrder);

    private void SetSchema(CmsState next) =>
        State = next with { Schema = SchemaBuilder.Build(next.DataTypes.Values, next.DocumentTypes.Values) };
}

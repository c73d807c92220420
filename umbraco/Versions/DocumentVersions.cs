using System.Globalization;
using Microsoft.Extensions.Logging;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Versions;

/// <summary>A version as lists show it.</summary>
/// <param name="Date">UTC; when it was last saved, or published.</param>
public sealed record DocumentVersionItem(
    Guid Key, Guid DocumentId, Guid DocumentTypeId, Guid UserId, DateTime Date,
    bool IsCurrentDraft, bool IsCurrentPublished, bool PreventCleanup);

/// <param name="Total">Of all, not of those on this page.</param>
public sealed record DocumentVersionList(int Total, IReadOnlyList<DocumentVersionItem> Items);

/// <summary>The history of documents: listing, rolling back, and removing what is old.</summary>
public sealed partial class DocumentVersions(CmsEngine engine, TimeProvider time, ILogger<DocumentVersions> logger)
{
    private const string CleanupMarker = "version-cleanup";

    // The start has better things to do.
    private readonly DateTimeOffset _firstCleanup = time.GetUtcNow() + TimeSpan.FromHours(1);

    private string? _lastCleanup;

    /// <summary>Newest first; <see cref="OperationStatus.ContentNotFound"/> for an unknown document.</summary>
    /// <param name="culture">Content has none: with a culture the list is empty, as on Umbraco.</param>
    public OperationResult<DocumentVersionList> List(Guid documentId, string? culture = null, int skip = 0, int take = int.MaxValue)
    {
        if (!engine.State.Documents.TryGetValue(documentId, out var document))
            return OperationStatus.ContentNotFound;
        if (!string.IsNullOrEmpty(culture))
            return new DocumentVersionList(0, []);
        var marks = engine.Store.VersionMarksOf(documentId);
        var items = marks.OrderByDescending(mark => mark.Date).ThenByDescending(mark => mark.Id).Skip(skip).Take(take).Select(mark =>
            new DocumentVersionItem(
                DocumentVersion.KeyOf(mark.Id), documentId, document.DocumentTypeId, mark.UserId, mark.Date,
                mark.Id == document.Draft.Id, mark.Id == document.Published?.Id, mark.PreventCleanup));
        return new DocumentVersionList(marks.Count, [.. items]);
    }

    /// <summary>Null for an unknown key.</summary>
    public DocumentVersion? Find(Guid key) => DocumentVersion.IdOf(key) is { } id ? engine.Store.FindVersion(id) : null;

    /// <summary>Brings an old version's name and values into the draft; what readers see does not change.</summary>
    /// <param name="culture">Refused when given: content has none.</param>
    public Task<OperationResult> RollbackAsync(Guid key, string? culture, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Rollback(write, key, culture), cancellation);

    /// <summary>Protects a version from being removed when it is old, or lets it go.</summary>
    public Task<OperationResult> SetPreventCleanupAsync(Guid key, bool prevent, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => SetPreventCleanup(write, key, prevent), cancellation);

    /// <summary>Removes old versions as the document types ask for it.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> CleanUpAsync(CancellationToken cancellation = default)
    {
        var removed = 0;
        await engine.WriteAsync(CmsUsers.System, write =>
        {
            var expired = VersionCleanup.Expired(write.State, engine.Store.OldVersions(), write.Now).ToList();
            expired.ForEach(write.RemoveVersion);
            removed = expired.Count;
            write.Mark(CleanupMarker, Today());
            return OperationResult.Success;
        }, cancellation);
        if (removed > 0)
            CleanedUp(removed);
        return removed;
    }

    /// <summary><see cref="CleanUpAsync"/>, unless it ran today already or the process has just started.</summary>
    internal async Task CleanUpDailyAsync()
    {
        if (time.GetUtcNow() < _firstCleanup || _lastCleanup == Today())
            return;
        if ((_lastCleanup = engine.Store.Marker(CleanupMarker)) == Today())
            return;
        await CleanUpAsync();
        _lastCleanup = Today();
    }

    internal OperationResult Rollback(CmsWriter write, Guid key, string? culture)
    {
        if (Find(key) is not { } version || !write.State.Documents.TryGetValue(version.DocumentId, out var document))
            return OperationStatus.NotFound;
        if (!string.IsNullOrEmpty(culture))
            return OperationStatus.InvalidCulture;
        if (document.Trashed)
            return OperationStatus.InTrash;
        var draft = document.Draft.Renamed(write.State, document, version.Name) with
        {
            Values = version.Values,
            Date = write.Now,
            UserId = write.User,
        };
        write.Put(draft);
        write.Put(document with { Draft = draft, IndexedAt = write.Now });
        write.Audit(document.Id, "Save");
        write.Audit(document.Id, "RollBack", $"Content '{draft.Name}' was rolled back to version '{version.Id}'");
        return OperationResult.Success;
    }

    internal OperationResult SetPreventCleanup(CmsWriter write, Guid key, bool prevent)
    {
        if (Find(key) is not { } version || !write.State.Documents.TryGetValue(version.DocumentId, out var document))
            return OperationStatus.NotFound;
        write.Put(version with { PreventCleanup = prevent });
        if (version.Id == document.Draft.Id)
            write.Put(document with { Draft = document.Draft with { PreventCleanup = prevent } });
        else if (version.Id == document.Published?.Id)
            write.Put(document with { Published = document.Published with { PreventCleanup = prevent } });
        write.Audit(
            document.Id, prevent ? "ContentVersionPreventCleanup" : "ContentVersionEnableCleanup",
            $"set preventCleanup = '{prevent}' for version '{version.Id}'",
            version.Date.ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture));
        return OperationResult.Success;
    }

    private string Today() => time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Information, "{Count} old versions of documents were removed.")]
    private partial void CleanedUp(int count);
}

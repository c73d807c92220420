using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Publishing;

/// <summary>Publishing, scheduling and unpublishing.</summary>
public sealed partial class DocumentPublishing(
    CmsEngine engine, PropertyValidation validation, SnapshotHolder snapshots, IEnumerable<IPublishRule> rules, CmsOptions options,
    ILogger<DocumentPublishing> logger)
{
    private readonly IPublishRule[] _rules = [.. rules];

    // One a write: publishing a branch must not cost its square.
    private readonly ConditionalWeakTable<CmsWriter, Lazy<CmsSnapshot>> _contents = [];

    /// <summary>Publishes now, or keeps the times given for later.</summary>
    public Task<OperationResult> PublishAsync(Guid id, PublishDocument input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Publish(write, id, input), cancellation);

    /// <summary>Publishes a branch. Descendants that cannot be published are passed over, with all below them.</summary>
    public Task<OperationResult> PublishWithDescendantsAsync(
        Guid id, PublishWithDescendants input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => PublishWithDescendants(write, id, input), cancellation);

    public Task<OperationResult> UnpublishAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Unpublish(write, id), cancellation);

    /// <summary>
    /// Publishes and unpublishes whatever has come due. A document that cannot be published is logged and stays as it is: its time is over.
    /// </summary>
    /// <returns>How many documents changed.</returns>
    public async Task<int> RunSchedulesAsync(CancellationToken cancellation = default)
    {
        var changed = 0;
        var refused = new List<(Guid Document, OperationStatus Status)>();
        await engine.WriteAsync(CmsUsers.System, write =>
        {
            foreach (var due in write.State.Documents.Values.Where(document => document.ScheduledPublishDate <= write.Now).ToList())
            {
                write.Put(due with { ScheduledPublishDate = null });
                var result = PublishNow(write, due.Id);
                if (result.Succeeded)
                    changed++;
                else
                    refused.Add((due.Id, result.Status));
                write.Tick();
            }
            foreach (var due in write.State.Documents.Values.Where(document => document.ScheduledUnpublishDate <= write.Now).ToList())
            {
                if (Unpublish(write, due.Id).Succeeded)
                    changed++;
                write.Tick();
            }
            return OperationResult.Success;
        }, cancellation);
        foreach (var (document, status) in refused)
            ScheduleRefused(document, status);
        return changed;
    }

    public OperationResult Publish(CmsWriter write, Guid id, PublishDocument input)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.ContentNotFound;
        var warnings = new List<string>();
        foreach (var entry in input.PublishSchedules)
        {
            if (entry.Culture is { } culture && culture != "*" && !culture.Equals(options.DefaultLanguage, StringComparison.OrdinalIgnoreCase))
                return OperationStatus.InvalidCulture;
            var result = entry.Schedule is null ? PublishNow(write, id) : Schedule(write, document, entry.Schedule);
            if (!result.Succeeded)
                return result;
            warnings.AddRange(result.Warnings);
        }
        return OperationResult.Success with { Warnings = warnings };
    }

    public OperationResult PublishNow(CmsWriter write, Guid id) => PublishNow(write, id, inBranch: false);

    private OperationResult PublishNow(CmsWriter write, Guid id, bool inBranch)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.ContentNotFound;
        var result = Check(write, document);
        if (!result.Succeeded)
            return result;
        if (document.Published is { } current && document.Draft.SameContentAs(current))
        {
            if (!inBranch)
                write.PublishedAgain.Add(id);
            return result;
        }

        var addresses = PublishedAddresses.Of(write.State, document);
        var published = document.Draft with { Date = write.Now, UserId = write.User };
        var draft = published with { Id = write.NextVersionId(), PreventCleanup = false };
        write.Put(published);
        write.Put(draft);
        write.Put(document with
        {
            Draft = draft,
            Published = published,
            PublishDate = write.Now,
            IndexedAt = write.Now,
            BranchIndexedAt = document.Published is null ? write.Now : document.BranchIndexedAt,
        });
        PublishedAddresses.Follow(write, addresses);
        // As Umbraco logs it.
        if (inBranch)
            write.Audit(id, "Save");
        write.Audit(id, "Publish");
        return result;
    }

    public OperationResult PublishWithDescendants(CmsWriter write, Guid id, PublishWithDescendants input)
    {
        if (!write.State.Documents.ContainsKey(id))
            return OperationStatus.ContentNotFound;
        var top = PublishNow(write, id, inBranch: true);
        if (!top.Succeeded)
            return top;
        var warnings = top.Warnings.ToList();
        foreach (var child in write.State.ChildrenOf(id).ToList())
        {
            if (child.Published is null && !input.IncludeUnpublishedDescendants)
                continue;
            write.Tick();
            var below = PublishWithDescendants(write, child.Id, input);
            // Passed over, but not in silence when a rule had something to say.
            warnings.AddRange(below.Succeeded ? below.Warnings : below.Reasons.Select(reason => $"«\u00A0{child.Draft.Name}\u00A0» n’a pas été publié. {reason}"));
        }
        return top with { Warnings = warnings };
    }

    internal static OperationResult Unpublish(CmsWriter write, Guid id)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.ContentNotFound;
        if (document is { Published: null, ScheduledUnpublishDate: null })
            return OperationResult.Success;
        write.Put(document with { Published = null, ScheduledUnpublishDate = null });
        write.Audit(id, "Unpublish");
        return OperationResult.Success;
    }

    /// <returns>Why it must not be published, or what is to be told about it when it is.</returns>
    private OperationResult Check(CmsWriter write, Document document)
    {
        var state = write.State;
        if (document.Trashed)
            return OperationStatus.InTrash;
        var type = state.Schema.DocumentTypes[document.DocumentTypeId];
        var errors = validation.ValidateStored(state, type, document.Draft.Values);
        if (errors.Count > 0)
        {
            return new OperationResult(OperationStatus.ContentInvalid)
            {
                Errors = errors,
                // A path begins with the alias of the property at the top level.
                InvalidProperties = [.. errors.Select(error => error.Path.Split('.', '[')[0]).Distinct()],
            };
        }
        if (document.ScheduledPublishDate > write.Now)
            return OperationStatus.AwaitingRelease;
        if (document.ParentId is { } parent && !state.IsReachable(state.Documents[parent]))
            return OperationStatus.PathNotPublished;
        return CheckRules(write, document, type);
    }

    private OperationResult CheckRules(CmsWriter write, Document document, DocumentTypeDefinition type)
    {
        var candidate = new PublishCandidate(
            write.State, type, AsPublished(write, document), snapshots.Current,
            _contents.GetValue(write, writer => new Lazy<CmsSnapshot>(() => SnapshotBuilder.Build(null, writer.State, null))));
        var findings = _rules.SelectMany(rule => rule.Check(candidate)).ToList();
        if (findings.TrueForAll(finding => finding.OnlyWarns))
            return OperationResult.Success with { Warnings = [.. findings.Select(finding => finding.Reason).Distinct()] };
        findings.RemoveAll(finding => finding.OnlyWarns);
        return new OperationResult(OperationStatus.CancelledByNotification)
        {
            InvalidProperties = [.. findings.Select(finding => finding.PropertyAlias).OfType<string>().Distinct()],
            Reasons = [.. findings.Select(finding => finding.Reason).Distinct()],
        };
    }

    private static ContentNode AsPublished(CmsWriter write, Document document) => new(
        document.Id, document.ParentId, document.DocumentTypeId, document.Draft.Name, document.Draft.Segment,
        write.State.AncestorsOf(document).Count() + 1, document.SortOrder, document.CreateDate, write.Now, write.Now,
        document.Draft.Values.ByAlias);

    private OperationResult Schedule(CmsWriter write, Document document, ScheduleTimes times)
    {
        if (times.PublishTime <= write.Now)
            return OperationStatus.PublishTimeNeedsToBeInFuture;
        if (times.UnpublishTime <= write.Now)
            return OperationStatus.UpublishTimeNeedsToBeInFuture;
        if (times.UnpublishTime <= times.PublishTime)
            return OperationStatus.UnpublishTimeNeedsToBeAfterPublishTime;
        // Said now, while somebody is there to read it, and asked again when its time has come.
        var result = times.PublishTime is null
            ? OperationResult.Success
            : CheckRules(write, document, write.State.Schema.DocumentTypes[document.DocumentTypeId]);
        if (!result.Succeeded)
            return result;
        write.Put(document with
        {
            ScheduledPublishDate = times.PublishTime?.UtcDateTime,
            ScheduledUnpublishDate = times.UnpublishTime?.UtcDateTime,
        });
        write.Audit(document.Id, "Save");
        return result;
    }

    [LoggerMessage(LogLevel.Warning, "Document {Document} was to be published now and was refused ({Status}).")]
    private partial void ScheduleRefused(Guid document, OperationStatus status);
}

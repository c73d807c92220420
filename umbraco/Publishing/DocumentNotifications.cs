using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Publishing;

/// <summary>What a user wants to hear about a document. Immutable.</summary>
/// <param name="Actions">Ids such as <c>Umb.Document.Publish</c>; never empty.</param>
public sealed record NotificationSubscription(Guid DocumentId, Guid UserId, ImmutableSortedSet<string> Actions);

/// <summary>One action that can be heard about.</summary>
public sealed record NotificationAction(string ActionId, string Alias, bool Subscribed);

/// <summary>Users' subscriptions to what happens to documents.</summary>
public sealed class DocumentNotifications(CmsEngine engine)
{
    /// <summary>Umbraco's actions, in the order in which it lists them.</summary>
    private static readonly (string Id, string Alias)[] Actions =
    [
        ("Umb.Document.Duplicate", "copy"), ("Umb.Document.Delete", "delete"), ("Umb.Document.Move", "move"), ("Umb.Document.Create", "create"),
        ("Umb.Document.PublicAccess", "protect"), ("Umb.Document.Publish", "publish"), ("Umb.DocumentRecycleBin.Restore", "restore"),
        ("Umb.Document.Permissions", "rights"), ("Umb.Document.Rollback", "rollback"), ("Umb.Document.Sort", "sort"), ("Umb.Document.Update", "update"),
    ];

    /// <summary>All actions, with those that the user subscribed to; <c>NotFound</c> for an unknown document.</summary>
    public OperationResult<IReadOnlyList<NotificationAction>> Of(Guid documentId, Guid user)
    {
        var state = engine.State;
        if (!state.Documents.ContainsKey(documentId))
            return OperationStatus.NotFound;
        var subscribed = state.Subscriptions.GetValueOrDefault((documentId, user))?.Actions ?? [];
        return new(OperationStatus.Success, [.. Actions.Select(action => new NotificationAction(action.Id, action.Alias, subscribed.Contains(action.Id)))]);
    }

    /// <summary>Replaces what the user hears about a document. Unknown actions are left out.</summary>
    public Task<OperationResult> SetAsync(Guid documentId, IReadOnlyCollection<string> actionIds, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (!write.State.Documents.ContainsKey(documentId))
                return OperationStatus.NotFound;
            write.Put(new NotificationSubscription(
                documentId, user, [.. Actions.Select(action => action.Id).Where(actionIds.Contains)]));
            return OperationResult.Success;
        }, cancellation);
}

using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Publishing;

namespace Site.Cms.Webhooks;

/// <param name="EventType"><c>Content</c>, <c>Media</c>, or <c>Other</c> for what this CMS does not know.</param>
public sealed record WebhookEvent(string EventName, string EventType, string Alias);

/// <summary>What webhooks can hear of: the events that every Umbraco offers unless told otherwise.</summary>
public static class WebhookEvents
{
    public const string ContentDelete = "Umbraco.ContentDelete";
    public const string ContentPublish = "Umbraco.ContentPublish";
    public const string ContentUnpublish = "Umbraco.ContentUnpublish";
    public const string MediaDelete = "Umbraco.MediaDelete";
    public const string MediaSave = "Umbraco.MediaSave";

    public static IReadOnlyList<WebhookEvent> All { get; } =
    [
        new("Content Deleted", "Content", ContentDelete),
        new("Content Published", "Content", ContentPublish),
        new("Content Unpublished", "Content", ContentUnpublish),
        new("Media Deleted", "Media", MediaDelete),
        new("Media Saved", "Media", MediaSave),
    ];

    public static WebhookEvent Of(string alias) => All.FirstOrDefault(known => known.Alias == alias) ?? new WebhookEvent(alias, "Other", alias);

    /// <summary>The calls that a write causes; they are stored with it, all or nothing.</summary>
    internal static IEnumerable<WebhookCall> Calls(CmsState before, CmsWriter write)
    {
        var webhooks = write.State.Webhooks.Values.Where(webhook => webhook.Enabled).ToList();
        if (webhooks.Count == 0)
            return [];
        var again = write.PublishedAgain.Select(id => write.State.Documents[id]).Select(document => new Happened(ContentPublish, document.Id, document.DocumentTypeId));
        var happened = write.TouchedDocuments.Select(id => Content(before.Documents.GetValueOrDefault(id), write.State.Documents.GetValueOrDefault(id)))
            .Concat(write.TouchedMedia.Select(id => Media(before.Media.GetValueOrDefault(id), write.State.Media.GetValueOrDefault(id)))).Concat(again);
        return from one in happened.OfType<Happened>()
               from webhook in webhooks
               where webhook.Hears(one.Alias, one.Type)
               select new WebhookCall(0, webhook.Id, one.Alias, one.Entity, WebhookCall.AtOnce, RetryCount: 0);
    }

    private static Happened? Content(Document? before, Document? after) => (before, after) switch
    {
        ({ } old, null) => new Happened(ContentDelete, old.Id, old.DocumentTypeId),
        // What goes to the bin is no more to be read either, which is all that a caller wants to know.
        ({ Published: not null, Trashed: false } old, { Published: null } or { Trashed: true }) => new Happened(ContentUnpublish, old.Id, old.DocumentTypeId),
        (_, { Published: not null, Trashed: false } next) when before is not { Trashed: false } || before.PublishDate != next.PublishDate =>
            new Happened(ContentPublish, next.Id, next.DocumentTypeId),
        _ => null,
    };

    private static Happened? Media(MediaItem? before, MediaItem? after) => (before, after) switch
    {
        ({ } old, null) => new Happened(MediaDelete, old.Id, old.MediaTypeId),
        (_, { Trashed: false } next) when !ReferenceEquals(before, next) => new Happened(MediaSave, next.Id, next.MediaTypeId),
        _ => null,
    };

    private sealed record Happened(string Alias, Guid Entity, Guid Type);
}

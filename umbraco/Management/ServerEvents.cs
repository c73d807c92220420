using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Site.Cms.Data;

namespace Site.Cms.Management;

/// <summary>
/// Tells open backoffice windows what has changed, so that they drop what they keep of it. The client opens the connection with its cookies and
/// the same header as any call, and listens for <c>notify</c>.
/// </summary>
public sealed class ServerEventHub : Hub
{
    internal const string Address = "/umbraco/serverEventHub";
}

/// <param name="EventType"><c>Created</c>, <c>Updated</c>, <c>Trashed</c> or <c>Deleted</c>.</param>
/// <param name="EventSource">What kind of thing, e.g. <c>Umbraco:CMS:Document</c>.</param>
internal sealed record ServerEvent(string EventType, string EventSource, Guid Key);

/// <summary>Sends an event for each thing that a committed write touched.</summary>
internal sealed class ServerEvents : IDisposable
{
    /// <summary>How long an answer waits for slow windows to be told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly CmsEngine _engine;
    private readonly IHubContext<ServerEventHub> _hub;
    private Task _sent = Task.CompletedTask;

    public ServerEvents(CmsEngine engine, IHubContext<ServerEventHub> hub)
    {
        _engine = engine;
        _hub = hub;
        _engine.Committed += Send;
    }

    public void Dispose() => _engine.Committed -= Send;

    /// <summary>
    /// Waits until what was committed so far has gone out: a window that reads a thing right after changing it must not be served what it kept.
    /// </summary>
    public Task FlushAsync() => Task.WhenAny(Volatile.Read(ref _sent), Task.Delay(Patience));

    internal static IEnumerable<ServerEvent> Of(CmsState before, CmsWriter write)
    {
        var after = write.State;
        return
        [
            .. Changes("Umbraco:CMS:DataType", write.TouchedDataTypes, before.DataTypes, after.DataTypes),
            .. Changes("Umbraco:CMS:DocumentType", write.TouchedDocumentTypes, before.DocumentTypes, after.DocumentTypes),
            .. Changes("Umbraco:CMS:Document", write.TouchedDocuments, before.Documents, after.Documents, document => document.Trashed),
            .. Changes("Umbraco:CMS:DictionaryItem", write.TouchedDictionary, before.Dictionary, after.Dictionary),
            .. Changes("Umbraco:CMS:Media", write.TouchedMedia, before.Media, after.Media, item => item.Trashed),
            .. Changes("Umbraco:CMS:Webhook", write.TouchedWebhooks, before.Webhooks, after.Webhooks),
        ];
    }

    private static IEnumerable<ServerEvent> Changes<T>(
        string source, IEnumerable<Guid> touched, ImmutableDictionary<Guid, T> before, ImmutableDictionary<Guid, T> after, Func<T, bool>? isTrashed = null)
        where T : class
    {
        foreach (var id in touched)
        {
            var type = (before.GetValueOrDefault(id), after.GetValueOrDefault(id)) switch
            {
                (null, null) => null,
                (null, _) => "Created",
                (_, null) => "Deleted",
                var (old, next) when ReferenceEquals(old, next) => null,
                var (old, next) when isTrashed is not null && !isTrashed(old) && isTrashed(next) => "Trashed",
                _ => "Updated",
            };
            if (type is not null)
                yield return new ServerEvent(type, source, id);
        }
    }

    // One after the other, so that windows hear of changes in the order they happened.
    private void Send(CmsState before, CmsWriter write)
    {
        var events = Of(before, write).ToList();
        if (events.Count > 0)
            _sent = SendAsync(_sent, events);
    }

    private async Task SendAsync(Task previous, List<ServerEvent> events)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var happened in events)
            await _hub.Clients.All.SendAsync("notify", happened);
    }
}

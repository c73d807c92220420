using System.Collections.Immutable;

namespace Site.Cms.Webhooks;

/// <summary>An address that is called when something happens to content or media. Immutable.</summary>
/// <param name="Url">As it was typed; one that is no http address is noted as a failed call, as on a stock Umbraco.</param>
/// <param name="ContentTypes">Document or media types that it hears of; empty for all.</param>
/// <param name="Headers">Sent along with each call.</param>
/// <param name="Events">Aliases, such as <c>Umbraco.ContentPublish</c>; what this CMS does not know never happens.</param>
public sealed record Webhook(
    Guid Id, bool Enabled, string? Name, string? Description, string Url,
    ImmutableArray<Guid> ContentTypes, ImmutableArray<WebhookHeader> Headers, ImmutableArray<string> Events)
{
    public bool Hears(string alias, Guid type) => Enabled && Events.Contains(alias) && (ContentTypes.IsEmpty || ContentTypes.Contains(type));
}

public sealed record WebhookHeader(string Name, string Value);

/// <summary>A call that is still to be made. What it says is read when it goes out, so that it never tells something outdated.</summary>
/// <param name="DueDate">UTC; not before. <see cref="AtOnce"/> until it has failed.</param>
/// <param name="RetryCount">How often it failed.</param>
internal sealed record WebhookCall(long Id, Guid WebhookId, string EventAlias, Guid EntityId, DateTime DueDate, int RetryCount)
{
    /// <summary>Whatever the clock says: the times of writes run ahead of one that was set back.</summary>
    public static DateTime AtOnce => DateTime.UnixEpoch;
}

/// <summary>A call that was made, whatever came of it. What the other side answers is not kept.</summary>
/// <param name="StatusCode"><c>OK (200)</c>, or what went wrong before there was any: <c>Timeout</c>, <c>NameResolutionError</c>…</param>
/// <param name="Date">UTC.</param>
/// <param name="RequestHeaders">A line each.</param>
public sealed record WebhookLog(
    Guid Key, Guid WebhookId, string StatusCode, bool IsSuccess, DateTime Date, string EventAlias, string Url, int RetryCount,
    string RequestHeaders, string RequestBody, bool IsException);

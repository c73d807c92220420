using System.Buffers;
using Site.Cms.Data;
using Site.Cms.Model;
using OperationStatus = Site.Cms.Model.OperationStatus;

namespace Site.Cms.Webhooks;

/// <summary>Making, changing and deleting webhooks.</summary>
public sealed class WebhookService(CmsEngine engine)
{
    private const int LongestText = 255;
    private const int LongestUrl = 2048;
    private const int MostHeaders = 50;
    private const int LongestHeader = 4096;

    /// <summary>A token of RFC 9110, section 5.6.2.</summary>
    private static readonly SearchValues<char> HeaderName =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>What each call has anyway, or what says how its bytes travel.</summary>
    private static readonly string[] OwnHeaders = ["Connection", "Content-Length", "Content-Type", "Host", "Transfer-Encoding"];

    /// <summary>By name, those without one last.</summary>
    public IReadOnlyList<Webhook> All =>
        [.. engine.State.Webhooks.Values.OrderBy(webhook => string.IsNullOrEmpty(webhook.Name)).ThenBy(webhook => webhook.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(webhook => webhook.Id)];

    public Webhook? Find(Guid id) => engine.State.Webhooks.GetValueOrDefault(id);

    public Task<OperationResult<Guid>> CreateAsync(Webhook webhook, Guid user) => engine.WriteAsync<OperationResult<Guid>>(user, write =>
    {
        if (write.State.Webhooks.ContainsKey(webhook.Id))
            return OperationStatus.DuplicateKey;
        if (Fault(webhook) is { } fault)
            return fault;
        write.Put(webhook);
        return webhook.Id;
    });

    public Task<OperationResult> UpdateAsync(Webhook webhook, Guid user) => engine.WriteAsync<OperationResult>(user, write =>
    {
        if (!write.State.Webhooks.ContainsKey(webhook.Id))
            return OperationStatus.NotFound;
        if (Fault(webhook) is { } fault)
            return fault;
        write.Put(webhook);
        return OperationResult.Success;
    });

    public Task<OperationResult> DeleteAsync(Guid id, Guid user) => engine.WriteAsync<OperationResult>(user, write =>
    {
        if (!write.State.Webhooks.ContainsKey(id))
            return OperationStatus.NotFound;
        write.RemoveWebhook(id);
        return OperationResult.Success;
    });

    private static OperationStatus? Fault(Webhook webhook) => webhook switch
    {
        { Events.IsEmpty: true } => OperationStatus.NoEvents,
        { Name.Length: > LongestText } or { Description.Length: > LongestText } => OperationStatus.InvalidName,
        { Url.Length: 0 or > LongestUrl } => OperationStatus.InvalidUrl,
        _ when webhook.Events.Any(alias => alias.Length is 0 or > LongestText) => OperationStatus.NoEvents,
        _ when webhook.Headers.Length > MostHeaders || !webhook.Headers.All(IsSendable) => OperationStatus.InvalidHeader,
        _ => null,
    };

    // A line break would be the beginning of another header.
    private static bool IsSendable(WebhookHeader header) =>
        header is { Name.Length: > 0 and <= LongestText, Value.Length: <= LongestHeader }
        && !header.Name.AsSpan().ContainsAnyExcept(HeaderName) && header.Value.All(letter => letter is '\t' or (>= ' ' and <= '~'))
        && !OwnHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase);
}

using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Documents;
using Site.Cms.Model;
using Site.Cms.Users;
using Site.Cms.Webhooks;

namespace Site.Cms.Management;

/// <summary><c>webhook</c> with its events and its log, for whoever has the Settings section.</summary>
internal static class WebhookEndpoints
{
    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "The webhook could not be found")),
        (OperationStatus.NoEvents, new(400, "No events specified", "The webhook must be configured to listen to at least one event.")),
        (OperationStatus.InvalidName, new(400, "Invalid name", "The name or the description is too long.")),
        (OperationStatus.InvalidUrl, new(400, "Invalid URL", "The URL is missing or too long.")),
        (OperationStatus.InvalidHeader, new(400, "Invalid header", "A header has a name or a value that cannot be sent, or one that the server sets itself.")))
    { NameStatus = false };

    private static readonly Dictionary<string, string> InFrench = new()
    {
        [WebhookEvents.ContentDelete] = "Contenu supprimé",
        [WebhookEvents.ContentPublish] = "Contenu publié",
        [WebhookEvents.ContentUnpublish] = "Contenu dépublié",
        [WebhookEvents.MediaDelete] = "Média supprimé",
        [WebhookEvents.MediaSave] = "Média enregistré",
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhook").For(Sections.Settings);
        webhooks.MapGet("", (Page page, StaffMember member, WebhookService service) => Answer.Json(page.Of(service.All, webhook => Of(webhook, member))));
        webhooks.MapGet("/events", (Page page, StaffMember member) => Answer.Json(page.Of(WebhookEvents.All, known => Named(known, member))));
        webhooks.MapGet("/logs", (Page page, WebhookCalls calls) => Logs(page, calls, null));
        webhooks.MapGet("/{id:guid}/logs", (Guid id, Page page, WebhookCalls calls) => Logs(page, calls, id));
        webhooks.MapGet("/{id:guid}", (Guid id, StaffMember member, WebhookService service) =>
            service.Find(id) is { } webhook ? Answer.Json(Of(webhook, member)) : Answer.Refusal(OperationStatus.NotFound, Texts));
        webhooks.MapPost("", async (Body<CreateWebhook> body, StaffMember member, WebhookService service) =>
            Answer.Of(await service.CreateAsync(body.Value.As(body.Value.Id ?? Guid.CreateVersion7()), member.Id), Texts, "webhook"));
        webhooks.MapPut("/{id:guid}", async (Guid id, Body<UpdateWebhook> body, StaffMember member, WebhookService service) =>
            Answer.Of(await service.UpdateAsync(body.Value.As(id), member.Id), Texts));
        webhooks.MapDelete("/{id:guid}", async (Guid id, StaffMember member, WebhookService service) => Answer.Of(await service.DeleteAsync(id, member.Id), Texts));
        api.MapGet("/item/webhook", (QueryIds ids, WebhookService service) => Answer.Json(ids.Select(service.Find).OfType<Webhook>().Select(Item))).For(Sections.Settings);
    }

    // The client shows the names as they come.
    private static WebhookEvent Named(WebhookEvent known, StaffMember member) =>
        member.LanguageIsoCode.StartsWith("fr", StringComparison.OrdinalIgnoreCase) && InFrench.TryGetValue(known.Alias, out var name) ? known with { EventName = name } : known;

    private static WebhookModel Of(Webhook webhook, StaffMember member) => new(
        webhook.Id, webhook.Events.Select(alias => Named(WebhookEvents.Of(alias), member)), webhook.Enabled, webhook.Name, webhook.Description, webhook.Url, webhook.ContentTypes,
        webhook.Headers.ToDictionary(header => header.Name, header => header.Value));

    private static WebhookItem Item(Webhook webhook) => new(
        webhook.Enabled, webhook.Name ?? "", string.Join(',', webhook.Events), webhook.Url, string.Join(',', webhook.ContentTypes), webhook.Id, []);

    private static Microsoft.AspNetCore.Http.IResult Logs(Page page, WebhookCalls calls, Guid? webhook)
    {
        var (total, logs) = calls.Logs(webhook, page.Skip, page.Take);
        return Answer.Json(new PagedList<LogModel>(total, [.. logs.Select(Of)]));
    }

    // Answers of other hosts are not shown: whoever may make webhooks could read through them what only this server reaches.
    private static LogModel Of(WebhookLog log) => new(
        log.Key, log.WebhookId, log.StatusCode, log.IsSuccess, DocumentMapping.Utc(log.Date), log.EventAlias, log.Url, log.RetryCount, log.RequestHeaders, log.RequestBody,
        ResponseHeaders: "", ResponseBody: "", log.IsException);

    private sealed record WebhookModel(
        Guid Id, IEnumerable<WebhookEvent> Events, bool Enabled, string? Name, string? Description, string Url, IEnumerable<Guid> ContentTypeKeys,
        IReadOnlyDictionary<string, string> Headers);

    private sealed record WebhookItem(bool Enabled, string Name, string Events, string Url, string Types, Guid Id, IReadOnlyList<object> Flags);

    /// <param name="ExceptionOccured">Umbraco's own spelling.</param>
    private sealed record LogModel(
        Guid Key, Guid WebhookKey, string StatusCode, bool IsSuccessStatusCode, DateTimeOffset Date, string EventAlias, string Url, int RetryCount,
        string RequestHeaders, string RequestBody, string ResponseHeaders, string ResponseBody, bool ExceptionOccured);

    internal record UpdateWebhook
    {
        [JsonRequired] public bool Enabled { get; init; }
        public string? Name { get; init; }
        public string? Description { get; init; }
        public required string Url { get; init; }
        public required IReadOnlyList<Guid> ContentTypeKeys { get; init; }
        public required IReadOnlyDictionary<string, string> Headers { get; init; }
        public required IReadOnlyList<string> Events { get; init; }

        public Webhook As(Guid id) => new(
            id, Enabled, Name, Description, Url, [.. ContentTypeKeys.Distinct()], [.. Headers.Select(header => new WebhookHeader(header.Key, header.Value))],
            [.. Events.Distinct(StringComparer.Ordinal)]);
    }

    internal sealed record CreateWebhook : UpdateWebhook
    {
        public Guid? Id { get; init; }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Publishing;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>What the caller wants to hear about a document: <c>document/{id}/notifications</c>.</summary>
internal static class DocumentNotificationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup($"/{DocumentEndpoints.Path}/{{id:guid}}/notifications").For(Sections.Content);
        notifications.MapGet("", (Guid id, StaffMember staff, DocumentNotifications service) =>
            service.Of(id, staff.Id) is { Succeeded: true, Value: var actions } ? Answer.Json(actions) : Answer.Refusal(Model.OperationStatus.NotFound, DocumentTexts.Reading))
            .Needs(DocumentVerb.Read);
        notifications.MapPut("", async (Guid id, Body<Subscriptions> body, StaffMember staff, DocumentNotifications service, CancellationToken cancellation) =>
            Answer.Of(await service.SetAsync(id, body.Value.SubscribedActionIds, staff.Id, cancellation), DocumentTexts.Reading))
            .Needs(DocumentVerb.Notifications);
    }

    internal sealed record Subscriptions
    {
        public required IReadOnlyList<string> SubscribedActionIds { get; init; }
    }
}

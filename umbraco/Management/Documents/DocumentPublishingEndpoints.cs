using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Publishing;
using Site.Cms.Users;
using static Site.Cms.Users.DocumentVerb;

namespace Site.Cms.Management.Documents;

/// <summary>Publishing: now, at a time, a whole branch; and taking back.</summary>
internal static class DocumentPublishingEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup($"/{DocumentEndpoints.Path}").For(Sections.Content);
        documents.MapPut("/{id:guid}/publish", async (
            Guid id, Body<PublishDocument> body, StaffMember staff, DocumentPublishing publishing, CancellationToken cancellation) =>
            Answer.Of(await publishing.PublishAsync(id, body.Value, staff.Id, cancellation), DocumentTexts.Publishing)).Needs(Publish);
        documents.MapPut("/{id:guid}/unpublish", async (
            Guid id, Body<UnpublishDocument> body, StaffMember staff, DocumentPublishing publishing, CancellationToken cancellation) =>
            Answer.Of(await publishing.UnpublishAsync(id, staff.Id, cancellation), DocumentTexts.Publishing)).Needs(Unpublish);
        documents.MapPut("/{id:guid}/publish-with-descendants", async (
            Guid id, Body<PublishWithDescendants> body, StaffMember staff, BranchPublications publications) =>
            Answer.Json(new BranchPublicationResponse(await publications.StartAsync(id, body.Value, staff.Id), false))).Needs(Publish, andBelow: true);
        documents.MapGet("/{id:guid}/publish-with-descendants/result/{taskId:guid}", ResultAsync).Needs(Publish);
    }

    private static async Task<IResult> ResultAsync(Guid id, Guid taskId, BranchPublications publications)
    {
        if (publications.Find(id, taskId) is not { } run)
        {
            return Answer.Problem(new Problem
            {
                Title = "The result of the submitted task could not be found", Status = StatusCodes.Status404NotFound, OperationStatus = "TaskResultNotFound",
            });
        }
        // The client asks again at once when it is not done: waiting here a little spares it most of its calls.
        await BranchPublications.WaitAsync(run);
        if (!run.IsCompleted)
            return Answer.Json(new BranchPublicationResponse(taskId, false));
        var outcome = await run;
        return outcome.Succeeded
            ? Answer.Warned(Answer.Json(new BranchPublicationResponse(taskId, true)), outcome.Warnings)
            : Answer.Refusal(outcome, DocumentTexts.Publishing);
    }

    /// <param name="Cultures">Content is invariant: none are needed.</param>
    internal sealed record UnpublishDocument(IReadOnlyList<string>? Cultures = null);

    private sealed record BranchPublicationResponse(Guid TaskId, bool IsComplete);
}

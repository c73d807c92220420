using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback.Improvements;

namespace Site.Feedback.Api;

/// <summary>« Vous l’avez dit, nous l’avons changé » : what a content's page says of an edit that answers comments.</summary>
[ForTriage]
public sealed class ImprovementsController(ImprovementService improvements, TimeProvider time) : FeedbackApi(time)
{
    /// <summary>The sentence shows on the content's page at once; the comments count as dealt with.</summary>
    [HttpPost("improvements", Name = "PostImprovement")]
    public async Task<ActionResult<CreatedAnswer>> Add([FromBody] ImprovementBody body)
    {
        if (ImprovementService.Sentence(body.Sentence, out var fault) is not { } sentence)
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.Explain(fault));
        if (body.Comments is { Count: > Core.Feedback.Triage.CommentTriage.MostAtOnce })
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.TooManyChosen);
        var (id, problem) = await improvements.AddAsync(body.ContentId, body.Version, sentence, body.Comments ?? [], Reach, Analyst, CancellationToken.None);
        return id is { } made ? new CreatedAnswer(made) : Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.Explain(problem));
    }

    [HttpPut("improvements/{id:guid}", Name = "PutImprovement")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Change(Guid id, [FromBody] SentenceBody body)
    {
        if (ImprovementService.Sentence(body.Sentence, out var fault) is not { } sentence)
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.Explain(fault));
        return await improvements.ChangeAsync(id, sentence, Reach, CancellationToken.None) ? NoContent() : Missing();
    }

    /// <summary>The page says it no longer.</summary>
    [HttpDelete("improvements/{id:guid}", Name = "DeleteImprovement")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Remove(Guid id) => await improvements.RemoveAsync(id, Reach, CancellationToken.None) ? NoContent() : Missing();
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback;
using Site.Core.Feedback.Triage;

namespace Site.Feedback.Api;

/// <summary>Comments: read by all who have the section, sorted by analysts.</summary>
public sealed class CommentsController(CommentReading reading, CommentTriage triage, AnswerShapes shapes, TimeProvider time) : FeedbackApi(time)
{
    private const int UsualPage = 50;

    /// <summary>Newest first; what was repeated within five minutes is folded into the first.</summary>
    [HttpGet("comments", Name = "GetComments")]
    public async Task<ActionResult<CommentsAnswer>> Search(
        [FromQuery] PeriodQuery dates, [FromQuery] CommentQuery query, [FromQuery] int? skip, [FromQuery] int? take, CancellationToken cancellation)
    {
        if (PeriodOf(dates, out var refusal) is not { } period)
            return refusal!;
        if (query.Read(period, Caller.Id) is not { } filter)
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.WrongFilter);
        var page = await reading.SearchAsync(filter, Reach, Caller.Id, Math.Max(0, skip ?? 0), Math.Clamp(take ?? UsualPage, 1, CommentReading.MostAtOnce), cancellation);
        return new CommentsAnswer(page.Total, [.. page.Items.Select(shapes.Of)]);
    }

    [HttpGet("comments/{id:guid}", Name = "GetComment")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<ActionResult<CommentAnswer>> Read(Guid id, CancellationToken cancellation) =>
        await reading.FindAsync(id, Reach, Caller.Id, cancellation) is { } comment ? shapes.Of(comment) : Missing();

    /// <summary>Tags in use, most used first.</summary>
    [HttpGet("tags", Name = "GetTags")]
    public async Task<ActionResult<IReadOnlyList<string>>> Tags(CancellationToken cancellation) => (await reading.TagsAsync(Reach, cancellation)).ToList();

    /// <summary>Status, owner and tags, of one or many.</summary>
    [HttpPost("comments/change", Name = "ChangeComments")]
    [ForTriage]
    public async Task<ActionResult<ChangedAnswer>> Change([FromBody] ChangeBody body)
    {
        if (!Chosen(body.Ids, out var refusal))
            return refusal;
        var added = body.AddTags?.Select(CommentTriage.TagOf).ToList();
        if (added?.Contains(null) == true)
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.WrongTag);
        var change = new TriageChange(body.Status, body.Take, added?.OfType<string>().ToList(), body.RemoveTags?.Select(CommentTriage.TagOf).OfType<string>().ToList());
        return new ChangedAnswer(await triage.ChangeAsync(body.Ids!, change, Reach, Analyst, CancellationToken.None));
    }

    /// <summary>Marks as seen by the caller.</summary>
    [HttpPost("comments/read", Name = "MarkCommentsRead")]
    public async Task<ActionResult<ChangedAnswer>> MarkRead([FromBody] IdsBody body) =>
        Chosen(body.Ids, out var refusal) ? new ChangedAnswer(await triage.MarkReadAsync(body.Ids!, Reach, Caller.Id, CancellationToken.None)) : refusal;

    /// <summary>Marks all as seen by the caller.</summary>
    [HttpPost("comments/read-all", Name = "MarkAllCommentsRead")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> MarkAllRead()
    {
        await triage.MarkAllReadAsync(Caller.Id, CancellationToken.None);
        return NoContent();
    }

    /// <summary>Keeps the internal note; 409 when somebody has changed it since the caller read it.</summary>
    [HttpPut("comments/{id:guid}/note", Name = "PutCommentNote")]
    [ForTriage]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> Note(Guid id, [FromBody] NoteBody body)
    {
        if (body.Note?.Length > Comment.LongestNote)
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.NoteTooLong);
        return await triage.NoteAsync(id, body.Note, body.Was, Reach, CancellationToken.None) switch
        {
            NoteResult.Stored => NoContent(),
            NoteResult.ChangedMeanwhile => Refuse(StatusCodes.Status409Conflict, FeedbackApiTexts.NoteChanged),
            _ => Missing(),
        };
    }

    /// <summary>Hides personal data that was left in a comment, for good.</summary>
    [HttpPost("comments/{id:guid}/mask", Name = "MaskComment")]
    [ForTriage]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Mask(Guid id, [FromBody] MaskBody body)
    {
        var passages = body.Passages?.Where(passage => !string.IsNullOrWhiteSpace(passage)).Take(CommentTriage.MostAtOnce).ToList() ?? [];
        return passages.Count > 0 && await triage.MaskAsync(id, passages, Reach, Analyst, CancellationToken.None)
            ? NoContent()
            : Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.NothingMasked);
    }

    /// <summary>Deletes the words for good; that there was a comment, and who deleted it when, stays.</summary>
    [HttpPost("comments/delete", Name = "DeleteComments")]
    [ForTriage]
    public async Task<ActionResult<ChangedAnswer>> Delete([FromBody] IdsBody body) =>
        Chosen(body.Ids, out var refusal) ? new ChangedAnswer(await triage.DeleteAsync(body.Ids!, Reach, Analyst, CancellationToken.None)) : refusal;

    private bool Chosen(IReadOnlyList<Guid>? ids, [NotNullWhen(false)] out ObjectResult? refusal)
    {
        refusal = ids switch
        {
            null or { Count: 0 } => Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.NothingChosen),
            { Count: > CommentTriage.MostAtOnce } => Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.TooManyChosen),
            _ => null,
        };
        return refusal is null;
    }
}

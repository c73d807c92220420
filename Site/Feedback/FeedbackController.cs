using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Site.Core.Feedback;
using Site.Web;

namespace Site.Feedback;

/// <summary>
/// The voter's page and what its forms send. A post ends in 303 to the page, or in a page that says what to do. What has arrived is carried out even
/// when the browser no longer waits.
/// </summary>
[Route("avis/{contentId}")]
[AllowAnonymous]
[SameOrigin]
[RequestSizeLimit(MaximumPost)]
[RequestFormLimits(ValueCountLimit = 16, ValueLengthLimit = MaximumPost, BufferBodyLengthLimit = MaximumPost)]
[ResponseCache(NoStore = true)]
[OutputCache(NoStore = true)]
public sealed class FeedbackController(FeedbackService feedback, PublishedVersions versions, FeedbackLimiter limiter) : Controller
{
    private const int MaximumPost = 128 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> Show(string contentId)
    {
        if (!TryParse(contentId, out var id))
            return Refuse(FeedbackNotice.NotPublished);
        if (FeedbackAddresses.Page(id) != Request.Path)
            return RedirectPermanent(FeedbackAddresses.Page(id));

        var page = await PageAsync(id);
        return page is { Content: null, Vote: null, JustWithdrawn: false } ? Refuse(FeedbackNotice.NotPublished) : View(nameof(Show), page);
    }

    [HttpPost("vote")]
    public async Task<IActionResult> Vote(string contentId, [FromForm] VoteForm form)
    {
        if (!TryParse(contentId, out var id))
            return Refuse(FeedbackNotice.NotPublished);
        if (!limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            return Refuse(FeedbackNotice.TooMany(id));
        if (IsTrapped(form.Website))
            return SeePage(id);
        if (!ModelState.IsValid || FeedbackWidget.ParseVersion(form.Version) is not { } version || form.Useful is not ("yes" or "no"))
            return Refuse(FeedbackNotice.Unreadable(id));

        var input = new VoteInput(id, version, form.Useful == "yes", ReceiptCookie.Read(Request));
        switch (await feedback.VoteAsync(input, CancellationToken.None))
        {
            case VoteResult.Stored stored:
                ReceiptCookie.Keep(HttpContext, id, stored.Receipt);
                return SeePage(id);
            case VoteResult.UnknownVersion:
                return Refuse(FeedbackNotice.UnknownVersion(id));
            default:
                return Refuse(FeedbackNotice.NotPublished);
        }
    }

    /// <summary>Says that comments go too, and asks.</summary>
    [HttpGet("retrait")]
    public async Task<IActionResult> ConfirmWithdrawal(string contentId)
    {
        if (!TryParse(contentId, out var id))
            return Refuse(FeedbackNotice.NotPublished);
        var page = await PageAsync(id);
        return page.Vote is { Comments.Count: > 0 } ? View(nameof(ConfirmWithdrawal), page) : SeePage(id);
    }

    [HttpPost("retrait")]
    public async Task<IActionResult> Withdraw(string contentId, [FromForm] WithdrawalForm form)
    {
        if (!TryParse(contentId, out var id))
            return Refuse(FeedbackNotice.NotPublished);
        if (ReceiptCookie.Read(Request) is not { } receipt)
            return SeePage(id);

        switch (await feedback.WithdrawAsync(id, receipt, withComments: form.Confirmed == "yes", CancellationToken.None))
        {
            case WithdrawResult.HasComments:
                return SeeOther(FeedbackAddresses.Withdrawal(id));
            case WithdrawResult.Withdrawn:
                ReceiptCookie.Forget(HttpContext, id);
                break;
        }
        return SeePage(id);
    }

    [HttpPost("commentaire")]
    public async Task<IActionResult> Comment(string contentId, [FromForm] CommentForm form)
    {
        if (!TryParse(contentId, out var id))
            return Refuse(FeedbackNotice.NotPublished);
        if (!ModelState.IsValid)
            return Refuse(FeedbackNotice.Unreadable(id));
        if (!limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            return await ReturnAsync(id, form, StatusCodes.Status429TooManyRequests, FeedbackTexts.TooManyComments);
        if (IsTrapped(form.Website))
            return SeePage(id);
        if (ReceiptCookie.Read(Request) is not { } receipt)
            return await ReturnAsync(id, form, StatusCodes.Status409Conflict, FeedbackTexts.CommentWithoutVote);
        if (CommentText.Parse(form.Comment, out var fault) is not { } text)
            return await ReturnAsync(id, form, StatusCodes.Status400BadRequest, FeedbackTexts.Explain(fault));

        return await feedback.CommentAsync(id, receipt, text, CancellationToken.None) switch
        {
            CommentResult.Stored => SeePage(id),
            CommentResult.TooSoon => await ReturnAsync(id, form, StatusCodes.Status400BadRequest, FeedbackTexts.CommentTooSoon),
            CommentResult.TooLate => await ReturnAsync(id, form, StatusCodes.Status409Conflict, FeedbackTexts.CommentTooLate),
            _ => await ReturnAsync(id, form, StatusCodes.Status409Conflict, FeedbackTexts.CommentWithoutVote),
        };
    }

    /// <summary>For who asks again, by hand, for the address of a form's answer.</summary>
    [HttpGet("vote"), HttpGet("commentaire")]
    public IActionResult Answered(string contentId) => TryParse(contentId, out var id) ? SeePage(id) : Refuse(FeedbackNotice.NotPublished);

    public override void OnActionExecuting(ActionExecutingContext context) => Response.Headers["X-Robots-Tag"] = "noindex";

    private static bool TryParse(string contentId, out Guid id) => Guid.TryParseExact(contentId, "D", out id);

    private static bool IsTrapped([NotNullWhen(true)] string? website) => !string.IsNullOrEmpty(website);

    private async Task<FeedbackPage> PageAsync(Guid id)
    {
        var vote = ReceiptCookie.Read(Request) is { } receipt ? await feedback.FindAsync(id, receipt, HttpContext.RequestAborted) : null;
        return new FeedbackPage(id, versions.Find(id), vote) { JustWithdrawn = ReceiptCookie.SaysWithdrawn(Request) };
    }

    private async Task<IActionResult> ReturnAsync(Guid id, CommentForm form, int status, string problem)
    {
        var page = await PageAsync(id);
        if (page is { Content: null, Vote: null })
            return Refuse(FeedbackNotice.NotPublished);
        Response.StatusCode = status;
        return View(nameof(Show), page with { Comment = form.Comment, Problem = problem, JustWithdrawn = false });
    }

    private ViewResult Refuse(FeedbackNotice notice)
    {
        Response.StatusCode = notice.Status;
        if (notice.Status == StatusCodes.Status429TooManyRequests)
            Response.Headers.RetryAfter = "60";
        return View("Notice", notice);
    }

    private StatusCodeResult SeePage(Guid id) => SeeOther(FeedbackAddresses.Page(id));

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

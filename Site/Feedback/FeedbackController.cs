using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Site.Core.Feedback;
using Site.Web;
using Site.Web.Forms;

namespace Site.Feedback;

/// <summary>
/// The voter's page and what its forms send. A post ends in 303 to the page, or in a page that says what to do. What has arrived is carried out even
/// when the browser no longer waits.
/// </summary>
[Route("avis/{contentId}")]
[AllowAnonymous]
[SameOrigin, AnswersUnreadableForms]
[RequestSizeLimit(MaximumPost)]
[RequestFormLimits(ValueCountLimit = 16, ValueLengthLimit = MaximumPost, BufferBodyLengthLimit = MaximumPost)]
[OutputCache(NoStore = true)]
public sealed class FeedbackController(FeedbackService feedback, PublishedVersions versions, FeedbackLimiter limiter, ReceiptCookie receipts) : Controller
{
    private const int MaximumPost = 128 * 1024;
    private Guid _contentId;

    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        if (!string.Equals(FeedbackAddresses.Page(_contentId), Request.Path.Value, StringComparison.Ordinal))
            return RedirectPermanent(FeedbackAddresses.Page(_contentId));

        var page = await PageAsync();
        return page is { Content: null, Vote: null, JustWithdrawn: false } ? Refuse(FeedbackNotice.NotPublished) : View(nameof(Show), page);
    }

    [HttpPost("vote")]
    public async Task<IActionResult> Vote([FromForm] VoteForm form)
    {
        if (!limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            return Refuse(FeedbackNotice.TooMany(_contentId));
        if (IsTrapped(form.Website))
            return SeePage();
        if (FeedbackWidget.ParseVersion(form.Version) is not { } version || form.Useful is not ("yes" or "no"))
            return Refuse(FeedbackNotice.Unreadable(_contentId));

        var input = new VoteInput(_contentId, version, form.Useful == "yes", receipts.Read(Request));
        switch (await feedback.VoteAsync(input, CancellationToken.None))
        {
            case VoteResult.Stored stored:
                receipts.Keep(HttpContext, _contentId, stored.Receipt);
                return SeePage();
            case VoteResult.UnknownVersion:
                return Refuse(FeedbackNotice.UnknownVersion(_contentId));
            default:
                return Refuse(FeedbackNotice.NotPublished);
        }
    }

    /// <summary>Says that comments go too, and asks.</summary>
    [HttpGet("retrait")]
    public async Task<IActionResult> ConfirmWithdrawal()
    {
        var page = await PageAsync();
        return page.Vote is { Comments.Count: > 0 } ? View(nameof(ConfirmWithdrawal), page) : SeePage();
    }

    [HttpPost("retrait")]
    public async Task<IActionResult> Withdraw([FromForm] WithdrawalForm form)
    {
        if (receipts.Read(Request) is not { } receipt)
            return SeePage();

        switch (await feedback.WithdrawAsync(_contentId, receipt, withComments: form.Confirmed == "yes", CancellationToken.None))
        {
            case WithdrawResult.HasComments:
                return SeeOther(FeedbackAddresses.Withdrawal(_contentId));
            case WithdrawResult.Withdrawn:
                receipts.Forget(HttpContext, _contentId);
                break;
        }
        return SeePage();
    }

    [HttpPost("commentaire")]
    public async Task<IActionResult> Comment([FromForm] CommentForm form)
    {
        if (!limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            return await ReturnAsync(form, StatusCodes.Status429TooManyRequests, FeedbackTexts.TooManyComments);
        if (IsTrapped(form.Website))
            return SeePage();
        if (receipts.Read(Request) is not { } receipt)
            return await ReturnAsync(form, StatusCodes.Status409Conflict, FeedbackTexts.CommentWithoutVote);
        if (CommentText.Parse(form.Comment, out var fault) is not { } text)
            return await ReturnAsync(form, StatusCodes.Status400BadRequest, FeedbackTexts.Explain(fault));

        return await feedback.CommentAsync(_contentId, receipt, text, CancellationToken.None) switch
        {
            CommentResult.Stored => SeePage(),
            CommentResult.TooSoon => await ReturnAsync(form, StatusCodes.Status400BadRequest, FeedbackTexts.CommentTooSoon),
            CommentResult.TooLate => await ReturnAsync(form, StatusCodes.Status409Conflict, FeedbackTexts.CommentTooLate),
            _ => await ReturnAsync(form, StatusCodes.Status409Conflict, FeedbackTexts.CommentWithoutVote),
        };
    }

    /// <summary>For who asks again, by hand, for the address of a form's answer.</summary>
    [HttpGet("vote"), HttpGet("commentaire")]
    public IActionResult Answered() => SeePage();

    // Read here and not as a parameter: a body that cannot be read leaves all parameters empty.
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!Guid.TryParseExact(RouteData.Values["contentId"] as string, "D", out _contentId))
            context.Result = Refuse(FeedbackNotice.NotPublished);
        else if (!ModelState.IsValid)
            context.Result = Refuse(FeedbackNotice.Unreadable(_contentId));
    }

    private static bool IsTrapped([NotNullWhen(true)] string? website) => !string.IsNullOrEmpty(website);

    private async Task<FeedbackPage> PageAsync()
    {
        var vote = receipts.Read(Request) is { } receipt ? await feedback.FindAsync(_contentId, receipt, HttpContext.RequestAborted) : null;
        return new FeedbackPage(_contentId, versions.Find(_contentId), vote) { JustWithdrawn = receipts.SaysWithdrawn(Request) };
    }

    private async Task<IActionResult> ReturnAsync(CommentForm form, int status, string problem)
    {
        var page = await PageAsync();
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

    private StatusCodeResult SeePage() => SeeOther(FeedbackAddresses.Page(_contentId));

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}

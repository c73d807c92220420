using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback.Alerts;
using Site.Core.Feedback.Triage;

namespace Site.Feedback.Api;

/// <summary>The caller: what they may do, and which mails they want.</summary>
public sealed class MeController(CommentReading comments, Subscriptions subscriptions, TimeProvider time) : FeedbackApi(time)
{
    [HttpGet("me", Name = "GetMe")]
    public async Task<ActionResult<MeAnswer>> Read(CancellationToken cancellation)
    {
        var unread = await comments.CountUnreadAsync(Reach, Caller.Id, cancellation);
        var (alerts, digest) = await subscriptions.OfAsync(Caller.Id, cancellation);
        return new MeAnswer(
            Caller.Id, Caller.Name, Caller.Permissions.Contains(TriagePermission), Reach.Contents is null, unread, Today, new SubscriptionAnswer(alerts, digest, Caller.Mail));
    }

    /// <summary>Alerts and digests by mail, of the caller alone.</summary>
    [HttpPut("me/subscription", Name = "PutSubscription")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Subscribe([FromBody] SubscriptionBody body)
    {
        await subscriptions.ChooseAsync(Caller.Id, body.Alerts, body.Digest, CancellationToken.None);
        return NoContent();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

/// <summary>A place that became free, opened from a mail on whatever device, without signing in. Opening it changes nothing: mail scanners open links too.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OfferController(WaitingLine line, SecretLinkLimiter limiter) : Controller
{
    /// <summary>The field that both buttons fill.</summary>
    public const string Field = "reponse";

    public const string Accept = "accepter";
    public const string Decline = "refuser";

    [Get(ReservationAddresses.Offer + "/{token}")]
    public Task<IActionResult> Ask(string token) => ShowAsync(() => line.FindAsync(token, HttpContext.RequestAborted));

    [HttpPost(ReservationAddresses.Offer + "/{token}")]
    public Task<IActionResult> Answer(string token, [FromForm(Name = Field)] string? answer) => ShowAsync(() => answer is Accept or Decline
        ? line.AnswerAsync(token, answer == Accept, CancellationToken.None)
        : line.FindAsync(token, HttpContext.RequestAborted));

    private async Task<IActionResult> ShowAsync(Func<Task<OfferedPlace?>> look)
    {
        // The address is the secret: it is nobody's to pass on.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var network = HttpContext.Connection.RemoteIpAddress;
        if (!limiter.Allows(network))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await look() is { } place)
            return place.State == OfferState.Open ? View("/Reservations/Offers/Offer.cshtml", place) : View("/Reservations/Offers/OfferAnswer.cshtml", OfferAnswer.Of(place));
        limiter.Missed(network);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("/Reservations/Offers/OfferAnswer.cshtml", OfferAnswer.Unknown);
    }
}

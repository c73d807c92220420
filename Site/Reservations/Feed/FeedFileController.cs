using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Site.Core.Reservations;
using Site.Help;
using Site.Web;

namespace Site.Reservations;

/// <summary>What a calendar program reads, which cannot sign in: the address is the secret. Asked again, it says in a few bytes that nothing has changed.</summary>
[AllowAnonymous]
public sealed class FeedFileController(CalendarFeeds feeds, SecretLinkLimiter limiter) : Controller
{
    [Get(ReservationAddresses.Feed + "/{token}.ics")]
    public async Task<IActionResult> Read(string token)
    {
        var network = HttpContext.Connection.RemoteIpAddress;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        // Kept by the program alone, and never used without asking.
        Response.Headers.CacheControl = "private, no-cache";
        if (!limiter.Allows(network) || !limiter.AllowsUse(token))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await feeds.ReadAsync(token, HttpContext.RequestAborted) is not { } calendar)
        {
            limiter.Missed(network);
            return new MissingPageResult();
        }
        var bytes = Encoding.UTF8.GetBytes(calendar);
        return File(bytes, BookingCalendar.MediaType, lastModified: null, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    }
}

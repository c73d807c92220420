using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

/// <summary>« Mes réservations dans mon agenda »: makes, replaces and stops the secret address that a calendar program reads.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FeedController(CalendarFeeds feeds, PublicAddress address) : Controller
{
    [Get(ReservationAddresses.Feed)]
    public async Task<IActionResult> Show() => View("/Reservations/Feed/Feed.cshtml", new FeedPage(await feeds.SinceAsync(User.Portal().AccountId, HttpContext.RequestAborted), null));

    /// <summary>The answer shows the address, this once.</summary>
    [HttpPost(ReservationAddresses.Feed)]
    public async Task<IActionResult> Renew()
    {
        var token = await feeds.RenewAsync(User.Portal().AccountId, CancellationToken.None);
        return View("/Reservations/Feed/Feed.cshtml", new FeedPage(null, address.Absolute($"{ReservationAddresses.Feed}/{token}.ics")));
    }

    [HttpPost(ReservationAddresses.StopFeed)]
    public async Task<IActionResult> Stop()
    {
        await feeds.StopAsync(User.Portal().AccountId, CancellationToken.None);
        this.Say(FeedTexts.Stopped);
        return Redirect(ReservationAddresses.Feed);
    }
}

/// <param name="Since">Since when there is an address; null: there is none, or it is new.</param>
/// <param name="NewAddress">Absolute; null: it is not shown again.</param>
public sealed record FeedPage(DateTimeOffset? Since, string? NewAddress);

internal static class FeedTexts
{
    public const string Stopped = "L’adresse de votre agenda ne fonctionne plus. Les agendas qui la lisaient ne reçoivent plus rien.";
}

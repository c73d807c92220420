using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Reservations;
using Site.Web;

namespace Site.Reservations;

/// <summary>« Me prévenir avant la date limite »: asked for and stopped here, where each reminder links to.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RemindersController(Reminders reminders) : Controller
{
    [Get(ReservationAddresses.Reminders)]
    public async Task<IActionResult> Show() => View("Reminders", await reminders.IsWantedAsync(User.Portal().AccountId, HttpContext.RequestAborted));

    [HttpPost(ReservationAddresses.Reminders)]
    public async Task<IActionResult> Set([FromForm] bool wanted)
    {
        await reminders.SetAsync(User.Portal().AccountId, wanted, CancellationToken.None);
        this.Say(wanted ? BookingTexts.RemindersOn : BookingTexts.RemindersOff);
        return Redirect(ReservationAddresses.Reminders);
    }
}

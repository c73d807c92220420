using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Calendar;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Help;
using Site.Web;

namespace Site.Reservations;

/// <summary><c>/reservations</c>: the month or week of one child.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CalendarController(CalendarReader calendars, LastSaves saves, FamilyReader families, TimeProvider time) : Controller
{
    [Get(ReservationAddresses.Calendar)]
    public async Task<IActionResult> Show(
        [FromQuery(Name = ReservationAddresses.Dossier)] Guid? dossierId, [FromQuery(Name = ReservationAddresses.Child)] Guid? childId,
        [FromQuery(Name = ReservationAddresses.Month)] string? month, [FromQuery(Name = ReservationAddresses.Week)] string? week, [FromQuery(Name = "passes")] bool showsPast)
    {
        var (account, stop) = (User.Portal().AccountId, HttpContext.RequestAborted);
        var held = await families.DossiersAsync(account, stop);
        var open = held.Where(dossier => !dossier.IsSuspended).ToList();
        if (open.Count == 0)
            return View("NoDossier", held);
        var dossier = dossierId is null ? open[0] : open.Find(one => one.Id == dossierId);
        var period = ShownPeriod.Read(month, week, time.Today());
        if (dossier is null || await calendars.ReadAsync(account, dossier.Id, childId, (period.First, period.Last), stop) is not { } calendar)
            return new MissingPageResult();
        return View("Calendar", new CalendarPage(calendar, period, time.Today(), open, await saves.FindAsync(account, dossier.Id, stop), showsPast));
    }
}

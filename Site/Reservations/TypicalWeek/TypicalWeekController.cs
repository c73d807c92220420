using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Help;
using Site.Web;

namespace Site.Reservations;

/// <summary>The same slots every week, or every second: chosen once, shown day by day in the recapitulation, saved once.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TypicalWeekController(CalendarReader calendars, TypicalWeeks weeks, BookingWriter bookings, TimeProvider time) : Controller
{
    [Get(ReservationAddresses.TypicalWeek)]
    public Task<IActionResult> Show([FromQuery(Name = ReservationAddresses.Dossier)] Guid dossier, [FromQuery(Name = ReservationAddresses.Child)] Guid child)
    {
        var monday = ShownPeriod.WeekOf(time.Today()).Next.First;
        var until = new DateOnly(monday.Month >= 7 ? monday.Year + 1 : monday.Year, 7, 1);
        return ShowAsync(new TypicalWeekForm { Dossier = dossier, Child = child, From = Written(monday), Until = Written(until) });
    }

    [HttpPost(ReservationAddresses.TypicalWeek)]
    public async Task<IActionResult> Spread([FromForm] TypicalWeekForm form)
    {
        var (from, until, slots) = (TypicalWeekForm.Day(form.From), TypicalWeekForm.Day(form.Until), form.Read());
        if (from is null)
            ModelState.AddModelError(nameof(form.From), BookingTexts.NoDate);
        if (until is null)
            ModelState.AddModelError(nameof(form.Until), BookingTexts.NoDate);
        if (until < from)
            ModelState.AddModelError(nameof(form.Until), BookingTexts.EndsEarly);
        if (until < time.Today())
            ModelState.AddModelError(nameof(form.Until), BookingTexts.IsOver);
        if (until?.DayNumber - from?.DayNumber > Core.Reservations.TypicalWeek.MostDays)
            ModelState.AddModelError(nameof(form.Until), BookingTexts.TooLong);
        if (slots is not { Count: > 0 })
            ModelState.AddModelError(nameof(form.Slots), BookingTexts.NoSlot);
        if (!ModelState.IsValid)
            return await ShowAsync(form);
        var week = new TypicalWeek(form.Child, from!.Value, until!.Value, form.Rhythm, slots!);
        if (await weeks.SpreadAsync(User.Portal().AccountId, form.Dossier, week, HttpContext.RequestAborted) is not { } changes)
            return new MissingPageResult();
        if (changes.Count is 0 or > BookingRequest.MostChanges)
        {
            ModelState.AddModelError(nameof(form.Until), changes.Count == 0 ? BookingTexts.NoSuchDays : BookingTexts.TooMany);
            return await ShowAsync(form);
        }
        var recap = new RecapForm { SaveId = Guid.NewGuid(), Dossier = form.Dossier, Period = ShownPeriod.MonthOf(changes[0].Day).Query };
        var request = new BookingRequest(recap.SaveId, User.Portal().AccountId, form.Dossier, changes);
        if (await bookings.PreviewAsync(request, HttpContext.RequestAborted) is not { } preview)
            return new MissingPageResult();
        return View("Recap", new RecapPage { Form = recap, Preview = preview, HalfFull = HalfFullDay.Of(preview.Changes, WholeDays(changes)), AsksAboutLateDays = true });
    }

    private async Task<IActionResult> ShowAsync(TypicalWeekForm form)
    {
        var today = time.Today();
        return await calendars.ReadAsync(User.Portal().AccountId, form.Dossier, form.Child, (today, today.AddDays(CalendarReader.MostDays)), HttpContext.RequestAborted) is { Child: not null } calendar
            ? View("TypicalWeek", new TypicalWeekPage { Calendar = calendar, Form = form })
            : new MissingPageResult();
    }

    private static List<CellKey> WholeDays(IReadOnlyList<CellChange> changes) =>
    [
        .. changes.GroupBy(change => (change.ActivityId, change.Day)).Where(halves => halves.Count() == 2)
            .Select(halves => new CellKey(halves.Key.ActivityId, halves.Key.Day, Slot.Morning)),
    ];

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

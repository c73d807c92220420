using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Reservations;
using Site.Help;
using Site.Web;

namespace Site.Reservations;

/// <summary>From what was ticked to what is saved: a recapitulation first, then one save of everything or nothing.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecapController(BookingWriter bookings, LastSaves saves) : Controller
{
    /// <summary>The calendar's form.</summary>
    [HttpPost(ReservationAddresses.Recap)]
    public async Task<IActionResult> Show([FromForm] CalendarForm form)
    {
        if (form.Read() is not { } wanted)
            return Back(form.Dossier, form.Child, form.Period, BookingTexts.Unreadable);
        if (wanted.Wishes.Count == 0)
            return Back(form.Dossier, form.Child, form.Period, BookingTexts.NothingChanged);
        var changes = wanted.Wishes.OrderBy(wish => wish.Key.Day).ThenBy(wish => wish.Key.Slot)
            .Select(wish => new CellChange(form.Child, wish.Key.ActivityId, wish.Key.Day, wish.Key.Slot, wish.Value)).ToList();
        return await ShowAsync(new RecapForm { SaveId = Guid.NewGuid(), Dossier = form.Dossier, Period = form.Period }, changes, wanted.WholeDays);
    }

    /// <summary>« Annuler mes dernières modifications »: shown like any other change, since deadlines and places may have gone meanwhile.</summary>
    [HttpPost(ReservationAddresses.TakeBack)]
    public async Task<IActionResult> TakeBack([FromForm] Guid dossier, [FromForm] string? period)
    {
        if (await saves.FindAsync(User.Portal().AccountId, dossier, HttpContext.RequestAborted) is not { } last)
            return Back(dossier, null, period, BookingTexts.NothingToTakeBack);
        return await ShowAsync(new RecapForm { SaveId = Guid.NewGuid(), Dossier = dossier, Period = period, TakesBack = last.SaveId }, last.Changes, []);
    }

    [HttpPost(ReservationAddresses.Save)]
    public async Task<IActionResult> Save([FromForm] RecapForm form)
    {
        if (form.SaveId == Guid.Empty || form.Changes() is not { } changes)
            return Back(form.Dossier, null, form.Period, BookingTexts.Unreadable);
        if (changes.Count == 0 && form.Ask.Count == 0)
            return Back(form.Dossier, null, form.Period, BookingTexts.NothingChanged);
        if (form.Ask.Exists(day => !form.Answer.ContainsKey(day)))
            return await AskAgainAsync(form, changes);
        // Once begun, a save is not given up because a telephone lost its network.
        var result = await bookings.SaveAsync(new BookingRequest(form.SaveId, User.Portal().AccountId, form.Dossier, changes, form.TakesBack), CancellationToken.None);
        switch (result)
        {
            case SaveResult.Saved:
                return Back(form.Dossier, Child(changes), form.Period, BookingTexts.Saved);
            case SaveResult.Refused:
                return await ShowAsync(new RecapForm { SaveId = Guid.NewGuid(), Dossier = form.Dossier, Period = form.Period, TakesBack = form.TakesBack }, changes, [], BookingTexts.SomethingMoved);
            case SaveResult.TooMany:
                return Back(form.Dossier, Child(changes), form.Period, BookingTexts.TooMany);
            default:
                return new MissingPageResult();
        }
    }

    private async Task<IActionResult> AskAgainAsync(RecapForm form, IReadOnlyList<CellChange> changes)
    {
        // Both halves again, so that the question is asked again; whoever answered some of them answers again.
        var asked = new List<CellKey>();
        var all = changes.ToList();
        foreach (var day in form.Ask)
        {
            if (day.Split('/') is not [var child, var written] || !Guid.TryParseExact(child, "N", out var childId) || !CellKey.TryParse(written, out var morning))
                return Back(form.Dossier, null, form.Period, BookingTexts.Unreadable);
            asked.Add(morning);
            all.RemoveAll(change => change.ActivityId == morning.ActivityId && change.Day == morning.Day);
            all.AddRange(CalendarForm.Halves(morning).Select(half => new CellChange(childId, half.ActivityId, half.Day, half.Slot, CellWish.Book)));
        }
        return await ShowAsync(new RecapForm { SaveId = form.SaveId, Dossier = form.Dossier, Period = form.Period, TakesBack = form.TakesBack }, all, asked, BookingTexts.HalfMissing);
    }

    private async Task<IActionResult> ShowAsync(RecapForm form, IReadOnlyList<CellChange> changes, IReadOnlyList<CellKey> wholeDays, string? problem = null)
    {
        if (changes.Count > BookingRequest.MostChanges)
            return Back(form.Dossier, Child(changes), form.Period, BookingTexts.TooMany);
        var request = new BookingRequest(form.SaveId, User.Portal().AccountId, form.Dossier, changes, form.TakesBack);
        if (await bookings.PreviewAsync(request, HttpContext.RequestAborted) is not { } preview)
            return new MissingPageResult();
        return View("Recap", new RecapPage { Form = form, Preview = preview, HalfFull = HalfFullDay.Of(preview.Changes, wholeDays), Problem = problem });
    }

    private RedirectResult Back(Guid dossier, Guid? child, string? period, string sentence)
    {
        this.Say(sentence);
        return Redirect(ReservationAddresses.CalendarFor(dossier, child, ShownPeriod.Of(period)));
    }

    private static Guid? Child(IReadOnlyList<CellChange> changes) => changes.Count == 0 ? null : changes[0].ChildId;
}

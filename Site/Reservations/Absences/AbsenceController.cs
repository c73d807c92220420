using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Reservations;
using Site.Core.Uploads;
using Site.Help;
using Site.Web;

namespace Site.Reservations;

/// <summary>« Signaler une absence », for a booking that can no longer be cancelled.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AbsenceController(Absences absences) : Controller
{
    /// <summary>In bytes: more than a proof may have, so that who sends too much is told in words.</summary>
    private const int LargestForm = 3 * UploadedFile.LargestBytes;

    [Get(ReservationAddresses.Absence + "/{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await ShowAsync(id, new AbsenceForm());

    [HttpPost(ReservationAddresses.Absence + "/{id:guid}")]
    [RequestSizeLimit(LargestForm), RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public async Task<IActionResult> Tell(Guid id, [FromForm] AbsenceForm form)
    {
        var reason = form.Reason?.Trim();
        if (string.IsNullOrEmpty(reason))
            ModelState.AddModelError(nameof(form.Reason), AbsenceTexts.NoReason);
        else if (reason.Length > AbsenceNotice.LongestReason)
            ModelState.AddModelError(nameof(form.Reason), AbsenceTexts.ReasonTooLong);
        if (form.Proof?.Length > UploadedFile.LargestBytes)
            ModelState.AddModelError(nameof(form.Proof), AbsenceTexts.ProofTooLarge);
        if (!ModelState.IsValid)
            return await ShowAsync(id, form);
        var result = await absences.TellAsync(new AbsenceInput(User.Portal().AccountId, id, reason!, await ReadAsync(form.Proof)), CancellationToken.None);
        switch (result)
        {
            case AbsenceResult.ProofUnknown:
                ModelState.AddModelError(nameof(form.Proof), AbsenceTexts.ProofUnknown);
                return await ShowAsync(id, form);
            case AbsenceResult.ProofTooLarge:
                ModelState.AddModelError(nameof(form.Proof), AbsenceTexts.ProofTooLarge);
                return await ShowAsync(id, form);
            case AbsenceResult.Told when await absences.FindAsync(User.Portal().AccountId, id, HttpContext.RequestAborted) is { } told:
                this.Say(AbsenceTexts.Told(told, form.Proof is { Length: > 0 }));
                return Redirect(ReservationAddresses.CalendarFor(told.DossierId, told.ChildId, ShownPeriod.MonthOf(told.Day)));
            default:
                return await ShowAsync(id, form);
        }
    }

    private async Task<IActionResult> ShowAsync(Guid id, AbsenceForm form) =>
        await absences.FindAsync(User.Portal().AccountId, id, HttpContext.RequestAborted) is { } absence
            ? View("Absence", new AbsencePage { Id = id, Absence = absence, Reason = form.Reason })
            : new MissingPageResult();

    private static async Task<byte[]?> ReadAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 })
            return null;
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content);
        return content.ToArray();
    }
}

public sealed class AbsenceForm
{
    public string? Reason { get; set; }

    public IFormFile? Proof { get; set; }
}

public sealed class AbsencePage
{
    public required Guid Id { get; init; }

    public required AbsenceToTell Absence { get; init; }

    public string? Reason { get; init; }

    /// <summary>Only its name: a file is never sent back.</summary>
    public object? Proof => null;

    public string Calendar => ReservationAddresses.CalendarFor(Absence.DossierId, Absence.ChildId, ShownPeriod.MonthOf(Absence.Day));
}

using Microsoft.AspNetCore.Mvc;
using Site.Core.Desk;
using Site.Core.Families;
using Site.Web;

namespace Site.Desk;

/// <summary>Finds and shows dossiers, prints letters, ends and gives back access. Every look and every act is in the trail.</summary>
public sealed class DeskController(DeskOverview overview, DeskDossiers dossiers, DeskTrail trail, DeskLimiter limiter) : DeskApi
{
    [HttpPost("search")]
    public async Task<IActionResult> Search([FromBody] DeskSearchBody? body)
    {
        if (body is null)
            return Refuse(StatusCodes.Status400BadRequest, DeskTexts.Unreadable);
        var text = body.Text?.Trim() ?? "";
        if (text.Length is < DeskSearch.Shortest or > DeskAction.LongestSubject)
            return Refuse(StatusCodes.Status400BadRequest, DeskTexts.TooShort);
        if (!limiter.Allows(Staff.Id))
            return Refuse(StatusCodes.Status429TooManyRequests, DeskTexts.TooManySearches);
        await trail.NoteAsync(new DeskNote(Staff, DeskActionKind.Searched, text), CancellationToken.None);
        var take = Math.Clamp(body.Take, 1, DeskSearch.MostAtOnce);
        return Answer(await overview.SearchAsync(text, Math.Max(0, body.Skip), take, HttpContext.RequestAborted));
    }

    [Get("dossiers/{id:guid}")]
    public async Task<IActionResult> Dossier(Guid id)
    {
        if (await overview.DossierAsync(id, HttpContext.RequestAborted) is not { } dossier)
            return Missing();
        await trail.NoteAsync(new DeskNote(Staff, DeskActionKind.LookedAtDossier, $"{dossier.FamilyName}, {dossier.Number}", id), CancellationToken.None);
        return Answer(dossier);
    }

    /// <summary>An HTML page to print. Where letters carry a code it has a new one: hence no GET.</summary>
    [HttpPost("dossiers/{id:guid}/letter")]
    public async Task<IActionResult> Letter(Guid id) => await dossiers.LetterAsync(id, Staff, CancellationToken.None) is { } letter
        ? new ViewResult { ViewName = "/Desk/Letter.cshtml", ViewData = new(MetadataProvider, ModelState) { Model = letter } }
        : Missing();

    [HttpPost("guardians/{id:guid}/end")]
    public async Task<IActionResult> EndGuardian(Guid id, [FromBody] DeskBody? body) =>
        ReasonOf(body, out var refusal) is { } reason ? Result(await dossiers.EndGuardianAsync(id, Staff, reason, CancellationToken.None)) : refusal!;

    /// <summary>For somebody whose identity was seen. It looks an account up, as a search does, and counts as one.</summary>
    [HttpPost("guardians/{id:guid}/link")]
    public async Task<IActionResult> LinkGuardian(Guid id, [FromBody] DeskBody? body)
    {
        if (ReasonOf(body, out var refusal) is not { } reason)
            return refusal!;
        if (body!.Login?.Trim() is not { Length: > 0 and <= DeskBody.LongestLogin } login)
            return Refuse(StatusCodes.Status400BadRequest, DeskTexts.LoginMissing);
        if (!limiter.Allows(Staff.Id))
            return Refuse(StatusCodes.Status429TooManyRequests, DeskTexts.TooManySearches);
        return await dossiers.LinkAsync(id, login, Staff, reason, CancellationToken.None) switch
        {
            DeskLinkResult.Linked => NoContent(),
            DeskLinkResult.NoGuardian => Missing(),
            var refused => Refuse(StatusCodes.Status409Conflict, DeskTexts.NotLinked(refused)),
        };
    }

    [HttpPost("guardians/{id:guid}/resume")]
    public async Task<IActionResult> ResumeGuardian(Guid id, [FromBody] DeskBody? body) =>
        ReasonOf(body, out var refusal) is { } reason ? Result(await dossiers.ResumeGuardianAsync(id, Staff, reason, CancellationToken.None)) : refusal!;

    [HttpPost("links/{id:guid}/end")]
    public async Task<IActionResult> EndLink(Guid id, [FromBody] DeskBody? body) =>
        ReasonOf(body, out var refusal) is { } reason ? Result(await dossiers.EndLinkAsync(id, Staff, reason, CancellationToken.None)) : refusal!;

    [HttpPost("links/{id:guid}/resume")]
    public async Task<IActionResult> ResumeLink(Guid id, [FromBody] DeskBody? body) =>
        ReasonOf(body, out var refusal) is { } reason ? Result(await dossiers.ResumeLinkAsync(id, Staff, reason, CancellationToken.None)) : refusal!;

    [HttpPost("links/{id:guid}/settle")]
    public async Task<IActionResult> SettleLink(Guid id, [FromBody] DeskBody? body) =>
        ReasonOf(body, out var refusal) is { } reason ? Result(await dossiers.SettleLinkAsync(id, Staff, reason, CancellationToken.None)) : refusal!;
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Modifier mon adresse mail ».</summary>
public sealed class ChangeMailController(MailChange change, PasswordSignIn signIn) : SettingsController(signIn)
{
    [Get(ProviderAddresses.ChangeMail)]
    public IActionResult Show() => View("ChangeMail", new ChangeMailPage { Current = Owner.Email });

    [HttpPost(ProviderAddresses.ChangeMail)]
    public async Task<IActionResult> Ask([FromForm] ChangeMailPage page)
    {
        var typed = page.Mail?.Trim();
        if (MailRules.Problem(typed) is { } problem)
            ModelState.AddModelError(nameof(page.Mail), problem);
        else if (string.Equals(typed, Owner.Email, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(page.Mail), SettingsTexts.MailSame);
        if (!await IsConfirmedAsync(page.Password, nameof(page.Password)))
            return Again();
        switch (await change.AskAsync(Owner, typed!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            case MailChangeAsked.TooOften:
                ModelState.AddModelError("", SettingsTexts.MailTooMany);
                return Again();
            case MailChangeAsked.DeskIsAtIt:
                ModelState.AddModelError("", SettingsTexts.MailChangeByDesk);
                return Again();
            default:
                return View("MailSent", typed);
        }

        ViewResult Again() => View("ChangeMail", new ChangeMailPage { Current = Owner.Email, Mail = page.Mail });
    }
}

/// <summary>The link that was mailed to the new address; it works in any browser, and opening it changes nothing: mail scanners do.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmMailController(MailChange change) : Controller
{
    [Get(ProviderAddresses.ConfirmMail + "/{token}")]
    public async Task<IActionResult> Ask(string token) => Page(await change.LookAsync(token, HttpContext.RequestAborted), new());

    [HttpPost(ProviderAddresses.ConfirmMail + "/{token}")]
    public async Task<IActionResult> Confirm(string token, [FromForm] ConfirmMailPage page)
    {
        if (await change.LookAsync(token, HttpContext.RequestAborted) is MailChangeState.Waiting waiting && Missing(page, waiting) is { } missing)
        {
            ModelState.AddModelError(nameof(page.Password), missing);
            return Page(waiting, page);
        }
        var proof = new OwnerProof(page.Password, page.FamilyName, page.DossierNumber);
        switch (await change.ConfirmAsync(token, proof, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            case MailChangeState.PasswordWrong wrong:
                ModelState.AddModelError(nameof(page.Password), SettingsTexts.CurrentPasswordWrong);
                return Page(wrong.Link, page);
            case MailChangeState.LetterWrong wrong:
                ModelState.AddModelError(nameof(page.FamilyName), SettingsTexts.LetterNotOwn);
                return Page(wrong.Link, page);
            case MailChangeState.Locked locked:
                ModelState.AddModelError(nameof(page.Password), SettingsTexts.ConfirmLocked(locked.Until));
                return Page(locked.Link, page);
            case var state:
                return Page(state, page);
        }
    }

    private static string? Missing(ConfirmMailPage page, MailChangeState.Waiting waiting)
    {
        if (!string.IsNullOrEmpty(page.Password))
            return null;
        if (!waiting.TakesLetter)
            return SettingsTexts.OwnPasswordMissing;
        return string.IsNullOrWhiteSpace(page.FamilyName) || string.IsNullOrWhiteSpace(page.DossierNumber) ? SettingsTexts.ProofMissing : null;
    }

    private ViewResult Page(MailChangeState state, ConfirmMailPage page)
    {
        if (state is MailChangeState.NotValid)
            Response.StatusCode = StatusCodes.Status404NotFound;
        page.State = state;
        return View("ConfirmMail", page);
    }
}

public sealed class ChangeMailPage
{
    public string? Mail { get; set; }

    public string? Password { get; set; }

    internal string? Current { get; init; }
}

public sealed class ConfirmMailPage
{
    public string? Password { get; set; }

    /// <summary>As in the town's letter.</summary>
    public string? FamilyName { get; set; }

    public string? DossierNumber { get; set; }

    [BindNever]
    public MailChangeState State { get; set; } = new MailChangeState.NotValid();
}

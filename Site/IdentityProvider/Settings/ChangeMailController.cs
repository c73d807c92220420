using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
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
        if (!await change.AskAsync(Owner, typed!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            ModelState.AddModelError("", SettingsTexts.MailTooMany);
            return Again();
        }
        return View("MailSent", typed);

        ViewResult Again() => View("ChangeMail", new ChangeMailPage { Current = Owner.Email, Mail = page.Mail });
    }
}

/// <summary>The link that was mailed to the new address; it works in any browser, and opening it changes nothing: mail scanners do.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmMailController(MailChange change) : Controller
{
    [Get(ProviderAddresses.ConfirmMail + "/{token}")]
    public async Task<IActionResult> Ask(string token) => Answer(await change.LookAsync(token, HttpContext.RequestAborted));

    [HttpPost(ProviderAddresses.ConfirmMail + "/{token}")]
    public async Task<IActionResult> Confirm(string token) =>
        Answer(await change.ConfirmAsync(token, HttpContext.Connection.RemoteIpAddress, CancellationToken.None));

    private ViewResult Answer(MailChangeState state)
    {
        if (state is MailChangeState.NotValid)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return View("ConfirmMail", state);
    }
}

public sealed class ChangeMailPage
{
    public string? Mail { get; set; }

    public string? Password { get; set; }

    internal string? Current { get; init; }
}

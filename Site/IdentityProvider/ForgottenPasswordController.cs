using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Mot de passe oublié » and the link that it mails.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ForgottenPasswordController(ForgottenPassword forgotten, AfterTheAnswer after, SignUpLimiter limiter) : Controller
{
    private const string Link = ProviderAddresses.NewPassword + "/{token}";

    [Get(ProviderAddresses.ForgottenPassword)]
    public IActionResult Show() => View("ForgottenPassword", new ForgottenPasswordPage());

    /// <summary>The same answer whether or not the address is known; only its owner learns more, by mail.</summary>
    [HttpPost(ProviderAddresses.ForgottenPassword)]
    public IActionResult Ask([FromForm] ForgottenPasswordPage page)
    {
        var (mail, from) = (page.Mail?.Trim(), HttpContext.Connection.RemoteIpAddress);
        if (MailRules.Problem(page.Mail) is { } problem)
            ModelState.AddModelError(nameof(page.Mail), problem);
        else if (!limiter.Allows(from) || !after.Leave<ForgottenPassword>(later => later.AskAsync(mail!, from, CancellationToken.None)))
            ModelState.AddModelError("", IdentityProviderTexts.TooManyPosts);
        return ModelState.IsValid ? View("ForgottenPasswordSent", mail) : View("ForgottenPassword", page);
    }

    /// <summary>Uses nothing up: mail scanners open links first.</summary>
    [Get(Link)]
    public async Task<IActionResult> Choose(string token) => await forgotten.OwnerAsync(token, HttpContext.RequestAborted) is { } owner
        ? View("NewPassword", new NewPasswordPage { Token = token, UserName = owner.UserName! })
        : Gone();

    [HttpPost(Link)]
    public async Task<IActionResult> Change(string token, [FromForm] NewPasswordPage page)
    {
        if (await forgotten.OwnerAsync(token, CancellationToken.None) is not { } owner)
            return Gone();
        (page.Token, page.UserName) = (token, owner.UserName!);
        if (PasswordRules.Problem(page.Password, owner.UserName, owner.Email) is { } problem)
        {
            ModelState.AddModelError(nameof(page.Password), problem);
            return View("NewPassword", page);
        }
        return await forgotten.ChangeAsync(token, page.Password!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None) is null
            ? Gone()
            : View("PasswordIsNew", owner.UserName);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = (int)HttpStatusCode.NotFound;
        return View("NewPasswordGone");
    }
}

public sealed class ForgottenPasswordPage
{
    public string? Mail { get; set; }
}

public sealed class NewPasswordPage
{
    [BindNever]
    public string Token { get; set; } = "";

    [BindNever]
    public string UserName { get; set; } = "";

    public string? Password { get; set; }
}

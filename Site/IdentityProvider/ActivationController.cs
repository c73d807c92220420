using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Site.Account;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>The link of the activation mail. Opening it changes nothing, as often as it may be opened: mail scanners do; its form makes the account.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ActivationController(SignUps signUps, Activation activation, ProviderSession sessions) : Controller
{
    private const string Link = ProviderAddresses.Activation + "/{token}";

    [Get(Link)]
    public async Task<IActionResult> Show(string token) => await signUps.FindAsync(token, HttpContext.RequestAborted) switch
    {
        null => Gone(),
        { AccountId: not null } activated => View("Activated", activated.UserName),
        var signUp when signUps.IsExpired(signUp) => View("ActivationExpired", signUp.Id),
        var signUp => View("Activate", new ActivationPage { Token = token, SignedUpAs = signUp.UserName, UserName = signUp.UserName }),
    };

    [HttpPost(Link)]
    public async Task<IActionResult> Activate(string token, [FromForm] ActivationPage page)
    {
        (page.Token, page.SignedUpAs) = (token, page.UserName ?? "");
        if (string.IsNullOrEmpty(page.Password))
            return Again(nameof(page.Password), IdentityProviderTexts.PasswordMissing);
        if (UserNameRules.Problem(page.UserName?.Trim()) is { } problem)
            return Again(nameof(page.UserName), problem);

        switch (await activation.ConfirmAsync(token, page.UserName!.Trim(), page.Password, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            case ActivationResult.Activated activated:
                await sessions.SignInAsync(HttpContext, activated.Account);
                return Redirect(AccountAddresses.SignInFor(activated.Return ?? AccountAddresses.Account));
            case ActivationResult.Already already:
                return View("Activated", already.UserName);
            case ActivationResult.Expired expired:
                return View("ActivationExpired", expired.Id);
            case ActivationResult.UserNameTaken taken:
                page.AsksForUserName = true;
                return Again(nameof(page.UserName), IdentityProviderTexts.UserNameTaken(taken.Proposals));
            case ActivationResult.MailTaken:
                return Again("", IdentityProviderTexts.MailHasAccount);
            case ActivationResult.Locked locked:
                return Again(nameof(page.Password), IdentityProviderTexts.Locked(locked.Until));
            case ActivationResult.PasswordWrong:
                return Again(nameof(page.Password), IdentityProviderTexts.ActivationPasswordWrong);
            default:
                return Gone();
        }

        ViewResult Again(string field, string text)
        {
            ModelState.AddModelError(field, text);
            return View("Activate", page);
        }
    }

    private ViewResult Gone()
    {
        Response.StatusCode = (int)HttpStatusCode.NotFound;
        return View("ActivationGone");
    }
}

public sealed class ActivationPage
{
    [BindNever]
    public string Token { get; set; } = "";

    /// <summary>For the page's sentence, and for password managers.</summary>
    [BindNever]
    public string SignedUpAs { get; set; } = "";

    /// <summary>Another one, when it has been taken since.</summary>
    public string? UserName { get; set; }

    [BindNever]
    public bool AsksForUserName { get; set; }

    public string? Password { get; set; }
}

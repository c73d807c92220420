using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Modifier mon mot de passe ».</summary>
public sealed class ChangePasswordController(PasswordChange change, ProviderSession sessions, PasswordSignIn signIn) : SettingsController(signIn)
{
    [Get(ProviderAddresses.ChangePassword)]
    public IActionResult Show() => View("ChangePassword", new ChangePasswordPage { UserName = Owner.UserName });

    [HttpPost(ProviderAddresses.ChangePassword)]
    public async Task<IActionResult> Change([FromForm] ChangePasswordPage page)
    {
        if (PasswordRules.Problem(page.NewPassword, Owner.UserName, Owner.Email) is { } problem)
            ModelState.AddModelError(nameof(page.NewPassword), problem);
        else if (page.NewPassword == page.Password)
            ModelState.AddModelError(nameof(page.NewPassword), SettingsTexts.PasswordSame);
        if (!await IsConfirmedAsync(page.Password, nameof(page.Password)))
            return View("ChangePassword", new ChangePasswordPage { UserName = Owner.UserName });

        var account = await change.ChangeAsync(Owner.Id, page.NewPassword!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None);
        // The portal's session here has ended with the others; the provider's new one brings it back without a question.
        await sessions.SignInAsync(HttpContext, account);
        this.Say(SettingsTexts.PasswordChanged);
        return Redirect(AccountAddresses.Account);
    }
}

public sealed class ChangePasswordPage
{
    public string? Password { get; set; }

    public string? NewPassword { get; set; }

    /// <summary>For password managers.</summary>
    internal string? UserName { get; init; }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>A page on which people change their account: behind the provider's own sign-in, not the portal's, and never without the password.</summary>
[Authorize(ProviderSession.OwnerPolicy), SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class SettingsController(PasswordSignIn signIn) : Controller
{
    protected Account Owner => ProviderSession.OwnerOf(HttpContext);

    /// <summary>Whether the current password was given. Tells what is wrong under the name of its field, and checks nothing while another field is wrong.</summary>
    protected async Task<bool> IsConfirmedAsync(string? password, string field)
    {
        if (string.IsNullOrEmpty(password))
            ModelState.AddModelError(field, SettingsTexts.CurrentPasswordMissing);
        if (!ModelState.IsValid)
            return false;
        switch (await signIn.ConfirmAsync(Owner, password!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            case SignInResult.Right:
                return true;
            case SignInResult.Locked locked:
                ModelState.AddModelError(field, IdentityProviderTexts.Locked(locked.Until));
                return false;
            default:
                ModelState.AddModelError(field, SettingsTexts.CurrentPasswordWrong);
                return false;
        }
    }
}

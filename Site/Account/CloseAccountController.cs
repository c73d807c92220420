using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Account;
using Site.IdentityProvider;
using Site.Web;

namespace Site.Account;

/// <summary>
/// « Fermer mon compte » for whoever has no password here: with the town's own provider, and for accounts that began with FranceConnect. The embedded provider
/// closes its own accounts, and asks for the password.
/// </summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CloseAccountController(PortalAccounts accounts, AccountEndings endings, SessionEnding ending, AccountLinks links, SignInProviders providers) : Controller
{
    [Get(AccountAddresses.Close)]
    public async Task<IActionResult> Ask() => await HasPasswordHereAsync() ? Redirect(ProviderAddresses.Close) : View("CloseAccount");

    [HttpPost(AccountAddresses.Close)]
    public async Task<IActionResult> Close()
    {
        if (await HasPasswordHereAsync())
            return Redirect(ProviderAddresses.Close);
        // Looked at before it ends: the account takes all its sessions with it.
        var session = await HttpContext.AuthenticateAsync(SessionCookie.Scheme);
        await endings.CloseAsync(User.Portal().AccountId, CancellationToken.None);
        return await ending.EndAsync(HttpContext, session, AccountAddresses.Closed);
    }

    [AllowAnonymous]
    [Get(AccountAddresses.Closed)]
    public IActionResult Closed() => View("AccountClosed");

    private async Task<bool> HasPasswordHereAsync() =>
        links.IsEmbedded && await accounts.ProfileAsync(User.Portal().AccountId, HttpContext.RequestAborted) is { } profile
        && providers.IssuersOf(SignInProviders.Oidc).Contains(profile.Issuer);
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Account;
using Site.Web;

namespace Site.Account;

/// <summary>Where the account is signed in, and how to end it there.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DevicesController(PortalSessions sessions, PortalAccounts accounts, IEmbeddedProvider? provider = null) : Controller
{
    [Get(AccountAddresses.Devices)]
    public async Task<IActionResult> Show() =>
        View("Devices", await sessions.ListAsync(User.Portal().AccountId, SessionStore.KeyOf(HttpContext), HttpContext.RequestAborted));

    [HttpPost(AccountAddresses.EndDevice)]
    public async Task<IActionResult> End([FromForm] Guid session)
    {
        if (await sessions.EndAsync(User.Portal().AccountId, session, CancellationToken.None) is { } ended)
        {
            if (provider is not null && ended.ProviderSession is { } there)
                await provider.EndSessionAsync(there, CancellationToken.None);
            this.Say(AccountTexts.DeviceEnded(ended.Device));
        }
        return Redirect(AccountAddresses.Devices);
    }

    /// <summary>This device too: whoever has lost one does not know what else is open.</summary>
    [HttpPost(AccountAddresses.SignOutEverywhere)]
    public async Task<IActionResult> EndAll()
    {
        var user = User.Portal();
        // A session may have begun with FranceConnect; the embedded provider knows the account by its own name.
        if (provider is not null && await accounts.ProfileAsync(user.AccountId, CancellationToken.None) is { } profile)
            await provider.SignOutEverywhereAsync(profile.Subject, HttpContext.Connection.RemoteIpAddress, CancellationToken.None);
        await sessions.EndAllAsync(user.AccountId, exceptKey: null, CancellationToken.None);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return Redirect(AccountAddresses.SignedOut);
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Site.Account;

/// <summary>Ends this device's session, here and, where it can be asked, at the provider.</summary>
public sealed class SessionEnding(SignInProviders providers)
{
    /// <param name="next">Where to go afterwards; on this site, open to everybody.</param>
    public async Task<IActionResult> EndAsync(HttpContext http, string next)
    {
        var session = await http.AuthenticateAsync(SessionCookie.Scheme);
        // After two idle hours the portal's session has gone, and its token with it. The embedded provider's own lasts longer: on a shared computer it would
        // let the next person in. Other providers want that token before they end anything.
        if (!session.Succeeded)
            return providers.IsEmbedded ? new SignOutResult(SignInProviders.Oidc, new AuthenticationProperties { RedirectUri = next }) : new RedirectResult(next);
        return await EndAsync(http, session, next);
    }

    /// <param name="session">As it was before what ends it.</param>
    public async Task<IActionResult> EndAsync(HttpContext http, AuthenticateResult session, string next)
    {
        await http.SignOutAsync(SessionCookie.Scheme);
        // Where the provider does not answer, or is no longer ours, the portal's own session has ended all the same.
        if (session.Properties?.Items.TryGetValue(RelyingParty.SchemeItem, out var scheme) != true || !providers.IsOffered(scheme)
            || !await providers.EndsSessionsAsync(scheme!, http.RequestAborted))
            return new RedirectResult(next);
        var properties = new AuthenticationProperties { RedirectUri = next };
        properties.SetParameter(RelyingParty.IdTokenParameter, session.Properties.GetTokenValue("id_token"));
        return new SignOutResult(scheme!, properties);
    }
}

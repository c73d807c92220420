using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.IdentityProvider;

/// <summary>OpenID Connect Core 1.0 and RP-Initiated Logout 1.0, as far as OpenIddict leaves them to the application; it has checked each request before.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ConnectController(ProviderSession sessions, TimeProvider time) : Controller
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    [Get(ProviderAddresses.Authorize)]
    public async Task<IActionResult> Authorize()
    {
        var request = HttpContext.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No OpenID request.");
        var session = await sessions.FindAsync(HttpContext);
        if (session is null || request.HasPromptValue(PromptValues.Login) || IsTooOld(session.Value.Principal, request.MaxAge))
        {
            if (request.HasPromptValue(PromptValues.None))
                return Refuse(Errors.LoginRequired, "Nobody is signed in.");
            // Asked once: without its prompt the request comes back and finds the new session.
            var query = QueryString.Create(Request.Query.Where(pair => pair.Key is not (Parameters.Prompt or Parameters.MaxAge)));
            return Redirect(SignInController.AddressFor(Request.Path + query, request.LoginHint));
        }
        var principal = ProviderSession.ForTokens(session.Value.Account, session.Value.Principal, Scheme);
        principal.SetScopes(request.GetScopes());
        principal.SetDestinations(Destinations);
        return SignIn(principal, Scheme);
    }

    [HttpPost(ProviderAddresses.Token)]
    public async Task<IActionResult> Exchange()
    {
        var result = await HttpContext.AuthenticateAsync(Scheme);
        if (result.Principal is not { } granted || await sessions.AccountOfAsync(granted, HttpContext.RequestAborted) is not { } account)
            return Refuse(Errors.InvalidGrant, "The account has gone, or its password has changed.");
        var principal = ProviderSession.ForTokens(account, granted, Scheme);
        principal.SetScopes(granted.GetScopes());
        principal.SetDestinations(Destinations);
        return SignIn(principal, Scheme);
    }

    [Get(ProviderAddresses.EndSession), HttpPost(ProviderAddresses.EndSession)]
    public async Task<IActionResult> EndSession()
    {
        await sessions.SignOutAsync(HttpContext);
        return SignOut(Scheme);
    }

    private static IEnumerable<string> Destinations(System.Security.Claims.Claim claim) =>
        ProviderSession.IsForTheIdToken(claim) ? [OpenIddictConstants.Destinations.IdentityToken] : [];

    private bool IsTooOld(System.Security.Claims.ClaimsPrincipal session, long? maxAge) =>
        maxAge is { } seconds
        && (!long.TryParse(session.GetClaim(Claims.AuthenticationTime), out var at) || time.GetUtcNow().ToUnixTimeSeconds() - at > seconds);

    private ForbidResult Refuse(string error, string description) => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        Scheme);
}

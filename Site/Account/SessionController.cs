using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Account;
using Site.Web;

namespace Site.Account;

/// <summary>Signing in and out of the portal.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SessionController(SignInProviders providers, SessionEnding ending, PortalSessions sessions, PublicAddress address) : Controller
{
    public const string ReturnParameter = "retour";
    public const string ReasonParameter = "raison";
    private const string ProviderParameter = "avec";
    private const string HintParameter = "identifiant";

    /// <summary>Begins a sign-in, or asks with which provider; goes straight on for whoever is signed in.</summary>
    [Get(AccountAddresses.SignIn)]
    public async Task<IActionResult> Begin(
        [FromQuery(Name = ReturnParameter)] string? returnUrl, [FromQuery(Name = ProviderParameter)] string? scheme, [FromQuery(Name = HintParameter)] string? loginHint)
    {
        var next = Url.IsLocalUrl(returnUrl) ? returnUrl! : AccountAddresses.Account;
        if ((await HttpContext.AuthenticateAsync(SessionCookie.Scheme)).Succeeded)
            return LocalRedirect(next);
        // Cookies of one name for the host are lost on another.
        if (!string.Equals(Request.Host.Value, address.Root.Authority, StringComparison.OrdinalIgnoreCase))
            return Redirect(address.Absolute(Request.Path + Request.QueryString));

        if (scheme is null && providers.Offered is [var only])
            scheme = only.Scheme;
        if (scheme is null || !providers.IsOffered(scheme))
            return View("Choose", new ChooseProviderPage(providers.Offered, next));
        if (!await providers.AnswersAsync(scheme, HttpContext.RequestAborted))
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return View("SignInProblem", SignInProblem.Down(scheme));
        }
        var properties = new AuthenticationProperties { RedirectUri = next };
        properties.SetParameter(OpenIddict.Abstractions.OpenIddictConstants.Parameters.LoginHint, loginHint);
        return Challenge(properties, scheme);
    }

    [Get(AccountAddresses.SignInFailed)]
    public IActionResult Failed([FromQuery(Name = ReasonParameter)] string? reason) => View("SignInProblem", SignInProblem.For(reason));

    [HttpPost(AccountAddresses.SignOut)]
    public Task<IActionResult> End() => ending.EndAsync(HttpContext, AccountAddresses.SignedOut);

    /// <summary>
    /// OpenID Connect Front-Channel Logout 1.0: the provider's page calls it in a frame, where the browser sends none of our cookies. It names its own session
    /// by what only the provider and the portal know, so that nobody else can end one.
    /// </summary>
    [Get(AccountAddresses.RemoteSignOut)]
    public async Task<IActionResult> EndedByProvider([FromQuery(Name = "iss")] string? issuer, [FromQuery(Name = SessionCookie.IdClaim)] string? providerSession)
    {
        if (string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(providerSession))
            return BadRequest();
        await sessions.EndOfProviderAsync(providers.StoredIssuer(issuer), providerSession, CancellationToken.None);
        return Ok();
    }

    [Get(AccountAddresses.SignedOut)]
    public IActionResult SignedOut() => View("SignedOut");
}

/// <param name="Next">Where to go after the sign-in; on this site.</param>
public sealed record ChooseProviderPage(IReadOnlyList<OfferedProvider> Providers, string Next);

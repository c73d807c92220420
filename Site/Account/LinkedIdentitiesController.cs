using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Account;
using Site.Web;

namespace Site.Account;

/// <summary>Attaches FranceConnect to the account whose session it is, and detaches it.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LinkedIdentitiesController(SignInProviders providers, ExternalIdentities identities) : Controller
{
    /// <summary>Goes to FranceConnect and comes back to <see cref="Arrivals"/>.</summary>
    [HttpPost(AccountAddresses.AttachFranceConnect)]
    public async Task<IActionResult> Attach()
    {
        if (!providers.OffersFranceConnect)
            return NotFound();
        if (!await providers.AnswersAsync(SignInProviders.FranceConnect, HttpContext.RequestAborted))
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return View("SignInProblem", SignInProblem.Down(SignInProviders.FranceConnect));
        }
        var properties = new AuthenticationProperties { RedirectUri = AccountAddresses.Account };
        properties.Items[Arrivals.AttachItem] = User.Portal().AccountId.ToString();
        return Challenge(properties, SignInProviders.FranceConnect);
    }

    [HttpPost(AccountAddresses.DetachIdentity)]
    public async Task<IActionResult> Detach([FromForm(Name = "identite")] Guid identity) =>
        await identities.DetachAsync(User.Portal().AccountId, identity, providers.Issuers, CancellationToken.None) switch
        {
            DetachResult.LastWayIn => Redirect(IdentityNotice.AddressFor(IdentityNotice.LastWayIn)),
            // A second click finds nothing to detach any more.
            _ => Redirect(IdentityNotice.AddressFor(IdentityNotice.Detached)),
        };
}

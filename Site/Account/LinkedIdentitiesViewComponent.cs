using Microsoft.AspNetCore.Mvc;
using Site.Core.Account;

namespace Site.Account;

/// <summary>The part of « Mon compte » about FranceConnect; nothing where the town does not offer it.</summary>
public sealed class LinkedIdentitiesViewComponent(SignInProviders providers, ExternalIdentities identities) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!providers.OffersFranceConnect)
            return Content("");
        var user = UserClaimsPrincipal.Portal();
        var part = new LinkedIdentitiesPart(
            await identities.ListAsync(user.AccountId, HttpContext.RequestAborted),
            await identities.BeganWithAsync(user.AccountId, providers.IssuersOf(SignInProviders.FranceConnect), HttpContext.RequestAborted),
            IdentityNotice.For(Request.Query[IdentityNotice.Parameter]));
        return View("/Account/_LinkedIdentities.cshtml", part);
    }
}

/// <param name="IsOwn">The account began with FranceConnect: there is nothing to attach or to detach.</param>
/// <param name="Notice">What has just happened; null: nothing.</param>
public sealed record LinkedIdentitiesPart(IReadOnlyList<ExternalIdentity> Identities, bool IsOwn, IdentityNotice? Notice);

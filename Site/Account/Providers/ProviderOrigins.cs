using Microsoft.Extensions.Options;

namespace Site.Account;

/// <summary>
/// Where a form of ours may end up, beside the page of payment (<c>form-action</c> of Content Security Policy Level 3 holds for redirects too): signing out, or attaching FranceConnect,
/// goes on to the provider.
/// </summary>
internal sealed class ProviderOrigins(IOptions<OidcOptions> oidc, IOptions<FranceConnectOptions> franceConnect)
{
    public IEnumerable<string> All => new[] { oidc.Value.Authority, franceConnect.Value.IsOn ? franceConnect.Value.Authority : null }
        .OfType<Uri>().Select(authority => authority.GetLeftPart(UriPartial.Authority)).Distinct();
}

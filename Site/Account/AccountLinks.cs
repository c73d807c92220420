using Microsoft.Extensions.Options;
using Site.IdentityProvider;

namespace Site.Account;

/// <summary>Where people get an account and change what it is made of: at the embedded provider, or where the settings say. Null: nowhere that we know.</summary>
public sealed class AccountLinks(IOptions<OidcOptions> oidc)
{
    public bool IsEmbedded => oidc.Value.IsEmbedded;

    public string? SignUp => IsEmbedded ? ProviderAddresses.SignUp : oidc.Value.SignUpAddress?.AbsoluteUri;

    public string? ForgottenPassword => IsEmbedded ? ProviderAddresses.ForgottenPassword : oidc.Value.ForgottenPasswordAddress?.AbsoluteUri;

    /// <summary>The one page of another provider for mail address, password and the like; the embedded one has a page for each.</summary>
    public string? Manage => IsEmbedded ? null : oidc.Value.ManageAddress?.AbsoluteUri;
}

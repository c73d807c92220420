using Microsoft.Extensions.Options;
using Site.IdentityProvider;

namespace Site.Account;

/// <summary>The portal's credential at each provider. Read when the first one signs in: the embedded provider's stands in a database.</summary>
internal sealed class ClientCredentials
{
    private readonly Lazy<ClientCredential> _oidc;
    private readonly Lazy<ClientCredential> _franceConnect;

    public ClientCredentials(IOptions<OidcOptions> oidc, IOptions<FranceConnectOptions> franceConnect, IServiceProvider services, TimeProvider time)
    {
        _oidc = new(() => oidc.Value.IsEmbedded
            ? new ClientCredential(OidcOptions.EmbeddedClientId, services.GetRequiredService<ProviderKeys>().ClientSecret, key: null, time)
            : Of(oidc.Value));
        _franceConnect = new(() => Of(franceConnect.Value));

        ClientCredential Of(OpenIdProviderOptions provider) =>
            new(provider.ClientId!, provider.ClientSecret, provider.PrivateKey is { } file ? ClientKey.Read(file) : null, time);
    }

    /// <param name="scheme">One of <see cref="SignInProviders"/>'s.</param>
    public ClientCredential For(string scheme) => (scheme == SignInProviders.FranceConnect ? _franceConnect : _oidc).Value;
}

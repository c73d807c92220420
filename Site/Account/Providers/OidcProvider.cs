using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>The provider of section <c>Authentication:Oidc</c>, the embedded one or another; with PKCE.</summary>
internal sealed class OidcProvider(IOptions<OidcOptions> settings, RelyingParty party, PublicAddress address, IServer server) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != SignInProviders.Oidc)
            return;
        var oidc = settings.Value;
        party.Shape(options, new(
            SignInProviders.Oidc,
            oidc.Authority ?? address.Root,
            oidc.IsEmbedded ? OidcOptions.EmbeddedClientId : oidc.ClientId!,
            () => oidc.InternalAddress ?? (oidc.IsEmbedded ? Loopback() : null),
            oidc.IsEmbedded ? [Scopes.Profile, Scopes.Email, Scopes.OfflineAccess] : oidc.Scopes,
            AccountAddresses.SignInReturn,
            AccountAddresses.SignOutReturn));
        options.UsePkce = true;
        options.GetClaimsFromUserInfoEndpoint = !oidc.IsEmbedded;
        foreach (var claim in (string[])[Claims.PreferredUsername, Claims.Email, Claims.EmailVerified])
            options.ClaimActions.MapUniqueJsonKey(claim, claim);
        if (!oidc.IsEmbedded)
            return;
        // For the embedded provider alone, whose sign-up brings people back to where they were going.
        var authorize = options.Events.OnRedirectToIdentityProvider;
        options.Events.OnRedirectToIdentityProvider = async context =>
        {
            await authorize(context);
            context.ProtocolMessage.SetParameter(SessionController.ReturnParameter, context.Properties.RedirectUri);
        };
    }

    /// <summary>The embedded provider is this process: its public address may lead through a proxy that cannot be reached from here.</summary>
    private Uri? Loopback()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return listening.FirstOrDefault(one => one.StartsWith("http://", StringComparison.Ordinal)) is { } plain
            ? new Uri(plain.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal))
            : null;
    }
}

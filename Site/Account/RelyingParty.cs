using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Site.Core.Account;
using Site.IdentityProvider;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>How the portal speaks OpenID Connect with the provider of section <c>Authentication:Oidc</c>: code flow with PKCE, state and nonce.</summary>
internal sealed partial class RelyingParty(
    IOptions<OidcOptions> settings, PublicAddress address, IServer server, IServiceProvider services, PortalAccounts accounts, ILogger<RelyingParty> log) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>In a session's properties: the scheme of the provider who vouches for it.</summary>
    public const string SchemeItem = "portal.scheme";

    /// <summary>Somebody waits for the page meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != SignInProviders.Oidc)
            return;
        var oidc = settings.Value;
        var authority = oidc.Authority ?? address.Root;
        options.Authority = authority.ToString();
        options.RequireHttpsMetadata = authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = oidc.IsEmbedded ? OidcOptions.EmbeddedClientId : oidc.ClientId;
        options.ClientSecret = oidc.IsEmbedded ? services.GetRequiredService<ProviderKeys>().ClientSecret : oidc.ClientSecret;
        options.BackchannelHttpHandler = new InternalAddressHandler(authority, () => oidc.InternalAddress ?? (oidc.IsEmbedded ? Loopback() : null));
        options.BackchannelTimeout = Patience;
        options.Scope.Clear();
        foreach (var scope in (string[])[Scopes.OpenId, .. oidc.IsEmbedded ? [Scopes.Profile, Scopes.Email, Scopes.OfflineAccess] : oidc.Scopes])
            options.Scope.Add(scope);

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = true;
        // The handler would drop the issuer, which is half of whom a subject means.
        options.ClaimActions.Clear();
        options.GetClaimsFromUserInfoEndpoint = !oidc.IsEmbedded;
        foreach (var claim in (string[])[Claims.PreferredUsername, Claims.Email, Claims.EmailVerified])
            options.ClaimActions.MapUniqueJsonKey(claim, claim);
        options.DisableTelemetry = true;
        options.SignInScheme = SessionCookie.Scheme;
        options.CallbackPath = AccountAddresses.SignInReturn;
        options.SignedOutCallbackPath = AccountAddresses.SignOutReturn;
        options.SignedOutRedirectUri = AccountAddresses.SignedOut;
        options.RemoteSignOutPath = AccountAddresses.RemoteSignOut;
        options.TokenValidationParameters.NameClaimType = Claims.PreferredUsername;
        options.CorrelationCookie.Shape(address, "connexion-");
        options.NonceCookie.Shape(address, "connexion-nonce-");
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = address.Absolute(AccountAddresses.SignInReturn);
                // For the embedded provider alone, whose sign-up brings people back to where they were going.
                if (oidc.IsEmbedded)
                    context.ProtocolMessage.SetParameter(SessionController.ReturnParameter, context.Properties.RedirectUri);
                context.ProtocolMessage.LoginHint = context.Properties.GetParameter<string>(Parameters.LoginHint);
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.PostLogoutRedirectUri = address.Absolute(AccountAddresses.SignOutReturn);
                return Task.CompletedTask;
            },
            OnTicketReceived = async context =>
            {
                context.Principal = await KnownAsync(context.Principal!);
                context.Properties!.Items[SchemeItem] = context.Scheme.Name;
                // Its end is the portal's to decide, not the token's.
                (context.Properties.IssuedUtc, context.Properties.ExpiresUtc) = (null, null);
            },
            OnRemoteFailure = context =>
            {
                var reason = SignInProblem.Of(context.Request.Query[Parameters.Error], context.Failure);
                Failed(reason, context.Failure?.GetType().Name);
                context.Response.Redirect(AccountAddresses.SignInFailed + QueryString.Create(SessionController.ReasonParameter, reason));
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>What the session needs of what the provider said; the protocol's own claims stay in the token.</summary>
    private async Task<ClaimsPrincipal> KnownAsync(ClaimsPrincipal provided)
    {
        string[] kept = [Claims.Issuer, Claims.Subject, Claims.PreferredUsername, Claims.Email, SessionCookie.IdClaim];
        var verified = string.Equals(provided.FindFirstValue(Claims.EmailVerified), "true", StringComparison.OrdinalIgnoreCase);
        var person = new SignedInPerson(
            provided.FindFirstValue(Claims.Issuer)!, provided.FindFirstValue(Claims.Subject)!,
            provided.FindFirstValue(Claims.PreferredUsername), verified ? provided.FindFirstValue(Claims.Email) : null);
        var account = await accounts.SignedInAsync(person, CancellationToken.None);
        var identity = new ClaimsIdentity(provided.Claims.Where(claim => kept.Contains(claim.Type)), SessionCookie.Scheme, Claims.PreferredUsername, Claims.Role);
        identity.AddClaim(new Claim(PortalUser.AccountClaim, account.ToString()));
        return new(identity);
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

    [LoggerMessage(LogLevel.Warning, "A sign-in came back without a session: {Reason} ({Exception}).")]
    private partial void Failed(string reason, string? exception);
}

using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>How the portal speaks OpenID Connect with every provider: code flow with state and nonce, answers in the query, nothing but what is asked for.</summary>
internal sealed class RelyingParty(PublicAddress address, ClientCredentials credentials, Arrivals arrivals, TimeProvider time)
{
    /// <summary>In a session's properties: the scheme of the provider who vouches for it.</summary>
    public const string SchemeItem = "portal.scheme";

    /// <summary>Parameter of a sign-out: the provider's last token, which says whose session ends.</summary>
    public const string IdTokenParameter = "id_token_hint";

    /// <summary>Somebody waits for the page meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const long LongestAnswer = 1024 * 1024;

    /// <param name="options">Of the handler with that scheme; what is particular to the provider is the caller's.</param>
    public void Shape(OpenIdConnectOptions options, Profile profile)
    {
        var (scheme, authority) = (profile.Scheme, profile.Authority);
        options.Authority = authority.ToString();
        options.RequireHttpsMetadata = authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = profile.ClientId;
        options.Backchannel = new HttpClient(new InternalAddressHandler(authority, profile.Inside)) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };
        options.ConfigurationManager = new ProviderConfiguration(authority, options.Backchannel, time);
        options.Scope.Clear();
        foreach (var scope in profile.Scopes.Prepend(Scopes.OpenId).Distinct())
            options.Scope.Add(scope);

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.MapInboundClaims = false;
        // They would take away the issuer, which is half of whom a subject means.
        options.ClaimActions.Clear();
        options.SaveTokens = true;
        options.DisableTelemetry = true;
        options.SignInScheme = SessionCookie.Scheme;
        options.CallbackPath = profile.CallbackPath;
        options.SignedOutCallbackPath = profile.SignedOutCallbackPath;
        options.SignedOutRedirectUri = AccountAddresses.SignedOut;
        // Ours needs no cookie (SessionController.EndedByProvider).
        options.RemoteSignOutPath = PathString.Empty;
        options.TokenValidationParameters.NameClaimType = Claims.PreferredUsername;
        options.CorrelationCookie.Shape(address, "connexion-");
        options.NonceCookie.Shape(address, "connexion-nonce-");
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = address.Absolute(profile.CallbackPath);
                context.ProtocolMessage.LoginHint = context.Properties.GetParameter<string>(Parameters.LoginHint);
                return Task.CompletedTask;
            },
            OnPushAuthorization = async context =>
            {
                var configuration = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
                credentials.For(scheme).AddTo(context.ProtocolMessage, configuration.Issuer);
                context.HandleClientAuthentication();
            },
            OnAuthorizationCodeReceived = async context =>
            {
                var configuration = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
                credentials.For(scheme).AddTo(context.TokenEndpointRequest!, configuration.Issuer);
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.PostLogoutRedirectUri = address.Absolute(profile.SignedOutCallbackPath);
                context.ProtocolMessage.IdTokenHint = context.Properties.GetParameter<string>(IdTokenParameter) ?? context.ProtocolMessage.IdTokenHint;
                return Task.CompletedTask;
            },
            OnTicketReceived = arrivals.ReceivedAsync,
            OnRemoteFailure = arrivals.FailedAsync,
        };
    }

    /// <param name="Inside">See <see cref="InternalAddressHandler"/>.</param>
    /// <param name="Scopes">Beside <c>openid</c>.</param>
    internal sealed record Profile(
        string Scheme, Uri Authority, string ClientId, Func<Uri?> Inside, IEnumerable<string> Scopes, string CallbackPath, string SignedOutCallbackPath);
}

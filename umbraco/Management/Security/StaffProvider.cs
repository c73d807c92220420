using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Site.Cms.Backoffice.Login;
using Site.Cms.Users;

namespace Site.Cms.Management.Security;

/// <summary>The town's OpenID provider as a way to sign in: authorization code with PKCE, answered by GET so that our cookies come along.</summary>
internal static class StaffProvider
{
    public const string Scheme = "Staff.Provider";

    private static readonly string[] Scopes = ["openid", "profile", "email"];

    public static void AddStaffProvider(this AuthenticationBuilder authentication, StaffOpenIdOptions options)
    {
        authentication.AddOpenIdConnect(Scheme, provider =>
        {
            provider.Authority = options.Authority!.AbsoluteUri;
            provider.RequireHttpsMetadata = options.Authority.Scheme == Uri.UriSchemeHttps;
            provider.ClientId = options.ClientId;
            provider.ClientSecret = options.ClientSecret;
            provider.ResponseType = OpenIdConnectResponseType.Code;
            provider.ResponseMode = OpenIdConnectResponseMode.Query;
            provider.UsePkce = true;
            provider.CallbackPath = StaffOpenIdOptions.CallbackPath;
            // Other paths of the handler are not offered.
            provider.RemoteSignOutPath = PathString.Empty;
            provider.SignInScheme = StaffSession.Scheme;
            provider.MapInboundClaims = false;
            provider.SaveTokens = false;
            provider.GetClaimsFromUserInfoEndpoint = false;
            provider.DisableTelemetry = true;
            provider.Scope.Clear();
            foreach (var scope in Scopes.Concat(options.Scopes).Distinct())
                provider.Scope.Add(scope);
            provider.Events.OnTokenValidated = ProviderEndpoints.CompleteAsync;
            provider.Events.OnRemoteFailure = ProviderEndpoints.FailAsync;
        });
        authentication.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<StaffCookies, CmsOptions>((provider, cookies, cms) =>
        {
            foreach (var cookie in new[] { provider.CorrelationCookie, provider.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = cookies.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            }
            // The address that is registered with the provider, never what the Host header says.
            provider.Events.OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = new Uri(cms.StaffAddress(), StaffOpenIdOptions.CallbackPath).AbsoluteUri;
                return Task.CompletedTask;
            };
            provider.Events.OnAuthorizationCodeReceived = context =>
            {
                context.TokenEndpointRequest!.RedirectUri = new Uri(cms.StaffAddress(), StaffOpenIdOptions.CallbackPath).AbsoluteUri;
                return Task.CompletedTask;
            };
        });
    }
}

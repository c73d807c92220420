using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Site.Web;

namespace Site.Account;

/// <summary>The portal's own session, which begins when a provider has said who somebody is.</summary>
internal sealed class SessionCookie(PublicAddress address, SessionStore store, SessionRefresh refresh) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Scheme = "session";

    /// <summary>The provider's session (OpenID Connect Front-Channel Logout 1.0, section 3).</summary>
    public const string IdClaim = "sid";

    /// <summary>Without a request.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    public void Configure(CookieAuthenticationOptions options) => Configure(null, options);

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        if (name != Scheme)
            return;
        cookie.Cookie.Shape(address, "session");
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = AccountAddresses.SignIn;
        cookie.LogoutPath = AccountAddresses.SignOut;
        cookie.ReturnUrlParameter = SessionController.ReturnParameter;
        cookie.SessionStore = store;
        cookie.Events.OnValidatePrincipal = refresh.ValidateAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        // A path, not an absolute address: the host that was asked need not be the public one.
        cookie.Events.OnRedirectToLogin = context =>
        {
            var request = context.Request;
            var wanted = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.Path + request.QueryString : AccountAddresses.Account;
            context.Response.Redirect(AccountAddresses.SignInFor(wanted));
            return Task.CompletedTask;
        };
    }
}

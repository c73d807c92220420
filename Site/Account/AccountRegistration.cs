using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.IdentityProvider;
using Site.Web;

namespace Site.Account;

/// <summary>The portal as OpenID Connect relying party: who is signed in here, and the pages behind it.</summary>
internal static class AccountRegistration
{
    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<OidcOptions>().BindConfiguration(OidcOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FranceConnectOptions>().BindConfiguration(FranceConnectOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<ProviderOrigins>();
        services.AddSingleton<ClientCredentials>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<RelyingParty>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionRefresh>();
        services.AddSingleton<SignInProviders>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<SessionEnding>();
        services.AddSingleton<IAccountPages, AccountPages>();
        services.AddOptions<AccountsOptions>().BindConfiguration(AccountsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UnusedAccountsWorker>().AddHostedService(provider => provider.GetRequiredService<UnusedAccountsWorker>());
        var authentication = services.AddAuthentication(options =>
        {
            options.DefaultScheme = SessionCookie.Scheme;
            options.DefaultSignOutScheme = SignInProviders.Oidc;
        });
        authentication.AddCookie(SessionCookie.Scheme).AddOpenIdConnect(SignInProviders.Oidc, _ => { });
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, OidcProvider>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetSection(FranceConnectOptions.Section)[nameof(FranceConnectOptions.ClientId)]))
        {
            authentication.AddOpenIdConnect(SignInProviders.FranceConnect, _ => { });
            services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, FranceConnectProvider>();
        }
        services.AddOptions<AntiforgeryOptions>().Configure<PublicAddress>((antiforgery, address) => antiforgery.Cookie.Shape(address, "formulaire"));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<PublicAddress>((notice, address) => notice.Cookie.Shape(address, "fait"));
        // Whatever does not say that everybody may see it is for people who are signed in.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(SessionCookie.Scheme).RequireAuthenticatedUser().Build());
        if (builder.Configuration.GetSection(OidcOptions.Section)[nameof(OidcOptions.Authority)] is null)
        {
            services.AddSingleton<IPortal, EmbeddedPortal>();
            builder.AddIdentityProvider();
        }
        else
        {
            services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new ExternalProvider()));
        }
    }

    /// <summary>After routing. Pages that everybody may see are answered without a look at cookies.</summary>
    public static void UseAccount(this WebApplication app)
    {
        // Where an application does not say that it has put these two in place, they come before everything else: each page would then make all
        // sign-in handlers with their keys, and addresses without an endpoint would ask for a sign-in instead of answering 404.
        foreach (var placed in new[] { "__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet" })
            ((IApplicationBuilder)app).Properties[placed] = true;
        app.UseIdentityProvider();
        app.UseWhen(context => IsProtocol(context.Request.Path), protocol => protocol.UseAuthentication());
        // What answers that a page cannot be asked for in this way has no route; it says so to everybody.
        app.UseWhen(context => context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
            guarded => guarded.UseAuthentication().UseAuthorization());
    }

    private sealed class AccountPages(PublicAddress address) : IAccountPages
    {
        public Uri SignIn => new(address.Absolute(AccountAddresses.SignIn));
    }

    private static bool IsProtocol(PathString path) =>
        ProviderAddresses.IsProtocol(path) || path.StartsWithSegments(AccountAddresses.SignIn) || path.StartsWithSegments(AccountAddresses.SignOut);
}

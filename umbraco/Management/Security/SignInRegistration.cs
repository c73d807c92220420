using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Site.Cms.Backoffice.Login;
using Site.Cms.Data;
using Site.Cms.Users;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Cms.Management.Security;

/// <summary>How staff sign in: accounts, OpenID provider, cookies and the default-deny authorization of everything that staff use.</summary>
public static class SignInRegistration
{
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The backoffice client takes it to be four times as long as the access token's, and warns before.</summary>
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SecondFactorLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Two windows may refresh at the same moment with the same token; a thief comes later.</summary>
    private static readonly TimeSpan RefreshTokenReuseLeeway = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddStaffSignIn(this IServiceCollection services, StaffOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<StaffKeys>();
        services.AddSingleton<StaffCookies>();
        services.AddSingleton<AttemptLimiter>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<IStaffDirectory>(provider => provider.GetRequiredService<StaffDirectory>());
        services.AddScoped<StaffStart>();
        services.AddSingleton<TokenPruning>();
        services.AddScoped<StaffWrite>();
        services.AddScoped<StaffAccounts>();
        services.AddScoped<StaffGroups>();
        services.AddSingleton<StaffAuthority>();
        services.AddScoped<StaffLinks>();
        services.AddScoped<StaffInvitations>();
        services.AddScoped<LinkHolder>();
        services.AddSingleton<StaffLetters>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<ProviderSignIn>();
        services.AddSingleton<SignInChoices>();
        services.AddScoped<SignInForms>();
        services.AddScoped<Authenticator>();
        services.AddScoped<BackofficeClientRegistration>();
        services.AddDbContextFactory<StaffDbContext>((provider, db) => StaffDatabase.Configure(db, provider.GetRequiredService<CmsStore>()));
        AddIdentity(services);
        AddTokens(services);
        AddAccess(services, options);
        return services;
    }

    /// <summary>Leaves the caller as a feature of the request, and refuses everything that does not allow the anonymous.</summary>
    public static IApplicationBuilder UseStaffSignIn(this IApplicationBuilder app)
    {
        using (var scope = app.ApplicationServices.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<StaffStart>().Run();
            scope.ServiceProvider.GetRequiredService<BackofficeClientRegistration>().EnsureAsync().GetAwaiter().GetResult();
        }
        app.ApplicationServices.GetRequiredService<TokenPruning>();
        app.UseAuthentication();
        app.UseMiddleware<StaffAuthentication>();
        // Where there is no endpoint there is nothing to protect, and the answer is 404.
        app.UseWhen(context => context.GetEndpoint() is not null, known => known.UseAuthorization());
        return app;
    }

    public static void MapStaffSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapTokens();
        routes.MapJsonLogin();
        routes.MapLogin();
        routes.MapGroup(ManagementApi.Prefix).MapStaffAccounts();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<StaffUser>(identity =>
            {
                identity.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.MinimumLength,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                identity.User.RequireUniqueEmail = true;
                // Mail addresses are checked as such.
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<StaffDbContext>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<PasswordErrors>()
            .AddTokenProvider<Authenticator>(Authenticator.ProviderName);
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<StaffDbContext>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(TokenEndpoints.Authorize.TrimStart('/'))
                    .SetTokenEndpointUris(TokenEndpoints.Token.TrimStart('/'))
                    .SetRevocationEndpointUris(TokenEndpoints.Revoke.TrimStart('/'))
                    .SetEndSessionEndpointUris(TokenEndpoints.SignOut.TrimStart('/'))
                    .SetConfigurationEndpointUris(Array.Empty<string>())
                    .SetJsonWebKeySetEndpointUris(Array.Empty<string>());
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.SetAccessTokenLifetime(AccessTokenLifetime).SetRefreshTokenLifetime(SessionLifetime)
                    .SetAuthorizationCodeLifetime(CodeLifetime).SetRefreshTokenReuseLeeway(RefreshTokenReuseLeeway);
                server.HideTokens();
                server.LimitClientAttempts();
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .SuppressJsonResponseIndentation()
                    // Whether https is needed is decided once for the whole site, at its start; a proxy may end it before us.
                    .DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                // What was revoked is out at once.
                validation.EnableTokenEntryValidation();
                validation.EnableAuthorizationEntryValidation();
                validation.HideTokens();
                validation.UseAspNetCore().DisableAccessTokenExtractionFromBodyForm().DisableAccessTokenExtractionFromQueryString();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<CmsOptions, StaffKeys>((server, cms, keys) =>
        {
            server.Issuer = new Uri(cms.StaffAddress(), "/umbraco/");
            server.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
            server.EncryptionCredentials.Add(new EncryptingCredentials(keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
            server.CodeChallengeMethods.Clear();
            server.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        });
    }

    private static void AddAccess(IServiceCollection services, StaffOptions staff)
    {
        services.AddDataProtection().SetApplicationName("portail-famille-umbraco");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<StaffKeys, Microsoft.Extensions.Logging.ILoggerFactory>((management, keys, loggers) =>
            management.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(keys.Folder, "data-protection")), loggers));
        var authentication = services.AddAuthentication()
            .AddCookie(StaffSession.Scheme)
            .AddCookie(StaffSession.SecondFactorScheme);
        if (staff.OpenId is { } provider)
            authentication.AddStaffProvider(provider);
        services.AddOptions<CookieAuthenticationOptions>(StaffSession.Scheme).Configure<StaffCookies>((cookie, names) =>
            Shape(cookie, names, names.Session, SessionLifetime, sliding: true));
        services.AddOptions<CookieAuthenticationOptions>(StaffSession.SecondFactorScheme).Configure<StaffCookies>((cookie, names) =>
            Shape(cookie, names, names.SecondFactor, SecondFactorLifetime, sliding: false));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Replace(ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler, EmptyRefusal>());
    }

    private static void Shape(CookieAuthenticationOptions cookie, StaffCookies names, string name, TimeSpan lifetime, bool sliding)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SecurePolicy = names.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.ExpireTimeSpan = lifetime;
        cookie.SlidingExpiration = sliding;
    }

    /// <summary>401 and 403 without a body, as Umbraco's.</summary>
    private sealed class EmptyRefusal : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
                return next(context);
            context.Response.StatusCode = authorizeResult.Challenged ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}

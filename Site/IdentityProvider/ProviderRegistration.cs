using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Site.Account;
using Site.Core.Data;
using Site.Core.Mail;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.IdentityProvider;

/// <summary>The embedded OpenID provider. Not registered when the settings name another one: then its pages do not exist.</summary>
internal static class ProviderRegistration
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    /// <summary>As long as a changed password or a closed account may go unnoticed by a client; the portal itself is told at once.</summary>
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet).</summary>
    public const int HashIterations = 210_000;

    public static void AddIdentityProvider(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountsDatabase>();
        services.AddSingleton<IDbContextFactory<AccountsDbContext>>(provider => provider.GetRequiredService<AccountsDatabase>());
        services.AddHostedService<AccountsPreparation>();
        services.AddOutbox<AccountsDbContext>(
            provider => AccountsDatabase.Place(provider.GetRequiredService<Databases>()).Connect(),
            provider => AccountsDatabase.Exists(provider.GetRequiredService<Databases>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContext());
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<PortalClient>();
        services.AddSingleton<ProviderSession>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<HalfSignIn>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<ReceivedMails>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<RefusedSignIns>();
        services.AddScoped<SignUps>();
        services.AddScoped<Activation>();
        services.AddScoped<ForgottenPassword>();
        services.AddSingleton<AfterTheAnswer>();
        services.AddHostedService(provider => provider.GetRequiredService<AfterTheAnswer>());
        services.AddSingleton<SignUpLimiter>();
        AddSettings(services);
        services.AddScoped<ILookupNormalizer, TypedText>();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.MinimumLength,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<AccountsDbContext>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        AddTokens(services);
        services.AddAuthentication().AddCookie(ProviderSession.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(ProviderSession.Scheme).Configure<PublicAddress, ProviderSession>((cookie, address, session) =>
        {
            cookie.Cookie.Shape(address, "identifiant");
            cookie.ExpireTimeSpan = ProviderSession.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = session.ValidateAsync;
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect(SignInController.AddressFor(context.Request.Path));
                return Task.CompletedTask;
            };
        });
    }

    private static void AddSettings(IServiceCollection services)
    {
        services.AddSingleton<IEmbeddedProvider, EmbeddedProvider>();
        services.AddScoped<Authenticator>();
        services.AddScoped<MailChange>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<AuthenticatorChange>();
        services.AddScoped<AccountClosing>();
        services.AddSingleton<AccountUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountUpkeep>());
        services.AddAuthorizationBuilder().AddPolicy(
            ProviderSession.OwnerPolicy, policy => policy.AddAuthenticationSchemes(ProviderSession.Scheme).RequireAuthenticatedUser());
    }

    /// <summary>On the provider's own addresses: every address that it tells is the public one, however it was reached.</summary>
    public static void UseIdentityProvider(this WebApplication app)
    {
        // Asked for at the first request: its keys are in the database, which a site that only serves pages does not need.
        if (!app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(PortalClient)))
            return;
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.UseWhen(context => ProviderAddresses.IsProtocol(context.Request.Path), protocol => protocol.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<PortalClient>().EnsureAsync(context.RequestAborted);
            context.Request.Scheme = address.Root.Scheme;
            context.Request.Host = new HostString(address.Root.Authority);
            await next(context);
        }));
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccountsDbContext>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(ProviderAddresses.Authorize.TrimStart('/'))
                    .SetTokenEndpointUris(ProviderAddresses.Token.TrimStart('/'))
                    .SetEndSessionEndpointUris(ProviderAddresses.EndSession.TrimStart('/'))
                    .SetRevocationEndpointUris(ProviderAddresses.Revocation.TrimStart('/'))
                    .SetConfigurationEndpointUris(ProviderAddresses.Configuration.TrimStart('/'))
                    .SetJsonWebKeySetEndpointUris(ProviderAddresses.KeySet.TrimStart('/'));
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);
                server.RegisterClaims(Claims.Subject, Claims.PreferredUsername, Claims.Email, Claims.EmailVerified, Claims.AuthenticationTime);
                server.SetAuthorizationCodeLifetime(CodeLifetime).SetAccessTokenLifetime(AccessTokenLifetime).SetIdentityTokenLifetime(AccessTokenLifetime)
                    .SetRefreshTokenLifetime(ProviderSession.Lifetime).SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(10));
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .SuppressJsonResponseIndentation()
                    // Whether https is needed is decided once for the whole site, at its start; a proxy may end it before us.
                    .DisableTransportSecurityRequirement();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<PublicAddress, ProviderKeys>((server, address, keys) =>
        {
            server.Issuer = address.Root;
            server.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
            server.EncryptionCredentials.Add(new EncryptingCredentials(keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
            server.CodeChallengeMethods.Clear();
            server.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        });
    }
}

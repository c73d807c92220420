using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Tests.Provider;

/// <summary>
/// A town's OpenID provider as a process of its own, with its own accounts: it shares nothing with the site but OpenID Connect. What a town's administrator
/// does by hand is done here by <c>/administration</c>.
/// </summary>
internal static class ProviderHost
{
    private const string Database = "Data Source=fournisseur;Mode=Memory;Cache=Shared";

    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var clock = new MovedClock();
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(clock).AddSingleton<Residents>().AddSingleton<ClientAdministration>();
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(Database).UseOpenIddict());
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "fournisseur";
            cookie.LoginPath = SignInPages.Address;
            cookie.ReturnUrlParameter = SignInPages.ReturnParameter;
        });
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("oauth/autorisation").SetTokenEndpointUris("oauth/jeton").SetEndSessionEndpointUris("oauth/fin")
                    .SetPushedAuthorizationEndpointUris("oauth/demande");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
                server.RegisterScopes(Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);
                server.AddSigningKey(new RsaSecurityKey(RSA.Create(2048)));
                server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
            });
        builder.Services.Configure<OpenIddictServerOptions>(server => server.TimeProvider = clock);

        await using var app = builder.Build();
        using var kept = new SqliteConnection(Database);
        await kept.OpenAsync();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        app.UseAuthentication();
        app.MapSignIn();
        app.MapProtocol();
        app.MapAdministration();
        await app.RunAsync();
    }
}

/// <summary>The real clock, as far off as a test wants it.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

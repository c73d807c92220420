using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Tests.Users;

/// <summary>The town's OpenID provider: a real one on a real socket, which signs in whoever the test says without asking.</summary>
internal sealed class TownProvider : IAsyncDisposable
{
    public const string ClientId = "portail-famille";
    public const string ClientSecret = "le-secret-du-portail";

    private readonly WebApplication _app;
    private readonly string _callback;

    private TownProvider(string callback)
    {
        _callback = callback;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Profile, Scopes.Email);
            server.AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
            server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.RedirectUri != _callback)
                    context.Reject(Errors.InvalidClient, "Unknown client or address.");
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    context.Reject(Errors.InvalidClient, "Unknown client or secret.");
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.Principal = Principal(context.Request);
                return ValueTask.CompletedTask;
            }));
        });
        _app = builder.Build();
        _app.UseRouting();
        _app.UseAuthentication();
        _app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Who signs in next.</summary>
    public string Subject { get; set; } = "agent-1";
    public string Name { get; set; } = "Édith Rédactrice";
    public string? Email { get; set; } = "edith@ville.exemple.fr";
    public bool IsEmailVerified { get; set; }
    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <param name="callback">The one address that it sends people back to.</param>
    public static async Task<TownProvider> StartAsync(string callback)
    {
        var provider = new TownProvider(callback);
        await provider._app.StartAsync();
        provider.Address = new Uri(provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ClaimsPrincipal Principal(OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("Town", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Name, Name).SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, IsEmailVerified);
        foreach (var group in Groups)
            identity.AddClaim("groups", group);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}

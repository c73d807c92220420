using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Tests.Provider;

/// <summary>What OpenIddict leaves to the application.</summary>
internal static class Protocol
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapProtocol(this WebApplication app)
    {
        app.MapGet("/oauth/autorisation", async (HttpContext context) =>
        {
            var session = await context.AuthenticateAsync();
            return session.Principal is { } person
                ? Results.SignIn(Answer(person, context.GetOpenIddictServerRequest()!.GetScopes()), authenticationScheme: Scheme)
                : Results.Challenge();
        });
        app.MapPost("/oauth/jeton", async (HttpContext context, Residents residents, ClientAdministration clients) =>
        {
            var granted = (await context.AuthenticateAsync(Scheme)).Principal!;
            if (context.GetOpenIddictServerRequest()!.IsRefreshTokenGrantType())
                clients.CountRefresh();
            return residents.IsOpen(granted.GetClaim(Claims.Subject)!)
                ? Results.SignIn(Answer(granted, granted.GetScopes()), authenticationScheme: Scheme)
                : Results.Forbid(
                    new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant }), [Scheme]);
        });
        app.MapGet("/oauth/fin", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.SignOut(authenticationSchemes: [Scheme]);
        });
    }

    private static ClaimsPrincipal Answer(ClaimsPrincipal person, IEnumerable<string> scopes)
    {
        var name = person.GetClaim(Claims.Subject)!;
        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, name).SetClaim(Claims.PreferredUsername, name)
            .SetClaim(Claims.Email, $"{name}@exemple.fr").SetClaim(Claims.EmailVerified, true).SetClaim(SignInPages.SessionId, person.GetClaim(SignInPages.SessionId));
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}

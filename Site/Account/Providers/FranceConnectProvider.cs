using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>
/// FranceConnect v2, which refuses every parameter that it does not know: no PKCE, no response mode, no telemetry. Signing in through it says who somebody
/// is in the civil registry; it brings no verified mail address, and the portal keeps none of the identity.
/// </summary>
internal sealed class FranceConnectProvider(IOptions<FranceConnectOptions> settings, RelyingParty party) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>The level that is asked for (eIDAS « low »), and those that are as good.</summary>
    private const string Level = "eidas1";
    private static readonly string[] Levels = [Level, "eidas2", "eidas3"];

    private static readonly string[] DefaultScopes = [Claims.GivenName, Claims.FamilyName, Claims.PreferredUsername];

    private static readonly string[] AuthorizeParameters =
        [Parameters.ClientId, Parameters.ResponseType, Parameters.Scope, Parameters.RedirectUri, Parameters.State, Parameters.Nonce, Parameters.AcrValues];

    private static readonly string[] LogoutParameters = [Parameters.IdTokenHint, Parameters.PostLogoutRedirectUri, Parameters.State];

    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != SignInProviders.FranceConnect)
            return;
        var franceConnect = settings.Value;
        party.Shape(options, new(
            SignInProviders.FranceConnect,
            franceConnect.Authority,
            franceConnect.ClientId!,
            () => franceConnect.InternalAddress,
            franceConnect.Scopes.Count > 0 ? franceConnect.Scopes : DefaultScopes,
            AccountAddresses.FranceConnectReturn,
            AccountAddresses.FranceConnectSignOutReturn));
        options.UsePkce = false;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        // The state is the handler's own business, as with its own validator.
        options.ProtocolValidator = new LettersAndDigits { RequireTimeStampInNonce = false, RequireStateValidation = false, RequireState = false };
        options.TokenValidationParameters.ValidAlgorithms = FranceConnectUserInfo.Algorithms;

        var (authorize, signOut) = (options.Events.OnRedirectToIdentityProvider, options.Events.OnRedirectToIdentityProviderForSignOut);
        options.Events.OnRedirectToIdentityProvider = async context =>
        {
            await authorize(context);
            context.ProtocolMessage.AcrValues = Level;
            Keep(context.ProtocolMessage, AuthorizeParameters);
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = async context =>
        {
            await signOut(context);
            // The handler adds the state after this event.
            Keep(context.ProtocolMessage, LogoutParameters);
        };
        options.Events.OnTokenValidated = ValidateAsync;
    }

    private static async Task ValidateAsync(TokenValidatedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        try
        {
            if (!Levels.Contains(identity.FindFirst(Claims.AuthenticationContextReference)?.Value))
                throw new SecurityTokenException("FranceConnect vouches at another level than it was asked for.");
            var said = await FranceConnectUserInfo.ReadAsync(
                context.Options, context.TokenEndpointResponse!.AccessToken, identity.FindFirst(Claims.Subject)!.Value, context.HttpContext.RequestAborted);
            if (FranceConnectUserInfo.NameOf(said) is { } name)
                identity.AddClaim(new Claim(Claims.Name, name));
        }
        catch (Exception failure) when (failure is SecurityTokenException or HttpRequestException or IOException or InvalidOperationException)
        {
            context.Fail(failure);
        }
    }

    private static void Keep(OpenIdConnectMessage message, string[] known)
    {
        foreach (var other in message.Parameters.Keys.Except(known).ToList())
            message.RemoveParameter(other);
    }

    /// <summary>FranceConnect asks for 22 characters or more, and its own tests for letters and digits alone.</summary>
    private sealed class LettersAndDigits : OpenIdConnectProtocolValidator
    {
        public override string GenerateNonce() => RandomNumberGenerator.GetHexString(64, lowercase: true);
    }
}

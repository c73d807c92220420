using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>
/// Asks the provider again when its tokens run out (RFC 6749, section 6): who has lost the account or changed the password there is signed out here. A
/// provider that does not answer ends nobody's session.
/// </summary>
internal sealed partial class SessionRefresh(
    IOptionsMonitor<OpenIdConnectOptions> handlers, SignInProviders providers, ClientCredentials credentials, TimeProvider time, ILogger<SessionRefresh> log)
{
    private const string ExpiresAt = "expires_at";

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // A provider that the settings no longer name vouches for nobody.
        if (!context.Properties.Items.TryGetValue(RelyingParty.SchemeItem, out var scheme) || !providers.IsOffered(scheme))
        {
            await EndAsync(context);
            return;
        }
        if (context.Properties.GetTokenValue("refresh_token") is not { } refreshToken
            || !DateTimeOffset.TryParse(context.Properties.GetTokenValue(ExpiresAt), CultureInfo.InvariantCulture, out var expiresAt)
            || expiresAt > time.GetUtcNow())
            return;

        switch (await RefreshAsync(scheme!, refreshToken, context.HttpContext.RequestAborted))
        {
            case { Tokens: { } tokens }:
                foreach (var (name, value) in tokens)
                    context.Properties.UpdateTokenValue(name, value);
                context.ShouldRenew = true;
                break;
            case { Refused: true }:
                await EndAsync(context);
                break;
        }
    }

    private static async Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SessionCookie.Scheme);
    }

    private async Task<Outcome> RefreshAsync(string scheme, string refreshToken, CancellationToken cancellation)
    {
        try
        {
            var provider = handlers.Get(scheme);
            var configuration = await provider.ConfigurationManager!.GetConfigurationAsync(cancellation);
            var request = new OpenIdConnectMessage { GrantType = GrantTypes.RefreshToken };
            request.SetParameter(Parameters.RefreshToken, refreshToken);
            credentials.For(scheme).AddTo(request, configuration.Issuer);
            using var body = new FormUrlEncodedContent(request.Parameters);
            using var response = await provider.Backchannel.PostAsync(configuration.TokenEndpoint, body, cancellation);
            if ((int)response.StatusCode is >= 400 and < 500)
                return new Outcome(Refused: true);
            if (!response.IsSuccessStatusCode)
                return new Outcome();
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
            return new Outcome(Tokens: TokensOf(answer.RootElement));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or InvalidOperationException or IOException or JsonException
            || (unreachable is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            NotAnswering(unreachable.GetType().Name);
            return new Outcome();
        }
    }

    private Dictionary<string, string> TokensOf(JsonElement answer)
    {
        var tokens = new Dictionary<string, string>();
        foreach (var name in new[] { "access_token", "refresh_token", "id_token" })
            if (answer.TryGetProperty(name, out var value) && value.GetString() is { } token)
                tokens[name] = token;
        var seconds = answer.TryGetProperty("expires_in", out var lifetime) && lifetime.TryGetInt32(out var given) ? given : 300;
        tokens[ExpiresAt] = time.GetUtcNow().AddSeconds(seconds).ToString("o", CultureInfo.InvariantCulture);
        return tokens;
    }

    [LoggerMessage(LogLevel.Warning, "The OpenID provider did not answer a refresh ({Exception}); the session goes on.")]
    private partial void NotAnswering(string exception);

    private readonly record struct Outcome(Dictionary<string, string>? Tokens = null, bool Refused = false);
}

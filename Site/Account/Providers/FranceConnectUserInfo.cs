using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>What FranceConnect's userinfo endpoint says: a signed token, whose signature ASP.NET Core's own call would not look at.</summary>
internal static class FranceConnectUserInfo
{
    public static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];

    private const string MediaType = "application/jwt";
    private const string GivenNames = "given_name_array";

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <param name="subject">Whom the identity token means; the answer must mean the same.</param>
    /// <exception cref="SecurityTokenException">The answer is not FranceConnect's, not for the portal, or about somebody else.</exception>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public static async Task<ClaimsIdentity> ReadAsync(OpenIdConnectOptions options, string accessToken, string subject, CancellationToken cancellation)
    {
        var configuration = await options.ConfigurationManager!.GetConfigurationAsync(cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.ParseAdd(MediaType);
        using var response = await options.Backchannel.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType != MediaType)
            throw new SecurityTokenException("FranceConnect's userinfo is no signed token.");

        // With an unknown key the handler asks the configuration once more for its keys, then refuses.
        var result = await Tokens.ValidateTokenAsync(await response.Content.ReadAsStringAsync(cancellation), new TokenValidationParameters
        {
            ConfigurationManager = (ProviderConfiguration)options.ConfigurationManager,
            ValidAlgorithms = Algorithms,
            ValidIssuer = configuration.Issuer,
            ValidAudience = options.ClientId,
            // It lives for this one answer, and need not say how long.
            RequireExpirationTime = false,
        });
        if (!result.IsValid)
            throw result.Exception as SecurityTokenException ?? new SecurityTokenException("FranceConnect's userinfo is not valid.", result.Exception);
        if (result.ClaimsIdentity.FindFirst(Claims.Subject)?.Value != subject)
            throw new SecurityTokenException("FranceConnect's userinfo is about somebody else.");
        return result.ClaimsIdentity;
    }

    /// <summary>First given name and the name in use, or the birth name where there is no other; null when the scopes bring neither.</summary>
    public static string? NameOf(ClaimsIdentity identity)
    {
        string?[] names =
        [
            identity.FindFirst(GivenNames)?.Value ?? identity.FindFirst(Claims.GivenName)?.Value,
            identity.FindFirst(Claims.PreferredUsername)?.Value is { Length: > 0 } usual ? usual : identity.FindFirst(Claims.FamilyName)?.Value,
        ];
        return string.Join(' ', names.Where(name => !string.IsNullOrWhiteSpace(name))) is { Length: > 0 } name ? name : null;
    }
}

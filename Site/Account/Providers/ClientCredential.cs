using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>How the portal proves to a provider who it is: a secret in the body of the request, or a token signed with its key. Never HTTP Basic.</summary>
internal sealed class ClientCredential(string clientId, string? secret, SigningCredentials? key, TimeProvider time)
{
    /// <summary>So that no other token of ours can be taken for it; older providers do not look at it.</summary>
    private const string AssertionType = "client-authentication+jwt";

    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="message">A request to the provider's token endpoint or to its like.</param>
    /// <param name="issuer">The provider, for whom alone the proof is good.</param>
    public void AddTo(OpenIdConnectMessage message, string issuer)
    {
        message.ClientId = clientId;
        if (key is null)
        {
            message.ClientSecret = secret;
            return;
        }
        message.ClientSecret = null;
        message.ClientAssertionType = ClientAssertionTypes.JwtBearer;
        message.ClientAssertion = Assertion(issuer);
    }

    /// <summary>RFC 7523, section 3. Issuer and token endpoint are both usual as audience; the issuer is what its successor asks for.</summary>
    private string Assertion(string issuer)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _tokens.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = AssertionType,
            Issuer = clientId,
            Audience = issuer,
            Claims = new Dictionary<string, object> { [Claims.Subject] = clientId, [Claims.JwtId] = Guid.NewGuid().ToString("N") },
            IssuedAt = now,
            Expires = now + AssertionLifetime,
            SigningCredentials = key,
        });
    }
}

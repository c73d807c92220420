using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Site.Account;

/// <summary>The OpenID providers that people may choose from.</summary>
public sealed class SignInProviders(IOptions<OidcOptions> oidc, IOptionsMonitor<OpenIdConnectOptions> handlers)
{
    /// <summary>The scheme of the provider in section <c>Authentication:Oidc</c>.</summary>
    public const string Oidc = "oidc";

    public IReadOnlyList<OfferedProvider> Offered => [new(Oidc, oidc.Value.DisplayName)];

    public bool IsOffered(string scheme) => Offered.Any(provider => provider.Scheme == scheme);

    /// <summary>Whether the provider's configuration can be read, which every sign-in begins with.</summary>
    public async Task<bool> AnswersAsync(string scheme, CancellationToken cancellation)
    {
        try
        {
            await handlers.Get(scheme).ConfigurationManager!.GetConfigurationAsync(cancellation);
            return true;
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or IOException or HttpRequestException)
        {
            return false;
        }
    }
}

/// <param name="Scheme">By which the sign-in page names it.</param>
/// <param name="Name">What its button says.</param>
public sealed record OfferedProvider(string Scheme, string Name);

using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Site.Web;

namespace Site.Account;

/// <summary>The OpenID providers that people may choose from.</summary>
public sealed class SignInProviders(
    IOptions<OidcOptions> oidc, IOptions<FranceConnectOptions> franceConnect, IOptionsMonitor<OpenIdConnectOptions> handlers, PublicAddress address)
{
    /// <summary>The scheme of the provider in section <c>Authentication:Oidc</c>.</summary>
    public const string Oidc = "oidc";

    /// <summary>The scheme of section <c>Authentication:FranceConnect</c>.</summary>
    public const string FranceConnect = "franceconnect";

    public IReadOnlyList<OfferedProvider> Offered
    {
        get
        {
            var main = new OfferedProvider(Oidc, oidc.Value.DisplayName, oidc.Value.Authority ?? address.Root);
            return OffersFranceConnect ? [main, new(FranceConnect, "FranceConnect", franceConnect.Value.Authority)] : [main];
        }
    }

    /// <summary>Whether the main provider is this site itself.</summary>
    public bool IsEmbedded => oidc.Value.IsEmbedded;

    public bool OffersFranceConnect => franceConnect.Value.IsOn;

    /// <summary>As accounts may name them: <see cref="IEmbeddedProvider.Issuer"/>, others with and without a slash at the end.</summary>
    public IReadOnlyCollection<string> Issuers => [.. Offered.SelectMany(StoredIssuersOf)];

    public IReadOnlyCollection<string> IssuersOf(string scheme) => [.. Offered.Where(provider => provider.Scheme == scheme).SelectMany(StoredIssuersOf)];

    /// <summary>How sessions name the provider that names itself like this.</summary>
    public string StoredIssuer(string issuer) => IsEmbedded && issuer.TrimEnd('/') == address.Root.ToString().TrimEnd('/') ? IEmbeddedProvider.Issuer : issuer;

    public bool IsOffered(string? scheme) => Offered.Any(provider => provider.Scheme == scheme);

    /// <summary>Whether the provider's configuration can be read, which every sign-in begins with.</summary>
    public async Task<bool> AnswersAsync(string scheme, CancellationToken cancellation) => await ConfigurationOfAsync(scheme, cancellation) is not null;

    /// <summary>Whether the provider answers and has sessions that the portal can end (OpenID Connect RP-Initiated Logout 1.0).</summary>
    public async Task<bool> EndsSessionsAsync(string scheme, CancellationToken cancellation) =>
        await ConfigurationOfAsync(scheme, cancellation) is { EndSessionEndpoint.Length: > 0 };

    private string[] StoredIssuersOf(OfferedProvider provider) => provider.Scheme == Oidc && IsEmbedded ? [IEmbeddedProvider.Issuer] : provider.Issuers;

    private async Task<Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectConfiguration?> ConfigurationOfAsync(string scheme, CancellationToken cancellation)
    {
        try
        {
            return await handlers.Get(scheme).ConfigurationManager!.GetConfigurationAsync(cancellation);
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }
}

/// <param name="Scheme">By which the sign-in page names it.</param>
/// <param name="Name">What its button says.</param>
/// <param name="Authority">Its issuer.</param>
public sealed record OfferedProvider(string Scheme, string Name, Uri Authority)
{
    internal string[] Issuers => [Authority.ToString().TrimEnd('/'), Authority.ToString().TrimEnd('/') + "/"];
}

using System.ComponentModel.DataAnnotations;

namespace Site.Account;

/// <summary>What the settings say of any OpenID provider.</summary>
public abstract class OpenIdProviderOptions
{
    /// <summary>As the provider's administrator gave it.</summary>
    public string? ClientId { get; set; }

    /// <summary>Sent in the body of the request (<c>client_secret_post</c>).</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Instead of a secret: path of a PEM file with the private key (EC P-256 or RSA) that signs who the portal is (<c>private_key_jwt</c>, RFC 7523).
    /// </summary>
    public string? PrivateKey { get; set; }

    /// <summary>
    /// Where the site itself reaches the provider, when the public address cannot be reached from inside, e.g. <c>http://identite.interne:8080</c>.
    /// Only scheme, host and port are replaced.
    /// </summary>
    public Uri? InternalAddress { get; set; }

    /// <param name="section">To name the setting.</param>
    /// <param name="authority">The issuer.</param>
    protected IEnumerable<ValidationResult> Validate(string section, Uri authority)
    {
        if (InternalAddress is { } inside && !IsWeb(inside))
            yield return new ValidationResult($"{section}:InternalAddress must be an address such as http://identite.interne:8080.");
        if (!IsWeb(authority))
            yield return new ValidationResult($"{section}:Authority must be an address such as https://identite.exemple.fr.");
        else if (authority.Scheme == Uri.UriSchemeHttp && !authority.IsLoopback)
            yield return new ValidationResult($"{section}:Authority must begin with https.");
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new ValidationResult($"{section}:ClientId is missing: the provider's administrator gives it.");
        if (PrivateKey is null)
            yield break;
        if (ClientSecret is not null)
            yield return new ValidationResult($"{section}:ClientSecret and {section}:PrivateKey are both given: the provider knows one of them.");
        if (ClientKey.ProblemWith(PrivateKey) is { } problem)
            yield return new ValidationResult($"{section}:PrivateKey, {PrivateKey}: {problem}");
    }

    protected static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";
}

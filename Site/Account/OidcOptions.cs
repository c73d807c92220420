using System.ComponentModel.DataAnnotations;

namespace Site.Account;

/// <summary>Section <c>Authentication:Oidc</c>: the OpenID provider where parents have their account. Without an authority it is the embedded one.</summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string Section = "Authentication:Oidc";

    /// <summary>The portal's client id at the embedded provider.</summary>
    public const string EmbeddedClientId = "portail-famille";

    /// <summary>The issuer, e.g. <c>https://identite.exemple.fr</c>; its configuration is read below it at <c>/.well-known/openid-configuration</c>.</summary>
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Beside <c>openid</c>.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>
    /// Where the site itself reaches the provider, when the public address cannot be reached from inside, e.g. <c>http://identite.interne:8080</c>.
    /// Only scheme, host and port are replaced.
    /// </summary>
    public Uri? InternalAddress { get; set; }

    /// <summary>What its button says, when people may choose.</summary>
    public string DisplayName { get; set; } = "Mon compte Portail famille";

    /// <summary>Where « Créer mon compte » leads with another provider.</summary>
    public Uri? SignUpAddress { get; set; }

    /// <summary>Where « Mot de passe oublié ? » leads with another provider.</summary>
    public Uri? ForgottenPasswordAddress { get; set; }

    /// <summary>Where people change mail address and password with another provider.</summary>
    public Uri? ManageAddress { get; set; }

    public bool IsEmbedded => Authority is null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InternalAddress is { } inside && (!inside.IsAbsoluteUri || inside.Scheme is not ("http" or "https")))
            yield return new ValidationResult($"{Section}:InternalAddress must be an address such as http://identite.interne:8080.");
        foreach (var (name, page) in new[] { (nameof(SignUpAddress), SignUpAddress), (nameof(ForgottenPasswordAddress), ForgottenPasswordAddress), (nameof(ManageAddress), ManageAddress) })
            if (page is not null && (!page.IsAbsoluteUri || page.Scheme is not ("http" or "https")))
                yield return new ValidationResult($"{Section}:{name} must be an address such as https://identite.exemple.fr/compte.");
        if (Authority is not { } authority)
        {
            if (ClientId is not null || ClientSecret is not null)
                yield return new ValidationResult($"{Section}:Authority is missing: name the provider's issuer, e.g. https://identite.exemple.fr.");
            yield break;
        }
        if (!authority.IsAbsoluteUri || authority.Scheme is not ("http" or "https"))
            yield return new ValidationResult($"{Section}:Authority must be an address such as https://identite.exemple.fr.");
        else if (authority.Scheme == Uri.UriSchemeHttp && !authority.IsLoopback)
            yield return new ValidationResult($"{Section}:Authority must begin with https.");
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new ValidationResult($"{Section}:ClientId is missing: the provider's administrator gives it.");
    }
}

using System.ComponentModel.DataAnnotations;

namespace Site.Account;

/// <summary>Section <c>Authentication:Oidc</c>: the OpenID provider where parents have their account. Without an authority it is the embedded one.</summary>
public sealed class OidcOptions : OpenIdProviderOptions, IValidatableObject
{
    public const string Section = "Authentication:Oidc";

    /// <summary>The portal's client id at the embedded provider.</summary>
    public const string EmbeddedClientId = "portail-famille";

    /// <summary>The issuer, e.g. <c>https://identite.exemple.fr</c>; its configuration is read below it at <c>/.well-known/openid-configuration</c>.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Beside <c>openid</c>.</summary>
    public IList<string> Scopes { get; } = [];

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
        var pages = new[] { (nameof(SignUpAddress), SignUpAddress), (nameof(ForgottenPasswordAddress), ForgottenPasswordAddress), (nameof(ManageAddress), ManageAddress) }
            .Where(page => page.Item2 is { } address && !IsWeb(address))
            .Select(page => new ValidationResult($"{Section}:{page.Item1} must be an address such as https://identite.exemple.fr/compte."));
        if (Authority is { } authority)
            return pages.Concat(Validate(Section, authority));
        return ClientId is null && ClientSecret is null && PrivateKey is null
            ? pages
            : pages.Append(new ValidationResult($"{Section}:Authority is missing: name the provider's issuer, e.g. https://identite.exemple.fr."));
    }
}

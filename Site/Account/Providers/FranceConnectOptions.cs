using System.ComponentModel.DataAnnotations;

namespace Site.Account;

/// <summary>Section <c>Authentication:FranceConnect</c>: FranceConnect v2 as a second way to sign in. Off without a client id.</summary>
public sealed class FranceConnectOptions : OpenIdProviderOptions, IValidatableObject
{
    public const string Section = "Authentication:FranceConnect";

    /// <summary>The issuer: production, or <c>https://fcp-low.sbx.dev-franceconnect.fr/api/v2</c> to try it.</summary>
    public Uri Authority { get; set; } = new("https://oidc.franceconnect.gouv.fr/api/v2");

    /// <summary>Beside <c>openid</c>; empty: what a greeting needs. Only what the town has declared to FranceConnect.</summary>
    public IList<string> Scopes { get; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(ClientId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
            return ClientSecret is null && PrivateKey is null ? [] : [new ValidationResult($"{Section}:ClientId is missing: FranceConnect's partner area gives it.")];
        var problems = Validate(Section, Authority);
        return ClientSecret is null && PrivateKey is null
            ? problems.Append(new ValidationResult($"{Section}:ClientSecret or {Section}:PrivateKey is missing: FranceConnect asks for one of them."))
            : problems;
    }
}

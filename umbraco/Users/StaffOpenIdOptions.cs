using System.ComponentModel.DataAnnotations;

namespace Site.Cms.Users;

/// <summary>Section <c>Cms:StaffSignIn:OpenId</c>: the town's OpenID provider, with which staff may sign in beside their accounts here. Off without an authority.</summary>
public sealed class StaffOpenIdOptions : IValidatableObject
{
    public const string Section = "Cms:StaffSignIn:OpenId";

    /// <summary>Where the provider sends people back to; to be registered there, behind the backoffice's address.</summary>
    public const string CallbackPath = "/umbraco/signin-oidc";

    /// <summary>The provider's address, below which <c>.well-known/openid-configuration</c> stands.</summary>
    public Uri? Authority { get; set; }

    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>The claim that names a person's groups; it may come several times or as a list.</summary>
    public string GroupClaim { get; set; } = "groups";

    /// <summary>
    /// A value of that claim → alias of a user group here. These groups are given and taken at each sign-in; those that are not named stay as
    /// administrators gave them. Who has none of them does not come in.
    /// </summary>
    public IDictionary<string, string> Groups { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Asked for beside <c>openid</c>, <c>profile</c> and <c>email</c>, where the provider gives groups for a scope of its own.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>
    /// The provider's mail addresses are verified, though it does not say so (<c>email_verified</c>). An account that exists here is then linked to the
    /// person with its address.
    /// </summary>
    public bool TrustMail { get; set; }

    public bool IsOn => Authority is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is not { } authority)
        {
            if (!string.IsNullOrWhiteSpace(ClientId))
                yield return new ValidationResult($"{Section}:Authority is missing: give the provider's address, e.g. https://connexion.exemple.fr.");
            yield break;
        }
        if (!authority.IsAbsoluteUri || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            yield return new ValidationResult($"{Section}:Authority is « {authority} »: an https address is needed.");
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new ValidationResult($"{Section}:ClientId is missing.");
        if (string.IsNullOrEmpty(ClientSecret))
            yield return new ValidationResult($"{Section}:ClientSecret is missing.");
        if (string.IsNullOrWhiteSpace(GroupClaim))
            yield return new ValidationResult($"{Section}:GroupClaim is empty: name the claim that holds groups.");
        if (Groups.Count == 0)
            yield return new ValidationResult($"{Section}:Groups is empty: without a group nobody could sign in. Example: {Section}:Groups:redaction=editor.");
        foreach (var (claim, _) in Groups.Where(group => string.IsNullOrWhiteSpace(group.Value)))
            yield return new ValidationResult($"{Section}:Groups:{claim} names no user group.");
    }
}

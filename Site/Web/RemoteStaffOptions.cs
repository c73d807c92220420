using System.ComponentModel.DataAnnotations;

namespace Site.Web;

/// <summary>Section <c>Cms:ManagementApi</c>: a full Umbraco whose staff use the portal's own staff APIs, in place of the embedded CMS's.</summary>
public sealed class RemoteStaffOptions : IValidatableObject
{
    public const string Section = "Cms:ManagementApi";

    /// <summary>Null: staff are the embedded CMS's.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>An API user's client credentials, to look up who asked for mails; without them none are sent.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseAddress is { } address && (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)))
            yield return new ValidationResult($"{Section}:BaseAddress must be an https address (http on this machine only).");
        if (ClientId is null != ClientSecret is null)
            yield return new ValidationResult($"{Section}:ClientId and ClientSecret go together.");
    }
}

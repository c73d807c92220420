using System.ComponentModel.DataAnnotations;

namespace Site.Cms.Delivery;

/// <summary>Who may read the Content Delivery API. Section <c>Cms:DeliveryApi</c>.</summary>
public sealed class DeliveryOptions : IValidatableObject
{
    public const string Section = "Cms:DeliveryApi";

    /// <summary>Without it nobody sees drafts. At least 16 characters.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whether published content is given without a key.</summary>
    public bool PublicAccess { get; set; } = true;

    /// <summary>Whether the media library is given too.</summary>
    public bool MediaEnabled { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKey is { Length: < 16 })
            yield return new ValidationResult($"{Section}:ApiKey needs at least 16 characters.", [nameof(ApiKey)]);
        if (!PublicAccess && ApiKey is null)
            yield return new ValidationResult($"{Section}:PublicAccess is off, so {Section}:ApiKey is needed.", [nameof(ApiKey)]);
    }
}

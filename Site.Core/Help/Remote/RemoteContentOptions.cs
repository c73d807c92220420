using System.ComponentModel.DataAnnotations;

namespace Site.Core.Help.Remote;

/// <summary>Where the contents of a CMS elsewhere are read. Section <c>Cms:DeliveryApi</c>; counts with <c>Cms:Source=remote</c>.</summary>
public sealed class RemoteContentOptions : IValidatableObject
{
    public const string Section = "Cms:DeliveryApi";

    /// <summary>Of a server that speaks Umbraco's Content Delivery API v2, e.g. <c>https://umbraco.exemple.fr</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Further addresses of the same CMS, such as the one under which editors work: what texts name by them is shown as the site's own.</summary>
    public IList<Uri> OtherAddresses { get; } = [];

    /// <summary>Sent as <c>Api-Key</c>; null where published content is given without one.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How often the CMS is asked whether anything has changed.</summary>
    [Range(5, 3600)]
    public int PollSeconds { get; set; } = 60;

    /// <summary>How long one answer is waited for.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseAddress is null)
            yield return new ValidationResult($"Cms:Source is remote, so {Section}:BaseAddress is needed: the address of the CMS.");
        if (OtherAddresses.Any(address => !address.IsAbsoluteUri))
            yield return new ValidationResult($"{Section}:OtherAddresses must be whole addresses, such as https://redaction.exemple.fr.");
        if (BaseAddress is not null && (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https") || (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)))
            yield return new ValidationResult($"{Section}:BaseAddress must be an https address (http on this machine only).");
    }
}

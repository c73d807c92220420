using System.ComponentModel.DataAnnotations;

namespace Site.Web;

/// <summary>Section <c>Site</c>.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>The address people type, e.g. <c>https://famille.exemple.fr</c>. Required in Production; in Development the listening address serves.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Addresses or networks (CIDR) of the reverse proxies whose <c>X-Forwarded-*</c> headers count. None by default.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/"))
            yield return new ValidationResult("Site:PublicAddress must be an address such as https://famille.exemple.fr, without a path.");
        foreach (var proxy in TrustedProxies)
            if (!System.Net.IPNetwork.TryParse(proxy, out _) && !System.Net.IPAddress.TryParse(proxy, out _))
                yield return new ValidationResult($"Site:TrustedProxies: « {proxy} » is neither an IP address nor a network such as 10.0.0.0/8.");
    }
}

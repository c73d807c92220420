using System.ComponentModel.DataAnnotations;

namespace Site.Core.Billing.PayFip;

/// <summary>Section <c>Billing:PayFip</c>: where PayFiP is, and in which of its modes it is asked.</summary>
public sealed class PayFipOptions : IValidatableObject
{
    public const string Section = "Billing:PayFip";

    /// <summary>Where the SOAP calls go.</summary>
    public Uri Endpoint { get; set; } = new("https://www.payfip.gouv.fr/tpa/services/securite");

    /// <summary>Where the payer is sent, without <c>?idop=</c>.</summary>
    public Uri PaymentPage { get; set; } = new("https://www.payfip.gouv.fr/tpa/paiementws.web");

    /// <summary><c>T</c> test, <c>X</c> activation, <c>W</c> production. Money moves in production only.</summary>
    public string Saisie { get; set; } = "W";

    /// <summary>How long one call may last.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (setting, address) in new[] { (nameof(Endpoint), Endpoint), (nameof(PaymentPage), PaymentPage) })
            if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
                yield return new ValidationResult($"{Section}:{setting} is {address}: give an https address (http on this machine only).");
        if (Saisie is not ("T" or "X" or "W"))
            yield return new ValidationResult($"{Section}:Saisie is « {Saisie} »: T (test), X (activation) or W (production).");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2))
            yield return new ValidationResult($"{Section}:Timeout is {Timeout}: between 1 second and 2 minutes, e.g. 00:00:10.");
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Web;

namespace Site.Help;

/// <summary>The parts of the portal that are not open yet say so, and what to do meanwhile.</summary>
[OutputCache(PolicyName = CachePolicy)]
public sealed class SoonController(HelpReading reading) : PortalController(reading)
{
    [Get(PortalAddresses.Invoices)]
    public IActionResult Invoices() => Soon(new("Factures",
        "Le paiement en ligne n’est pas encore ouvert.",
        "Vous pourrez bientôt y consulter et y payer vos factures."));

    private ViewResult Soon(SoonPage page) => View("Soon", page);
}

public sealed record SoonPage(string Title, string State, string Promise);

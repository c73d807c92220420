using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Billing;
using Site.Core.Billing.PayFip;
using Site.Web;

namespace Site.Billing.PayFip;

/// <summary>
/// What PayFiP and the payer's browser bring back. Neither is believed: both only say that it is time to ask PayFiP. The answers are the same whether an operation
/// exists or not.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PayFipController(PaymentResults results, PaymentReader payments, SecretLinkLimiter limiter) : Controller
{
    private const int LargestForm = 4 * 1024;

    /// <summary>From PayFiP's servers: no cookie, no origin, no signature.</summary>
    [HttpPost(BillingAddresses.Notification), IgnoreAntiforgeryToken]
    [RequestSizeLimit(LargestForm), RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
    public async Task<IActionResult> Notify([FromForm(Name = "idOp")] string? idOp)
    {
        var network = HttpContext.Connection.RemoteIpAddress;
        if (PayFipFormat.IsIdOp(idOp) && limiter.Allows(network) && await results.LookAsync(PayFipProvider.ProviderKey, idOp!, StepSource.Notification, CancellationToken.None) is null)
            limiter.Missed(network);
        return Ok();
    }

    /// <summary>The payer comes back; whoever is signed in and may see the invoice goes on to how the payment stands.</summary>
    [Get(BillingAddresses.Return)]
    public async Task<IActionResult> Back([FromQuery(Name = "idop")] string? idOp)
    {
        // The page is for everybody, so that nobody has looked yet who is signed in.
        var session = await HttpContext.AuthenticateAsync(SessionCookie.Scheme);
        if (session.Principal is { } principal && PortalUser.Of(principal) is { } user && PayFipFormat.IsIdOp(idOp)
            && await payments.FindAsync(user.AccountId, PayFipProvider.ProviderKey, idOp!, HttpContext.RequestAborted) is { } attempt)
            return Redirect(BillingAddresses.PaymentFor(attempt));
        return View("/Billing/PayFip/Back.cshtml");
    }

    /// <summary>Some browsers bring the payer back by a form.</summary>
    [HttpPost(BillingAddresses.Return), IgnoreAntiforgeryToken]
    [RequestSizeLimit(LargestForm)]
    public IActionResult BackByForm([FromQuery(Name = "idop")] string? idOp) => Redirect($"{BillingAddresses.Return}?idop={Uri.EscapeDataString(idOp ?? "")}");
}

using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Billing;
using Site.Help;
using Site.Web;

namespace Site.Billing;

/// <summary>« Contester une ligne »: a message to the service with the line attached.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DisputeController(InvoiceReader invoices, Core.Billing.Disputes disputes, BillingLimiter limiter) : Controller
{
    private const string Route = BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.Dispute + "/{line:int}";

    [Get(Route)]
    public Task<IActionResult> Show(Guid id, int line) => ShowAsync(id, line, null);

    [HttpPost(Route)]
    public async Task<IActionResult> Send(Guid id, int line, [FromForm] DisputeForm form)
    {
        var text = form.Reason?.Trim();
        if (string.IsNullOrEmpty(text))
            ModelState.AddModelError(nameof(form.Reason), InvoiceTexts.NoReason);
        else if (text.Length > Dispute.LongestText)
            ModelState.AddModelError(nameof(form.Reason), InvoiceTexts.ReasonTooLong);
        if (!ModelState.IsValid)
            return await ShowAsync(id, line, form.Reason);
        if (!limiter.AllowsDispute(User.Portal().AccountId))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var result = await disputes.OpenAsync(User.Portal().AccountId, id, line, text!, CancellationToken.None);
        if (result == DisputeResult.NotFound)
            return new MissingPageResult();
        this.Say(result == DisputeResult.Opened ? InvoiceTexts.DisputeSent : InvoiceTexts.DisputeOpen);
        return Redirect(BillingAddresses.InvoiceFor(id));
    }

    private async Task<IActionResult> ShowAsync(Guid id, int line, string? text) =>
        await invoices.FindAsync(User.Portal().AccountId, id, HttpContext.RequestAborted) is { } invoice && invoice.Lines.FirstOrDefault(one => one.Position == line) is { } found
            ? View("/Billing/Disputes/Dispute.cshtml", new DisputePage { Invoice = invoice, Line = found, Reason = text })
            : new MissingPageResult();
}

public sealed class DisputeForm
{
    public string? Reason { get; set; }
}

public sealed class DisputePage
{
    public required InvoiceDetail Invoice { get; init; }

    public required InvoiceLine Line { get; init; }

    public string? Reason { get; init; }
}

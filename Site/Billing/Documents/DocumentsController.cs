using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Site.Account;
using Site.Core.Billing;
using Site.Core.Billing.Documents;
using Site.Help;
using Site.Web;

namespace Site.Billing.Documents;

/// <summary>Invoices, receipts and attestations as PDF, for whoever may see the dossier.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DocumentsController(InvoiceReader invoices, Attestations attestations, BillingLimiter limiter, IServiceProvider services) : Controller
{
    private const string Pdf = "application/pdf";

    private FamilyDocuments Documents => services.GetRequiredService<FamilyDocuments>();

    private Guid Account => User.Portal().AccountId;

    [Get(BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.InvoicePdf)]
    public async Task<IActionResult> Invoice(Guid id) =>
        await invoices.FindAsync(Account, id, HttpContext.RequestAborted) is { } invoice
            ? Write($"facture-{invoice.Summary.Number}", stream => InvoicePdf.Write(Documents.Invoice(invoice), stream))
            : new MissingPageResult();

    [Get(BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.Receipt + "/{payment:guid}")]
    public async Task<IActionResult> Receipt(Guid id, Guid payment) =>
        await invoices.FindAsync(Account, id, HttpContext.RequestAborted) is { } invoice && invoice.Payments.FirstOrDefault(one => one.Id == payment && one.HasReceipt) is { } paid
            ? Write($"recu-{invoice.Summary.Number}", stream => ReceiptPdf.Write(Documents.Receipt(invoice, paid), stream))
            : new MissingPageResult();

    [Get(BillingAddresses.Attestation + "/{dossier:guid}/{year:int:range(2000,2100)}")]
    public async Task<IActionResult> Attestation(Guid dossier, int year)
    {
        if (await attestations.FindAsync(Account, dossier, year, HttpContext.RequestAborted) is not { } attestation)
            return new MissingPageResult();
        if (attestation.Children.Count > 0)
            return Write(string.Create(CultureInfo.InvariantCulture, $"attestation-fiscale-{year}"), stream => AttestationPdf.Write(Documents.Attestation(attestation), stream));
        this.Say(InvoiceTexts.NothingToAttest(year));
        return Redirect(BillingAddresses.Invoices);
    }

    /// <summary>Shown by the browser; saved under a name that tells what it is.</summary>
    private IActionResult Write(string name, Action<Stream> write)
    {
        if (!limiter.AllowsDocument(Account))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var content = new MemoryStream();
        write(content);
        content.Position = 0;
        Response.Headers.ContentDisposition = $"inline; filename=\"{string.Concat(name.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'))}.pdf\"";
        return File(content, Pdf);
    }
}

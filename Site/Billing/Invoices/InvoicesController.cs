using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Account;
using Site.Core.Billing;
using Site.Help;
using Site.Web;

namespace Site.Billing;

/// <summary>« Factures »: the list and one invoice with all that explains it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvoicesController(InvoiceReader invoices, Attestations attestations, IOptions<BillingOptions> options) : Controller
{
    [Get(BillingAddresses.Invoices)]
    public async Task<IActionResult> List() => View(new InvoicesPage(
        await invoices.ListAsync(User.Portal().AccountId, HttpContext.RequestAborted), await attestations.YearsAsync(User.Portal().AccountId, HttpContext.RequestAborted)));

    [Get(BillingAddresses.Invoices + "/{id:guid}")]
    public async Task<IActionResult> Show(Guid id) =>
        await invoices.FindAsync(User.Portal().AccountId, id, HttpContext.RequestAborted) is { } invoice
            ? View("Invoice", new InvoicePage(invoice, options.Value))
            : new MissingPageResult();
}

/// <param name="All">The latest first.</param>
/// <param name="Attestations">The latest year first; those with a child who was young enough.</param>
public sealed record InvoicesPage(IReadOnlyList<InvoiceSummary> All, IReadOnlyList<AttestationYear> Attestations)
{
    /// <summary>Those that ask for something, the one to be paid first on top.</summary>
    public IReadOnlyList<InvoiceSummary> Open { get; } = [.. All.Where(IsOpen).OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)];

    public IReadOnlyList<InvoiceSummary> Settled { get; } = [.. All.Where(invoice => !IsOpen(invoice))];

    /// <summary>In cents, of what can be paid now.</summary>
    public int DueCents => Open.Where(invoice => invoice.Standing.CanPay).Sum(invoice => invoice.Standing.DueCents);

    public bool HasSeveralDossiers => All.Select(invoice => invoice.DossierId).Distinct().Count() > 1;

    private static bool IsOpen(InvoiceSummary invoice) => invoice.Standing.Status is not (InvoiceStatus.Paid or InvoiceStatus.PaidElsewhere or InvoiceStatus.Carried
        or InvoiceStatus.Cancelled or InvoiceStatus.CreditNote);
}

public sealed record InvoicePage(InvoiceDetail Invoice, BillingOptions Options)
{
    public InvoiceSummary Summary => Invoice.Summary;

    public bool IsCreditNote => Summary.Standing.Status == InvoiceStatus.CreditNote;

    /// <summary>« Facture de novembre 2026 », « Avoir de novembre 2026 ».</summary>
    public string Title => $"{(IsCreditNote ? "Avoir" : "Facture")} {BillingTexts.OfMonth(Summary.Period)}";

    /// <summary>By child, in the order of the lines.</summary>
    public IEnumerable<IGrouping<string, InvoiceLine>> Children => Invoice.Lines.GroupBy(line => line.Child);

    public bool CanDispute => !IsCreditNote && Summary.Standing.Status != InvoiceStatus.Cancelled;
}

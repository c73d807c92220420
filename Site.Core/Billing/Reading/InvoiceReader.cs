using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>Reads invoices for the account that is signed in, and for nobody else (<see cref="InvoiceScope"/>).</summary>
public sealed class InvoiceReader(IDbContextFactory<PortalDbContext> contexts, IOptions<BillingOptions> options, TimeProvider time)
{
    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<InvoiceSummary>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var invoices = await InvoiceScope.Invoices(context, accountId, DossierRight.See, time).AsNoTracking().OrderByDescending(invoice => invoice.IssuedAt).ThenByDescending(invoice => invoice.Number)
            .Join(context.Set<Dossier>(), invoice => invoice.DossierId, dossier => dossier.Id, (invoice, dossier) => new { Invoice = invoice, dossier.Number }).ToListAsync(cancellation);
        var standings = await InvoiceScope.StandingsAsync(context, invoices.ConvertAll(one => one.Invoice), time, cancellation);
        return [.. invoices.Select(one => Summary(one.Invoice, one.Number, standings[one.Invoice.Id]))];
    }

    /// <summary>Null when it is not the account's to see, or there is no such invoice.</summary>
    public async Task<InvoiceDetail?> FindAsync(Guid accountId, Guid invoiceId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var invoice = await InvoiceScope.Invoices(context, accountId, DossierRight.See, time).AsNoTracking().Include(one => one.Lines).SingleOrDefaultAsync(one => one.Id == invoiceId, cancellation);
        if (invoice is null)
            return null;
        var dossier = await context.Set<Dossier>().AsNoTracking().SingleAsync(one => one.Id == invoice.DossierId, cancellation);
        var standing = (await InvoiceScope.StandingsAsync(context, [invoice], time, cancellation))[invoiceId];
        var mayPay = await InvoiceScope.Invoices(context, accountId, DossierRight.Pay, time).AnyAsync(one => one.Id == invoiceId, cancellation);
        var entries = await context.Set<JournalEntry>().AsNoTracking().Where(entry => entry.InvoiceId == invoiceId).OrderBy(entry => entry.Id).ToListAsync(cancellation);
        var others = await context.Set<Invoice>().AsNoTracking().Where(one => one.CorrectsId == invoiceId || one.Id == invoice.CorrectsId)
            .Select(one => new RelatedInvoice(one.Id, one.Number, one.State)).ToListAsync(cancellation);
        var disputes = await context.Set<Dispute>().AsNoTracking().Where(dispute => dispute.InvoiceId == invoiceId).OrderBy(dispute => dispute.At)
            .Select(dispute => new OwnDispute(dispute.Number, dispute.LinePosition, dispute.At, dispute.Outcome, dispute.Answer)).ToListAsync(cancellation);
        var attempt = standing.AttemptId is { } id ? await context.Set<PaymentAttempt>().AsNoTracking().SingleAsync(one => one.Id == id, cancellation) : null;
        return new InvoiceDetail(
            Summary(invoice, dossier.Number, standing), dossier.FamilyName, Address(dossier), [.. invoice.Lines.OrderBy(line => line.Position)],
            [.. entries.Select(entry => new Payment(entry.Id, entry.Day, entry.Cents, entry.Means, entry.Reference))], others, disputes, mayPay, invoice.Refdet, invoice.HandOverReference,
            options.Value.Kind(invoice.Kind), attempt?.Provider == TransferProvider.ProviderKey ? attempt.ProviderReference : null);
    }

    private InvoiceSummary Summary(Invoice invoice, string dossierNumber, InvoiceStanding standing) => new(
        invoice.Id, invoice.Number, invoice.DossierId, dossierNumber, options.Value.Kind(invoice.Kind).Name, invoice.Period, Paris.Day(invoice.IssuedAt), invoice.DueOn, invoice.TotalCents, standing);

    private static IReadOnlyList<string> Address(Dossier dossier) =>
        [.. new[] { dossier.Address, $"{dossier.Postcode} {dossier.Town}".Trim() }.Where(line => !string.IsNullOrEmpty(line)).Select(line => line!)];
}

/// <param name="Kind">As families read it.</param>
/// <param name="Period">The first day of the month.</param>
/// <param name="TotalCents">In cents; negative: a credit note.</param>
public sealed record InvoiceSummary(
    Guid Id, string Number, Guid DossierId, string DossierNumber, string Kind, DateOnly Period, DateOnly IssuedOn, DateOnly DueOn, int TotalCents, InvoiceStanding Standing);

/// <param name="Payments">The journal of the invoice, the oldest first; what was moved is among them.</param>
/// <param name="Related">The credit note that takes it back, the invoice that replaces it, the one that it corrects.</param>
/// <param name="MayPay">Whether the account has the right to pay for the dossier.</param>
/// <param name="Refdet">The reference of the debt.</param>
/// <param name="TransferReference">While a transfer is awaited: what the family gives its bank.</param>
public sealed record InvoiceDetail(
    InvoiceSummary Summary, string FamilyName, IReadOnlyList<string> AddressLines, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<Payment> Payments, IReadOnlyList<RelatedInvoice> Related,
    IReadOnlyList<OwnDispute> Disputes, bool MayPay, string Refdet, string? HandOverReference, InvoiceKindOptions Kind, string? TransferReference)
{
    /// <summary>The oldest first.</summary>
    public IEnumerable<OwnDispute> DisputesOf(InvoiceLine line) => Disputes.Where(dispute => dispute.Line == line.Position);
}

/// <param name="Line"><see cref="InvoiceLine.Position"/>.</param>
/// <param name="Outcome">Null: not answered yet.</param>
public sealed record OwnDispute(string Number, int Line, DateTimeOffset At, DisputeOutcome? Outcome, string? Answer);

/// <param name="Cents">In cents; negative: bounced, given back or moved away.</param>
public sealed record Payment(Guid Id, DateOnly Day, int Cents, PaymentMeans Means, string Reference)
{
    /// <summary>Money that came.</summary>
    public bool HasReceipt => Cents > 0 && Means.IsMoney();
}

public sealed record RelatedInvoice(Guid Id, string Number, InvoiceState State);

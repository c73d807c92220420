using Microsoft.Extensions.Options;
using Site.Core.Billing;
using Site.Core.Billing.Documents;
using Site.Help;
using Site.Web;

namespace Site.Billing.Documents;

/// <summary>Fills in the printed documents from what the pages show.</summary>
internal sealed class FamilyDocuments(HelpReading reading, IOptions<TownOptions> town, IOptions<BillingOptions> options, PublicAddress address, TimeProvider time)
{
    private Letterhead From => new($"Ville {town.Value.Of}", reading.Contact.Service, null, reading.Contact.Phone, reading.Contact.Mail);

    public InvoiceDocument Invoice(InvoiceDetail invoice)
    {
        var (summary, standing) = (invoice.Summary, invoice.Summary.Standing);
        var moved = invoice.Payments.Where(payment => !payment.Means.IsMoney()).Sum(payment => payment.Cents);
        var isOwed = standing.DueCents > 0 && standing.Status is not (InvoiceStatus.Cancelled or InvoiceStatus.CreditNote);
        return new InvoiceDocument(
            From, summary.Number, BillingTexts.Month(summary.Period), summary.IssuedOn, summary.DueOn, summary.DossierNumber, invoice.FamilyName, invoice.AddressLines,
            [.. invoice.Lines.Select(Line)], -moved, summary.TotalCents - moved, invoice.Payments.Where(payment => payment.Means.IsMoney()).Sum(payment => payment.Cents),
            isOwed ? standing.DueCents : 0, InvoiceTexts.Of(standing.Status), isOwed ? invoice.Refdet : null, isOwed ? [.. HowToPay(standing)] : [], Notices(invoice.Kind));
    }

    public ReceiptDocument Receipt(InvoiceDetail invoice, Payment payment) => new(
        From, invoice.Summary.Number, BillingTexts.Month(invoice.Summary.Period), invoice.Summary.DossierNumber, invoice.FamilyName, payment.Cents, payment.Day,
        BillingTexts.Of(payment.Means), payment.Reference, LegalNotices.OfReceipt(From));

    public AttestationDocument Attestation(Attestation attestation) => new(
        From, attestation.Year, attestation.DossierNumber, attestation.FamilyName, attestation.AddressLines, Core.Calendar.Paris.Day(time.GetUtcNow()),
        [.. attestation.Children.Select(child => new AttestedChild(child.FirstName, child.FamilyName, child.BirthDate, child.Cents))], attestation.TotalCents);

    private static DocumentLine Line(InvoiceLine line) => new(
        line.Child, line.Days.Count == 1 ? line.Days[0] : null, line.Days.Count > 1 ? $"{BillingTexts.What(line)}, {BillingTexts.Days(line)}" : BillingTexts.What(line),
        line.Quantity, line.UnitCents, line.TotalCents, BillingTexts.Why(line));

    private IEnumerable<string> HowToPay(InvoiceStanding standing)
    {
        if (standing.Status == InvoiceStatus.HandedOver)
        {
            yield return $"Auprès de {options.Value.TreasuryOffice}, avec la référence de paiement.";
            yield break;
        }
        yield return $"En ligne, par carte bancaire ou prélèvement\u00a0: {address.Absolute(PortalAddresses.Invoices)}";
        if (options.Value.Transfer is not null)
            yield return "Par virement\u00a0: choisissez «\u00a0Virement\u00a0» sur le portail, qui vous donne la référence à recopier.";
        yield return $"Autrement, ou en cas de difficulté\u00a0: appelez le {reading.Contact.ShownPhone}.";
    }

    private IReadOnlyList<string> Notices(InvoiceKindOptions kind) =>
        kind.Mode == BillingMode.Titre ? LegalNotices.OfTitre(From, kind.Court, kind.Issuer ?? "") : LegalNotices.OfRegie(From, kind.Court);
}

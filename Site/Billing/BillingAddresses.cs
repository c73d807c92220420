using Site.Core.Billing;
using Site.Web;

namespace Site.Billing;

/// <summary>The pages of invoices.</summary>
public static class BillingAddresses
{
    public const string Invoices = PortalAddresses.Invoices;
    public const string Pay = "payer";
    public const string Dispute = "contester";
    public const string GiveUpTransfer = "renoncer-au-virement";

    public const string InvoicePdf = "facture.pdf";
    public const string Receipt = "recu";

    /// <summary>Of a dossier and a year.</summary>
    public const string Attestation = "/factures/attestation";

    /// <summary>Of an attempt: whether it has paid.</summary>
    public const string Payment = "/factures/paiement";
    public const string Resume = "reprendre";
    public const string TellMe = "me-prevenir";

    /// <summary>For PayFiP, not for people.</summary>
    public const string Notification = "/factures/payfip/notification";
    public const string Return = "/factures/payfip/retour";

    public static string InvoiceFor(Guid id) => $"{Invoices}/{id}";

    public static string PayFor(Guid id) => $"{Invoices}/{id}/{Pay}";

    public static string DisputeFor(Guid id, int line) => $"{Invoices}/{id}/{Dispute}/{line}";

    public static string PdfFor(Guid id) => $"{Invoices}/{id}/{InvoicePdf}";

    public static string ReceiptFor(Guid id, Guid payment) => $"{Invoices}/{id}/{Receipt}/{payment}";

    public static string AttestationFor(AttestationYear one) => FormattableString.Invariant($"{Attestation}/{one.DossierId}/{one.Year}");

    public static string PaymentFor(Guid attempt) => $"{Payment}/{attempt}";
}

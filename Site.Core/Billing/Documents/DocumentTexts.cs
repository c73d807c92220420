using System.Globalization;

namespace Site.Core.Billing.Documents;

/// <summary>What the printed documents say, in French, apart from <see cref="LegalNotices"/>.</summary>
internal static class DocumentTexts
{
    public const string Day = "Jour";
    public const string Service = "Prestation";
    public const string Quantity = "Quantité";
    public const string UnitPrice = "Prix unitaire";
    public const string Amount = "Montant";
    public const string NoLines = "Aucune prestation sur cette facture.";
    public const string SumOfLines = "Total des prestations";
    public const string Carried = "Reports d’autres factures";
    public const string Total = "Total de la facture";
    public const string CreditTotal = "Total de l’avoir";
    public const string Paid = "Déjà payé";
    public const string LeftToPay = "Reste à payer";
    public const string ToPay = "À payer";
    public const string InYourFavour = "En votre faveur";
    public const string HowToPay = "Comment payer";
    public const string Legal = "Mentions légales";
    public const string NoChild = "Dossier";
    public const string AmountReceived = "Montant reçu";
    public const string Child = "Enfant";
    public const string BirthDate = "Date de naissance";
    public const string PaidForCare = "Payé pour la garde";
    public const string SumOfChildren = "Total";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string InvoiceTitle(InvoiceDocument invoice) => $"{(invoice.TotalCents < 0 ? "Avoir" : "Facture")} n°\u00a0{invoice.Number}";

    public static string ReceiptTitle(string invoice) => $"Reçu de paiement, facture n°\u00a0{invoice}";

    public static string AttestationTitle(int year) => $"Attestation fiscale {year}";

    public static string Fact(string name, string value) => $"{name}\u00a0: {value}";

    public static string Family(string name) => $"Famille {name}";

    public static string SubtotalOf(string child) => $"Sous-total pour {child}";

    public static string DueBy(DateOnly day) => $"au plus tard le\u00a0{BillingTexts.Day(day)}";

    public static string Reference(string reference) => $"Référence à rappeler pour tout paiement\u00a0: {reference}";

    public static string Received(ReceiptDocument receipt) =>
        $"Nous avons bien reçu votre paiement du {BillingTexts.Day(receipt.PaidOn)}, pour la facture n°\u00a0{receipt.InvoiceNumber} ({receipt.Period}).";

    public static string Attested(AttestationDocument attestation) =>
        $"Nous attestons que la famille {attestation.FamilyName} (dossier {attestation.DossierNumber}) a payé en {attestation.Year}, pour la garde de ses enfants âgés de moins de six ans au 1er\u00a0janvier {attestation.Year}, les sommes suivantes.";

    public static string MadeOn(DateOnly day) => $"Fait le {BillingTexts.Day(day)}.";

    /// <summary>« lun. 07/12/2026 ».</summary>
    public static string ShortDay(DateOnly day) => day.ToString("ddd dd/MM/yyyy", French).Replace(' ', '\u00a0');

    public static string PhoneAndMail(Letterhead from) => string.Join("\u00a0– ", new[] { from.Phone, from.Mail }.Where(text => !string.IsNullOrWhiteSpace(text)));
}

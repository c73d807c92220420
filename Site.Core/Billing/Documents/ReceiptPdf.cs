namespace Site.Core.Billing.Documents;

/// <summary>A receipt for one payment as a tagged PDF of, as a rule, one page.</summary>
public static class ReceiptPdf
{
    /// <param name="to">Is written once, synchronously, when all is laid out; stays open.</param>
    public static void Write(ReceiptDocument receipt, Stream to) =>
        Sheet.Write(DocumentTexts.ReceiptTitle(receipt.InvoiceNumber), receipt.From.Town, receipt.PaidOn, sheet =>
        {
            sheet.Letterhead(receipt.From);
            sheet.Address(receipt.FamilyName, []);
            sheet.Heading(DocumentTexts.ReceiptTitle(receipt.InvoiceNumber), 1);
            sheet.Summary(
                [("Période", receipt.Period), ("Dossier", receipt.DossierNumber), ("Moyen de paiement", receipt.Means), ("Référence du paiement", receipt.Reference)],
                DocumentTexts.AmountReceived,
                receipt.AmountCents,
                under: null);
            sheet.Paragraph(DocumentTexts.Received(receipt), TextStyle.Body);
            sheet.Notices(receipt.LegalNotices);
        }, to);
}

namespace Site.Core.Billing.Documents;

/// <summary>A receipt for one payment as it is printed.</summary>
/// <param name="Period">« novembre 2026 ».</param>
/// <param name="FamilyName">Without « Famille ».</param>
/// <param name="PaidOn">The day the money came; of a cheque the day the town noted, not that of the import.</param>
/// <param name="Means">« carte bancaire », « chèque »…</param>
/// <param name="Reference">The payment's, from whoever took it.</param>
public sealed record ReceiptDocument(
    Letterhead From,
    string InvoiceNumber,
    string Period,
    string DossierNumber,
    string FamilyName,
    int AmountCents,
    DateOnly PaidOn,
    string Means,
    string Reference,
    IReadOnlyList<string> LegalNotices);

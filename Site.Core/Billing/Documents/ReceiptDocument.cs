namespace Site.Core.Billing.Documents;

/// <summary>A receipt for one payment as it is printed.</summary>
/// <param name="Period">« novembre 2026 ».</param>
/// <param name="FamilyName">Without « Famille ».</param>
/// <param name="PaidAt">Printed as the time in Paris.</param>
/// <param name="Means">« carte bancaire », « chèque »…</param>
/// <param name="Reference">The payment's, from whoever took it.</param>
public sealed record ReceiptDocument(
    Letterhead From,
    string InvoiceNumber,
    string Period,
    string DossierNumber,
    string FamilyName,
    int AmountCents,
    DateTimeOffset PaidAt,
    string Means,
    string Reference,
    IReadOnlyList<string> LegalNotices);

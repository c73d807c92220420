namespace Site.Core.Billing.Documents;

/// <summary>An invoice as it is printed. Amounts are in cents; texts are French and final.</summary>
/// <param name="Period">« novembre 2026 ».</param>
/// <param name="DueOn">The last day on which it can be paid.</param>
/// <param name="FamilyName">Without « Famille ».</param>
/// <param name="Lines">In the order in which they are printed; children come in the order of their first lines.</param>
/// <param name="CarriedCents">From an earlier invoice; negative: in the family's favour.</param>
/// <param name="TotalCents">Of the lines and of what was carried; negative: a credit note.</param>
/// <param name="PaidCents">Of it, what has come in.</param>
/// <param name="DueCents">What is left to pay, which is not always the difference: nothing on an invoice that was cancelled or carried.</param>
/// <param name="StateText">« À payer », « Payée »…</param>
/// <param name="PaymentReference">What to quote when paying.</param>
/// <param name="HowToPay">One sentence for each way.</param>
/// <param name="LegalNotices">From <see cref="Documents.LegalNotices"/>.</param>
public sealed record InvoiceDocument(
    Letterhead From,
    string Number,
    string Period,
    DateOnly IssuedOn,
    DateOnly DueOn,
    string DossierNumber,
    string FamilyName,
    IReadOnlyList<string> AddressLines,
    IReadOnlyList<DocumentLine> Lines,
    int CarriedCents,
    int TotalCents,
    int PaidCents,
    int DueCents,
    string StateText,
    string? PaymentReference,
    IReadOnlyList<string> HowToPay,
    IReadOnlyList<string> LegalNotices);

/// <summary>One thing that is billed.</summary>
/// <param name="Child">First name; lines of one name are printed together.</param>
/// <param name="Day">Null: not of one day.</param>
/// <param name="TotalCents">Not always quantity times price: surcharges and ceilings are the tariff's business.</param>
/// <param name="Why">Why it is there and costs what it does, under its text.</param>
public sealed record DocumentLine(string Child, DateOnly? Day, string Text, int Quantity, int UnitCents, int TotalCents, string? Why);

using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

internal static class Samples
{
    public const string Court = "tribunal administratif de Cergy-Pontoise";

    public static readonly Letterhead Town = new("Ville de Cergy", "Régie des activités périscolaires", "3 place Olympe-de-Gouges, 95800 Cergy", "01 34 33 44 00", "regie@cergy.exemple.fr");

    public static InvoiceDocument Invoice(params DocumentLine[] lines)
    {
        var total = lines.Sum(line => line.TotalCents);
        return new InvoiceDocument(
            Town, "F-2026-000123", "novembre 2026", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31), "104 200", "Lefèvre",
            ["12 bis rue de l’Église", "Résidence Les Œillets", "95800 Cergy"], lines, CarriedCents: 0, total, PaidCents: 0, DueCents: total, "À payer", "F2026000123",
            ["En ligne, sur le portail famille.", "Par chèque à l’ordre du Trésor public."], LegalNotices.OfRegie(Town, Court));
    }

    public static DocumentLine Line(string child, int day, string text = "Restauration scolaire", int cents = 412, string? why = null) =>
        new(child, new DateOnly(2026, 11, day), text, 1, cents, cents, why);

    public static ReceiptDocument Receipt() => new(
        Town, "F-2026-000123", "novembre 2026", "104 200", "Lefèvre", 123450, new DateOnly(2026, 12, 12), "carte bancaire", "a1b2c3d4",
        LegalNotices.OfReceipt(Town));

    public static AttestationDocument Attestation(params AttestedChild[] children) => new(
        Town, 2026, "104 200", "Lefèvre", ["12 bis rue de l’Église", "95800 Cergy"], new DateOnly(2027, 2, 1), children, children.Sum(child => child.CareCents));
}

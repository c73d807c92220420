using Site.Core.Reservations;

namespace Site.Core.Billing.Documents;

/// <summary>A tax attestation of a year as a tagged PDF.</summary>
public static class AttestationPdf
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new(DocumentTexts.Child, Sheet.Width - 130 - 120),
        new(DocumentTexts.BirthDate, 130),
        new(DocumentTexts.PaidForCare, 120, ToTheRight: true),
    ];

    /// <param name="to">Is written once, synchronously, when all is laid out; stays open.</param>
    /// <exception cref="ArgumentException">The children's sums do not make the total, or one was six already: such a page must not reach a tax office.</exception>
    public static void Write(AttestationDocument attestation, Stream to)
    {
        if (attestation.Children.Sum(child => (long)child.CareCents) != attestation.TotalCents)
            throw new ArgumentException($"The children of attestation {attestation.Year} do not make {attestation.TotalCents} cents.", nameof(attestation));
        if (attestation.Children.Any(child => child.BirthDate <= new DateOnly(attestation.Year - 6, 1, 1)))
            throw new ArgumentException($"A child of attestation {attestation.Year} was six or older on 1 January.", nameof(attestation));
        Sheet.Write(DocumentTexts.AttestationTitle(attestation.Year), attestation.From.Town, attestation.MadeOn, sheet => Lay(sheet, attestation), to);
    }

    private static void Lay(Sheet sheet, AttestationDocument attestation)
    {
        sheet.Letterhead(attestation.From);
        sheet.Address(attestation.FamilyName, attestation.AddressLines);
        sheet.Heading(DocumentTexts.AttestationTitle(attestation.Year), 1);
        sheet.Paragraph(DocumentTexts.Attested(attestation), TextStyle.Body);
        sheet.Y += 10;
        var rows = attestation.Children.Select(child => new Row(
        [
            new Cell($"{child.FirstName} {child.FamilyName}"),
            new Cell(BillingTexts.Day(child.BirthDate)),
            new Cell(Euros.Of(child.CareCents)),
        ])).Append(new Row([new Cell(DocumentTexts.SumOfChildren, Span: 2), new Cell(Euros.Of(attestation.TotalCents))], Strong: true)).ToList();
        new SheetTable(sheet, Columns, DocumentTexts.AttestationTitle(attestation.Year), rowHeaders: true).Write(rows);
        sheet.Y += 14;
        sheet.Paragraph(DocumentTexts.MadeOn(attestation.MadeOn), TextStyle.Body);
        sheet.Paragraph($"{attestation.From.Service}, {attestation.From.Town}", TextStyle.Body);
        sheet.Notices(LegalNotices.OfAttestation(attestation.From, attestation.Year));
    }
}

using System.Globalization;
using Site.Core.Reservations;

namespace Site.Core.Billing.Documents;

/// <summary>An invoice, or a credit note, as a tagged PDF.</summary>
public static class InvoicePdf
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new(DocumentTexts.Day, 84),
        new(DocumentTexts.Service, Sheet.Width - 84 - 52 - 72 - 72),
        new(DocumentTexts.Quantity, 52, ToTheRight: true),
        new(DocumentTexts.UnitPrice, 72, ToTheRight: true),
        new(DocumentTexts.Amount, 72, ToTheRight: true),
    ];

    /// <param name="to">Is written once, synchronously, when all is laid out; stays open.</param>
    /// <exception cref="ArgumentException">Lines and carried amount do not make the total: such a page must not reach a family.</exception>
    public static void Write(InvoiceDocument invoice, Stream to)
    {
        var sum = invoice.Lines.Sum(line => (long)line.TotalCents);
        if (sum + invoice.CarriedCents != invoice.TotalCents)
            throw new ArgumentException($"The lines of invoice {invoice.Number} and what was carried to it make {sum + invoice.CarriedCents} cents, not {invoice.TotalCents}.", nameof(invoice));
        Sheet.Write(DocumentTexts.InvoiceTitle(invoice), invoice.From.Town, invoice.IssuedOn, sheet => Lay(sheet, invoice, sum), to);
    }

    private static void Lay(Sheet sheet, InvoiceDocument invoice, long sum)
    {
        sheet.Letterhead(invoice.From);
        sheet.Address(invoice.FamilyName, invoice.AddressLines);
        sheet.Heading(DocumentTexts.InvoiceTitle(invoice), 1);
        sheet.Summary(
            [("Période", invoice.Period), ("Date de la facture", BillingTexts.Day(invoice.IssuedOn)), ("Dossier", invoice.DossierNumber), ("État", invoice.StateText)],
            AmountLabel(invoice),
            Math.Abs(invoice.DueCents),
            invoice.DueCents > 0 ? DocumentTexts.DueBy(invoice.DueOn) : null);
        Lines(sheet, invoice);
        Totals(sheet, invoice, sum);
        HowToPay(sheet, invoice);
        sheet.Notices(invoice.LegalNotices);
    }

    private static string AmountLabel(InvoiceDocument invoice) => invoice switch
    {
        { DueCents: < 0 } => DocumentTexts.InYourFavour,
        { DueCents: 0 } or { PaidCents: not 0 } => DocumentTexts.LeftToPay,
        _ => DocumentTexts.ToPay,
    };

    private static void Lines(Sheet sheet, InvoiceDocument invoice)
    {
        if (invoice.Lines.Count == 0)
            sheet.Paragraph(DocumentTexts.NoLines, TextStyle.Body);
        foreach (var ofChild in invoice.Lines.GroupBy(line => line.Child))
        {
            var child = string.IsNullOrWhiteSpace(ofChild.Key) ? DocumentTexts.NoChild : ofChild.Key;
            var rows = ofChild.Select(line => new Row(
            [
                new Cell(line.Day is { } day ? DocumentTexts.ShortDay(day) : ""),
                new Cell(line.Text, line.Why),
                new Cell(line.Quantity.ToString(CultureInfo.InvariantCulture)),
                new Cell(Euros.Of(line.UnitCents)),
                new Cell(Euros.Of(line.TotalCents)),
            ])).ToList();
            rows.Add(new Row([new Cell(DocumentTexts.SubtotalOf(child), Span: 4), new Cell(Euros.Of(ofChild.Sum(line => (long)line.TotalCents)))], Strong: true));
            new SheetTable(sheet, Columns, child).Write(rows, () => sheet.Heading(child, 2), sheet.HeadingHeight(child));
            sheet.Y += 10;
        }
    }

    private static void Totals(Sheet sheet, InvoiceDocument invoice, long sum)
    {
        List<(string Name, long Cents, bool Strong)> totals = [];
        if (invoice.CarriedCents != 0)
            totals.AddRange([(DocumentTexts.SumOfLines, sum, false), (DocumentTexts.Carried, invoice.CarriedCents, false)]);
        totals.Add((invoice.TotalCents < 0 ? DocumentTexts.CreditTotal : DocumentTexts.Total, invoice.TotalCents, true));
        if (invoice.PaidCents != 0)
            totals.Add((DocumentTexts.Paid, invoice.PaidCents, false));
        totals.Add((invoice.DueCents < 0 ? DocumentTexts.InYourFavour : DocumentTexts.LeftToPay, Math.Abs((long)invoice.DueCents), true));
        new SheetTable(sheet, [new Column("", 190), new Column("", 100, ToTheRight: true)], rowHeaders: true)
            .Write([.. totals.Select(total => new Row([new Cell(total.Name), new Cell(Euros.Of(total.Cents))], total.Strong))], together: true);
    }

    private static void HowToPay(Sheet sheet, InvoiceDocument invoice)
    {
        if (invoice.DueCents <= 0 || invoice.HowToPay.Count == 0)
            return;
        sheet.Y += 10;
        sheet.Heading(DocumentTexts.HowToPay, 2);
        if (!string.IsNullOrWhiteSpace(invoice.PaymentReference))
        {
            sheet.Paragraph(DocumentTexts.Reference(invoice.PaymentReference), TextStyle.Strong);
            sheet.Y += 3;
        }
        sheet.List(invoice.HowToPay);
    }
}

using PdfSharp.UniversalAccessibility;
using Site.Core.Reservations;

namespace Site.Core.Billing.Documents;

/// <summary>What all documents have: who writes, to whom, and the notices at the foot.</summary>
internal static class SheetParts
{
    // The window of a French DL envelope (45 × 100 mm, 20 mm from its right and lower edges) over a page folded in three.
    private const double AddressLeft = 110 * Sheet.Millimetre;
    private const double AddressTop = 50 * Sheet.Millimetre;
    private const double AddressWidth = 80 * Sheet.Millimetre;
    private const double AfterAddress = 92 * Sheet.Millimetre;

    public static void Letterhead(this Sheet sheet, Letterhead from)
    {
        sheet.Paragraph(from.Town, new TextStyle(14, Bold: true), width: AddressLeft - Sheet.Left - 10);
        foreach (var line in new[] { from.Service, from.Address, DocumentTexts.PhoneAndMail(from) })
            if (!string.IsNullOrWhiteSpace(line))
                sheet.Paragraph(line, TextStyle.Body, width: AddressLeft - Sheet.Left - 10);
    }

    /// <summary>The family’s address where an envelope's window shows it; what follows begins below the fold.</summary>
    public static void Address(this Sheet sheet, string familyName, IReadOnlyList<string> lines)
    {
        var below = sheet.Y;
        sheet.Y = AddressTop;
        foreach (var line in lines.Prepend(DocumentTexts.Family(familyName)))
            if (!string.IsNullOrWhiteSpace(line))
                sheet.Paragraph(line, new TextStyle(11), AddressLeft, AddressWidth);
        sheet.Y = Math.Max(AfterAddress, Math.Max(below, sheet.Y) + 12);
    }

    /// <summary>A tinted field: facts on the left, the amount that matters on the right.</summary>
    public static void Summary(this Sheet sheet, IReadOnlyList<(string Name, string Value)> facts, string label, int cents, string? under)
    {
        const double Padding = 12;
        var amountHeight = TextStyle.Strong.LineHeight + TextStyle.Amount.LineHeight + (under is null ? 0 : TextStyle.Body.LineHeight);
        const double Left = Sheet.Left + Padding;
        const double FactsWidth = Sheet.Width * 0.55;
        var lines = facts.Select(fact => sheet.Wrap(DocumentTexts.Fact(fact.Name, fact.Value), TextStyle.Body, FactsWidth)).ToList();
        var height = 2 * Padding + Math.Max(lines.Sum(one => one.Count) * TextStyle.Body.LineHeight + (facts.Count - 1) * 2, amountHeight);
        sheet.Need(height);
        var top = sheet.Y;
        sheet.Field(top, height);
        sheet.Y += Padding;
        foreach (var (name, value) in facts)
        {
            sheet.Paragraph(DocumentTexts.Fact(name, value), TextStyle.Body, Left, FactsWidth);
            sheet.Y += 2;
        }
        sheet.Y = top + Padding;
        foreach (var (text, style) in new[] { (label, TextStyle.Strong), (Euros.Of(cents), TextStyle.Amount), (under, TextStyle.Body) })
            if (text is not null)
            {
                using (sheet.Tag(PdfBlockLevelElementTag.Paragraph))
                    sheet.Line(text, style, Sheet.Right - Padding, sheet.Y, toTheRight: true);
                sheet.Y += style.LineHeight;
            }
        sheet.Y = top + height + 14;
    }

    public static void Notices(this Sheet sheet, IReadOnlyList<string> notices)
    {
        if (notices.Count == 0)
            return;
        sheet.Y += 10;
        sheet.Heading(DocumentTexts.Legal, 2);
        foreach (var notice in notices)
        {
            sheet.Paragraph(notice, TextStyle.Note);
            sheet.Y += 3;
        }
    }
}

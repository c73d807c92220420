using System.Globalization;
using Site.Core.Billing.Documents;
using static System.FormattableString;

namespace Site.Tests.Billing.Documents;

/// <summary>Invoices of many pages.</summary>
public class LongInvoiceTests
{
    private static readonly PrintedDocument Long = PrintedDocument.Of(stream => InvoicePdf.Write(
        Samples.Invoice([.. Enumerable.Range(0, 400).Select(index => Samples.Line(index < 200 ? "Lina" : "Noé", 1 + index % 30, Invariant($"Prestation {index:000}"), 100))]), stream));

    [Test]
    public void All_400_lines_are_printed_once()
    {
        var shown = string.Join(' ', Long.Pages.Select(page => page.Shown));

        Assert.Multiple(() =>
        {
            Assert.That(Long.Pages, Has.Count.GreaterThan(5));
            for (var index = 0; index < 400; index++)
                Assert.That(shown.Split(Invariant($"Prestation {index:000} 1 1,00 € 1,00 €")), Has.Length.EqualTo(2), index.ToString(CultureInfo.InvariantCulture));
            Assert.That(shown, Does.Contain("Total de la facture 400,00 €"));
        });
    }

    [Test]
    public void Pages_are_counted()
    {
        var pages = Long.Pages.Count;

        Assert.That(Long.Pages.Select((page, index) => page.Artifacts.Contains(Invariant($"Page {index + 1} sur {pages}"), StringComparison.Ordinal)), Is.All.True);
    }

    [Test]
    public void The_header_is_repeated_for_the_eye_on_each_page_but_told_once_a_child()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Long.Pages.Where(page => page.Shown.Contains("Prestation ", StringComparison.Ordinal)).Select(page => page.Shown), Is.All.Contains("Jour Prestation Quantité Prix unitaire Montant"));
            Assert.That(Long.Pages[1].Artifacts, Does.Contain("Lina (suite)Jour"));
            Assert.That(Long.Told.Count(one => one is ("TH", "Quantité")), Is.EqualTo(2));
            Assert.That(Long.Text, Does.Not.Contain("(suite)"));
        });
    }

    [Test]
    public void No_line_is_torn_between_pages()
    {
        const string why = "présence sans réservation\u00a0; repas, quotient familial de 800 à moins de 1\u00a0200\u00a0€, tarif majoré de la moitié selon le règlement";
        var printed = PrintedDocument.Of(stream => InvoicePdf.Write(Samples.Invoice([.. Enumerable.Range(0, 60).Select(index => Samples.Line("Lina", 1 + index % 30, why: why))]), stream));

        // Its first and last words are on the same page as often.
        foreach (var page in printed.Pages)
            Assert.That(page.Shown.Split("présence sans").Length, Is.EqualTo(page.Shown.Split("le règlement").Length));
    }

    [Test]
    public void A_subtotal_never_begins_a_page([Range(14, 40)] int lines)
    {
        var printed = PrintedDocument.Of(stream => InvoicePdf.Write(Samples.Invoice([.. Enumerable.Range(0, lines).Select(index => Samples.Line("Lina", 1 + index % 30))]), stream));

        foreach (var page in printed.Pages.Where(page => page.Shown.Contains("Sous-total pour Lina", StringComparison.Ordinal)))
            Assert.That(page.Shown.Split("Sous-total pour Lina")[0], Does.Contain("Restauration scolaire"));
    }

    [Test]
    public void A_childs_name_never_ends_a_page([Range(10, 40)] int lines)
    {
        var printed = PrintedDocument.Of(stream => InvoicePdf.Write(
            Samples.Invoice([.. Enumerable.Range(0, lines).Select(index => Samples.Line("Lina", 1 + index % 30)), Samples.Line("Noé", 1), Samples.Line("Noé", 2)]), stream));

        Assert.That(printed.Pages.Select(page => page.Shown).Single(shown => shown.Contains("Noé Jour Prestation", StringComparison.Ordinal)), Does.Match("Noé Jour Prestation Quantité Prix unitaire Montant dim. 01/11/2026"));
    }
}

using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

/// <summary>What a screen reader makes of the documents.</summary>
public class DocumentAccessibilityTests
{
    private static readonly Dictionary<string, Action<Stream>> All = new()
    {
        ["Facture n°\u00a0F-2026-000123"] = stream => InvoicePdf.Write(Samples.Invoice([.. Enumerable.Range(0, 90).Select(index => Samples.Line("Lina", 1 + index % 30))]), stream),
        ["Reçu de paiement, facture n°\u00a0F-2026-000123"] = stream => ReceiptPdf.Write(Samples.Receipt(), stream),
        ["Attestation fiscale 2026"] = stream => AttestationPdf.Write(Samples.Attestation(new AttestedChild("Lina", "Lefèvre", new DateOnly(2021, 3, 1), 40210)), stream),
    };

    private static IEnumerable<string> Titles => All.Keys;

    [TestCaseSource(nameof(Titles))]
    public void Is_tagged_in_French_with_a_title(string title)
    {
        var printed = PrintedDocument.Of(All[title]);

        Assert.Multiple(() =>
        {
            Assert.That(printed.IsMarked, Is.True);
            Assert.That(printed.Language, Is.EqualTo("fr-FR"));
            Assert.That(printed.Title, Is.EqualTo(title.Replace('\u00a0', ' ')));
            Assert.That(printed.Told.Where(told => told.Tag == "H1").Select(told => told.Text), Is.EqualTo(new[] { title }));
        });
    }

    [TestCaseSource(nameof(Titles))]
    public void Every_letter_is_in_a_tag_or_marked_as_decoration(string title) =>
        Assert.That(PrintedDocument.Of(All[title]).Pages.Select(page => page.Untagged), Is.All.Zero);

    [Test]
    public void Rows_hold_as_many_cells_as_the_header_names()
    {
        var tags = PrintedDocument.Of(All.Values.First()).Told.Select(one => one.Tag).ToList();

        var rows = string.Join(' ', tags.SkipWhile(tag => tag != "Table").Skip(1).TakeWhile(tag => tag is "TR" or "TH" or "TD")).Split("TR", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Multiple(() =>
        {
            Assert.That(rows[0], Is.EqualTo("TH TH TH TH TH"));
            Assert.That(rows[1..^1], Is.All.EqualTo("TD TD TD TD TD"));
            // The subtotal's name spans four.
            Assert.That(rows[^1], Is.EqualTo("TH TD"));
        });
    }

    [Test]
    public void Wrapped_lines_are_told_as_words()
    {
        var printed = PrintedDocument.Of(All.Values.First());

        Assert.That(printed.Text, Does.Contain(string.Join(' ', LegalNotices.OfRegie(Samples.Town, Samples.Court))));
    }

    [Test]
    public void The_same_document_is_the_same_file_but_for_its_ids()
    {
        foreach (var write in All.Values)
        {
            var once = PrintedDocument.Of(write).WithoutIds();
            Assert.That(PrintedDocument.Of(write).WithoutIds(), Is.EqualTo(once));
        }
    }

    [Test]
    public void Many_are_printed_at_once()
    {
        var alone = PrintedDocument.Of(All.Values.First()).WithoutIds();

        var together = new string[64];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index => together[index] = PrintedDocument.Of(All.Values.First()).WithoutIds());

        Assert.That(together, Is.All.EqualTo(alone));
    }
}

using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

/// <summary>Names and reasons come from files and people, and may hold anything.</summary>
public class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "",
        "   ",
        new('x', 5000),
        string.Join(' ', Enumerable.Repeat("très long texte", 1500)),
        "👨‍👩‍👧 😀",
        "שלום עולם",
        "\u202e€00,1 tnatnom\u202c",
        "a\0b\u0007c\u001b[31m",
        "à la ligne\r\ndeux\u2028trois\tquatre",
        "\ud800 seul \udfff",
        "(parenthèses) \\ <</Type/Catalog>> endstream endobj %",
        "\ufeff\u200b\u00ad",
    ];

    [TestCaseSource(nameof(Texts))]
    public void Any_text_anywhere_is_printed_within_the_margins(string text)
    {
        var lines = new[] { new DocumentLine(text, null, text, int.MinValue, int.MinValue, 412, text), Samples.Line("Lina", 2) };
        var from = new Letterhead(text, text, text, text, text);
        var printed = new[]
        {
            PrintedDocument.Of(stream => InvoicePdf.Write(
                Samples.Invoice(lines) with { From = from, Number = text, Period = text, DossierNumber = text, FamilyName = text, AddressLines = [text, text], StateText = text, PaymentReference = text, HowToPay = [text, text], LegalNotices = [text, text] },
                stream)),
            PrintedDocument.Of(stream => ReceiptPdf.Write(
                Samples.Receipt() with { From = from, InvoiceNumber = text, Period = text, DossierNumber = text, FamilyName = text, Means = text, Reference = text, LegalNotices = [text] }, stream)),
            PrintedDocument.Of(stream => AttestationPdf.Write(
                Samples.Attestation(new AttestedChild(text, text, new DateOnly(2022, 1, 1), 1)) with { From = from, FamilyName = text, DossierNumber = text, AddressLines = [text] }, stream)),
        };

        Assert.Multiple(() =>
        {
            Assert.That(printed[0].Text, Does.Contain("Total de la facture 8,24\u00a0€"));
            foreach (var page in printed.SelectMany(document => document.Pages))
            {
                Assert.That(page.Untagged, Is.Zero);
                Assert.That(page.Letters.Max(letter => letter.EndBaseLine.X), Is.LessThan(595 - 50));
                Assert.That(page.Letters.Min(letter => letter.StartBaseLine.Y), Is.GreaterThan(30));
            }
        });
    }

    [Test]
    public void Marks_that_turn_text_around_are_left_out() =>
        Assert.That(Child("Li\u202ena\u200f"), Is.EqualTo("Lina"));

    [Test]
    public void Separators_become_spaces_and_controls_nothing() =>
        Assert.That(Child("Anne\r\nMarie\u0007\tLou"), Is.EqualTo("Anne  Marie Lou").Or.EqualTo("Anne Marie Lou"));

    [TestCase("Zoe\u0308", "Zoë", Description = "Written in two parts")]
    [TestCase("Łukasz Čapek-Şahin", "Łukasz Čapek-Şahin")]
    [TestCase("Đặng Hồ", "Đang Ho", Description = "Letters that the typeface lacks lose their marks")]
    [TestCase("Ольга", "?????")]
    public void Names_are_printed_as_far_as_the_typeface_goes(string name, string printed) =>
        Assert.That(Child(name), Is.EqualTo(printed));

    private static string Child(string name) =>
        PrintedDocument.Of(stream => InvoicePdf.Write(Samples.Invoice(Samples.Line(name, 2)), stream)).Told.First(one => one.Tag == "H2").Text;
}

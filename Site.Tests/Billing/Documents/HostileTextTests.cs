using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

/// <summary>Names and reasons come from files and people, and may hold anything.</summary>
public class HostileTextTests
{
    private const double Millimetre = 72 / 25.4;

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["nothing"] = "",
        ["spaces"] = "   ",
        ["a long word"] = new('x', 5000),
        ["many words"] = string.Join(' ', Enumerable.Repeat("très long texte", 600)),
        ["emoji"] = "👨‍👩‍👧 😀",
        ["Hebrew"] = "שלום עולם",
        ["turned around"] = "\u202e€00,1 tnatnom\u202c",
        ["controls"] = "a\0b\u0007c\u001b[31m",
        ["line ends"] = "à la ligne\r\ndeux\u2028trois\tquatre",
        ["half letters"] = "\ud800 seul \udfff",
        ["PDF"] = "(parenthèses) \\ <</Type/Catalog>> endstream endobj %",
        ["invisible"] = "\ufeff\u200b\u00ad",
    };

    private static IEnumerable<string> Names => Texts.Keys;

    [TestCaseSource(nameof(Names))]
    public void Any_text_anywhere_is_printed_within_the_margins(string name)
    {
        var text = Texts[name];
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
                Assert.That(page.Letters.Where(letter => letter.Value != " ").Max(letter => letter.EndBaseLine.X), Is.LessThan(190 * Millimetre + 0.1));
                Assert.That(page.Tagged.Min(letter => letter.StartBaseLine.Y), Is.GreaterThan((297 - 275) * Millimetre));
            }
        });
    }

    [Test]
    public void Marks_that_turn_text_around_are_left_out() =>
        Assert.That(Child("Li\u202ena\u200f"), Is.EqualTo("Lina"));

    [Test]
    public void Separators_become_spaces_and_controls_nothing() =>
        Assert.That(Child("Anne\r\nMarie\u0007\tLou"), Is.EqualTo("Anne Marie Lou"));

    [TestCase("Zoe\u0308", "Zoë", Description = "Written in two parts")]
    [TestCase("Łukasz Čapek-Şahin", "Łukasz Čapek-Şahin")]
    [TestCase("Đặng Hồ", "Đang Ho", Description = "Letters that the typeface lacks lose their marks")]
    [TestCase("Ольга", "?????")]
    public void Names_are_printed_as_far_as_the_typeface_goes(string name, string printed) =>
        Assert.That(Child(name), Is.EqualTo(printed));

    private static string Child(string name) =>
        PrintedDocument.Of(stream => InvoicePdf.Write(Samples.Invoice(Samples.Line(name, 2)), stream)).Told.First(one => one.Tag == "H2").Text;
}

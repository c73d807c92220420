using System.Net;
using Site.Billing;
using Site.Core.Billing;
using Site.Core.Families;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Site.Tests.Billing.Pages;

/// <summary>The PDFs that families open from the pages.</summary>
public class DocumentsTests
{
    private BillingSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await BillingSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_invoice_and_the_receipt_say_what_the_page_says()
    {
        var payer = await _site.PayerAsync();
        var before = await ReadAsync(payer, $"/factures/{payer.Invoice.Id}/facture.pdf");
        await payer.Visitor.PressAsync(await payer.PayAsync(), "Payer par carte");
        var page = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}");
        var receipt = await ReadAsync(payer, page.Links.Single(link => link!.Contains("/recu/", StringComparison.Ordinal))!);
        var after = await ReadAsync(payer, $"/factures/{payer.Invoice.Id}/facture.pdf");

        Assert.That(before, Does.Contain($"Facture n° {payer.Invoice.Number}").And.Contain("42,50 €").And.Contain("39,50 €").And.Contain("Accueil du soir").And.Contain("Restauration scolaire")
            .And.Contain(payer.Invoice.Refdet).And.Contain("tribunal administratif de Cergy-Pontoise").And.Contain("régie de recettes"));
        Assert.That(after, Does.Contain("Payée").And.Contain("Déjà payé").And.Not.Contain("Comment payer"));
        Assert.That(receipt, Does.Contain("42,50 €").And.Contain("carte bancaire").And.Contain(payer.Invoice.Number));
    }

    [Test]
    public async Task The_attestation_counts_care_alone()
    {
        var payer = await _site.PayerAsync();
        var child = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<InvoiceLine>().First(line => line.InvoiceId == payer.Invoice.Id).ChildId!.Value));
        await _site.Site.PortalAsync(async db =>
        {
            db.Entry(db.Set<Child>().Single(one => one.Id == child)).Property(one => one.BirthDate).CurrentValue = new DateOnly(_site.Site.Time.GetUtcNow().Year - 4, 5, 6);
            return await db.SaveChangesAsync();
        });
        await payer.Visitor.PressAsync(await payer.PayAsync(), "Payer par carte");

        var list = await payer.Visitor.OpenAsync("/factures");
        var attestation = await ReadAsync(payer, list.Links.Single(link => link!.Contains("/attestation/", StringComparison.Ordinal))!);

        Assert.That(attestation, Does.Contain("39,50 €").And.Not.Contain("42,50").And.Contain("200 quater B"));
    }

    [Test]
    public async Task Nobody_else_opens_them()
    {
        var payer = await _site.PayerAsync();
        var other = await _site.PayerAsync();
        await payer.Visitor.PressAsync(await payer.PayAsync(), "Payer par carte");
        var entry = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<JournalEntry>().Single(one => one.InvoiceId == payer.Invoice.Id).Id));

        foreach (var address in new[] { $"/factures/{payer.Invoice.Id}/facture.pdf", $"/factures/{payer.Invoice.Id}/recu/{entry}", $"/factures/{other.Invoice.Id}/recu/{entry}", $"/factures/attestation/{payer.Dossier}/2026" })
            Assert.That((await other.Visitor.OpenAsync(address)).Status, Is.EqualTo(HttpStatusCode.NotFound), address);
        using var anybody = _site.Site.Visit();
        Assert.That((await anybody.OpenAsync($"/factures/{payer.Invoice.Id}/facture.pdf")).Title, Is.EqualTo("Se connecter"));
    }

    [Test]
    public async Task A_program_that_draws_one_after_the_other_is_held_up()
    {
        var payer = await _site.PayerAsync();
        var address = $"/factures/{payer.Invoice.Id}/facture.pdf";
        for (var at = 0; at < BillingLimiter.Documents; at++)
            await ReadAsync(payer, address);

        Assert.That((await payer.Visitor.OpenAsync(address)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    private static async Task<string> ReadAsync(Payer payer, string address)
    {
        using var answer = await payer.Visitor.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore), Is.EqualTo((HttpStatusCode.OK, "application/pdf", true)), address);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        return string.Join(' ', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))).Replace('\u00a0', ' ').ReplaceLineEndings(" ");
    }
}

using Microsoft.Playwright;
using Site.Core.Billing;
using Site.Tests.Account.Browser;
using Site.Tests.Billing.Pages;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Billing.Browser;

/// <summary>A parent pays in Chromium, on a phone and on a desk, with and without scripts.</summary>
public class PaymentJourneyTests
{
    private const string Invoice = "Facture d’octobre 2026";
    private const string Dispute = "Contester une ligne";

    private BillingSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await BillingSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase(390, true)]
    [TestCase(390, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task Refused_then_paid_with_every_page_looked_at(int width, bool scripts)
    {
        var payer = await _site.PayerAsync();
        await using var context = await OpenAsync(payer, width, scripts);
        var page = await context.NewPageAsync();
        var faults = new List<string>();

        await page.GotoAsync("/factures");
        await LookAsync("list", "Factures");
        await page.Locator(".bill__name a").ClickAsync();
        await LookAsync("invoice", Invoice);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Contester cette ligne") }).First.ClickAsync();
        await LookAsync("dispute", Dispute);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer au service" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync("dispute without a word", Dispute);
        await page.GetByLabel("Qu’est-ce qui ne va pas").FillAsync("Absente ce jour-là.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer au service" }).ClickAsync();
        await LookAsync("disputed", Invoice);
        await PayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Carte refusée" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Paiement refusé par la banque" })).ToBeVisibleAsync();
        await LookAsync("refused", "Paiement refusé par la banque");
        await page.GotoAsync("/factures");
        await Expect(page.GetByText("Momentanément indisponible")).ToBeVisibleAsync();
        await LookAsync("unavailable", "Factures");
        await FreeAsync(payer);
        await page.GotoAsync($"/factures/{payer.Invoice.Id}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Payer") }).ClickAsync();
        await LookAsync("recapitulation", "Vérifiez avant de payer");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirmer et payer") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Payer par carte" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Paiement reçu" })).ToBeVisibleAsync();
        await LookAsync("paid", "Paiement reçu");
        await page.GotoAsync($"/factures/{payer.Invoice.Id}");
        await LookAsync("paid invoice", Invoice);

        Assert.That(await _site.JournalAsync(payer), Is.EqualTo(4250));
        Assert.That(faults, Is.Empty, string.Join('\n', faults));

        async Task LookAsync(string what, string heading)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
            if (!scripts)
                return;
            await PageLook.WhenLoadedAsync(page);
            await PageLook.AtAsync(page, $"{what}, {width}", faults);
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{width}-{what}.png") });
        }
    }

    [TestCase(390, true)]
    [TestCase(390, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task Cancelled_it_can_be_taken_up_again_and_the_page_shows_the_payment_by_itself(int width, bool scripts)
    {
        var payer = await _site.PayerAsync();
        await using var context = await OpenAsync(payer, width, scripts);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        await page.GotoAsync($"/factures/{payer.Invoice.Id}");
        await PayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reprendre le paiement" })).ToBeVisibleAsync();
        if (scripts)
        {
            await PageLook.WhenLoadedAsync(page);
            await PageLook.AtAsync(page, $"in progress, {width}", faults);
        }
        // In another tab, or on another phone.
        var operation = _site.PayFip.Book.All.Single(one => one.Refdet == payer.Invoice.Refdet);
        await _site.PayFip.PayAsync(operation.IdOp, "P");
        if (!scripts)
            await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Paiement reçu" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [TestCase(390, true)]
    [TestCase(390, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task An_unknown_result_is_said_to_be_checked(int width, bool scripts)
    {
        var payer = await _site.PayerAsync();
        await using var context = await OpenAsync(payer, width, scripts);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        await page.GotoAsync($"/factures/{payer.Invoice.Id}");
        await PayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Résultat inconnu" }).ClickAsync();

        await Expect(page.GetByText("Ne payez pas une seconde fois.")).ToBeVisibleAsync();
        if (scripts)
        {
            await PageLook.WhenLoadedAsync(page);
            await PageLook.AtAsync(page, $"checking, {width}", faults);
        }
        Assert.That(await _site.StatusAsync(payer), Is.EqualTo(InvoiceStatus.Checking));
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [TestCase(390, true)]
    [TestCase(390, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task By_transfer_the_invoice_says_what_the_bank_needs_and_the_card_stays_possible(int width, bool scripts)
    {
        var payer = await _site.PayerAsync();
        await using var context = await OpenAsync(payer, width, scripts);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        await page.GotoAsync($"/factures/{payer.Invoice.Id}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Payer") }).ClickAsync();
        await page.GetByLabel("Virement depuis ma banque").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirmer et payer") }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Faire le virement" })).ToBeVisibleAsync();
        await Expect(page.GetByText(new System.Text.RegularExpressions.Regex(@"^RF\d{2}\s\d{4}"))).ToBeVisibleAsync();
        if (scripts)
        {
            await PageLook.WhenLoadedAsync(page);
            await PageLook.AtAsync(page, $"transfer, {width}", faults);
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{width}-transfer.png") });
        }
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("payer autrement$") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Payer") })).ToBeVisibleAsync();
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    private static async Task PayAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Payer") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirmer et payer") }).ClickAsync();
    }

    /// <summary>Twenty minutes later, without moving the browser's own clock.</summary>
    private Task<int> FreeAsync(Payer payer) => _site.Site.PortalAsync(async db =>
    {
        var attempt = db.Set<PaymentAttempt>().Single(one => one.InvoiceId == payer.Invoice.Id);
        attempt.LockedUntil = _site.Site.Time.GetUtcNow();
        return await db.SaveChangesAsync();
    });

    private Task<IBrowserContext> OpenAsync(Payer payer, int width, bool scripts) => SignedInBrowser.OpenAsync(_site.Site.Address, payer.Visitor, width, scripts);
}

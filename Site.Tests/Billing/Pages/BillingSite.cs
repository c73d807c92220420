using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Core.Families;
using Site.Core.Import;
using Site.Tests.Account;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Billing.Pages;

/// <summary>The whole site with the sample town and PayFiP's simulator, over HTTP in both directions, by one clock. People sign in by the real pages.</summary>
internal sealed class BillingSite : IAsyncDisposable
{
    private int _invoices;

    private BillingSite(PayFipSimulator payFip, SharedClock clock)
    {
        PayFip = payFip;
        Site = new AccountSite(
            ("Billing:PayFip:Endpoint", payFip.Endpoint.AbsoluteUri), ("Billing:PayFip:PaymentPage", payFip.PaymentPage.AbsoluteUri), ("Billing:PayFip:Saisie", "T"),
            ("Billing:Kinds:0:Key", "FAM"), ("Billing:Kinds:0:Name", "Restauration et accueils"), ("Billing:Kinds:0:Numcli", "090909"), ("Billing:Kinds:0:Court", "tribunal administratif de Cergy-Pontoise"));
        clock.Inner = Site.Time;
    }

    public AccountSite Site { get; }

    public PayFipSimulator PayFip { get; }

    public static async Task<BillingSite> StartAsync()
    {
        var clock = new SharedClock();
        return new BillingSite(await PayFipSimulator.StartAsync(new PayFipSimulatorOptions { Time = clock }), clock);
    }

    /// <summary>Somebody who is signed in, may pay for a dossier, and has an invoice.</summary>
    public async Task<Payer> PayerAsync(int cents = 4250)
    {
        var person = await Site.PersonAsync();
        var visitor = await Site.SignedInAsync(person);
        SampleLetter letter;
        do
            letter = Site.NextLetter();
        while (!await MayAllPayAsync(letter));
        var dossier = await Site.LinkAsync(person, letter);
        return new Payer(visitor, letter, dossier, await Site.PortalAccountAsync(person), await InvoiceAsync(letter, cents), person.Mail);
    }

    /// <summary>An invoice with two lines of the dossier's oldest child, as another program would have made it.</summary>
    public async Task<Invoice> InvoiceAsync(SampleLetter letter, int cents)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"F2026-{900000 + Interlocked.Increment(ref _invoices):000000}");
        var child = await Site.PortalAsync(db => db.Set<Child>().Where(one => one.Dossiers.Any(link => db.Set<Dossier>().Any(dossier => dossier.Id == link.DossierId && dossier.Number == letter.Number)))
            .OrderBy(one => one.BirthDate).Select(one => one.FirstName).FirstAsync());
        var amount = string.Create(CultureInfo.InvariantCulture, $"{(cents - 300) / 100},{(cents - 300) % 100:00}");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "invoices.csv"),
            $"number;dossier;period;due;text;quantity;unit;nature;child\n{number};{letter.Number};01/10/2026;31/12/2030;Accueil du soir;1;{amount};accueil;{child}\n{number};{letter.Number};01/10/2026;31/12/2030;Restauration scolaire;1;3,00;repas;{child}\n");
        var log = new ImportLog();
        await Site.Services.GetRequiredService<FolderImport>().ImportAsync(folder.Path, log, CancellationToken.None);
        Assert.That(log.Refusals, Is.Empty);
        return await Site.PortalAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync(invoice => invoice.Number == number));
    }

    /// <summary>The clock goes on, and the worker makes its round.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Site.Time.Pass(time);
        await Site.Services.GetRequiredService<Reconciliation>().RunAsync(CancellationToken.None);
    }

    public async Task<InvoiceStatus> StatusAsync(Payer payer) =>
        (await Site.Services.GetRequiredService<InvoiceReader>().FindAsync(payer.Account, payer.Invoice.Id, CancellationToken.None))!.Summary.Standing.Status;

    public Task<int> JournalAsync(Payer payer) => Site.PortalAsync(db => db.Set<JournalEntry>().Where(entry => entry.InvoiceId == payer.Invoice.Id).SumAsync(entry => entry.Cents));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await PayFip.DisposeAsync();
    }

    private Task<bool> MayAllPayAsync(SampleLetter letter) => Site.PortalAsync(async db =>
        await db.Set<Guardian>().Where(guardian => db.Set<Dossier>().Any(dossier => dossier.Id == guardian.DossierId && dossier.Number == letter.Number)).AllAsync(guardian => guardian.CanSee && guardian.CanPay)
        && await db.Set<DossierChild>().AnyAsync(link => db.Set<Dossier>().Any(dossier => dossier.Id == link.DossierId && dossier.Number == letter.Number)));

    private sealed class SharedClock : TimeProvider
    {
        public TimeProvider Inner { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();
    }
}

internal sealed record Payer(Visitor Visitor, SampleLetter Letter, Guid Dossier, Guid Account, Invoice Invoice, string Mail)
{
    /// <summary>« Payer », « Confirmer et payer », and what the browser then shows.</summary>
    public async Task<VisitedPage> PayAsync()
    {
        var recap = await Visitor.OpenAsync($"/factures/{Invoice.Id}/payer");
        return await Visitor.PressAsync(recap, "Confirmer et payer");
    }
}

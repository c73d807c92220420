using System.Globalization;
using System.Text;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Core.Billing.PayFip;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>A thousand payments while calls break in every way, parents change their mind and notifications get lost or come twice: not a cent is lost or counted twice.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ThousandPaymentsTests(Store store)
{
    private const int Payments = 1000;
    private const int AtOnce = 4;

    private static readonly SimulatedTrouble[] Troubles =
        [SimulatedTrouble.Dysfunction, SimulatedTrouble.Unavailable, SimulatedTrouble.Cut, SimulatedTrouble.Down, SimulatedTrouble.Nonsense];

    private readonly Lock _lock = new();
    private readonly Random _random = new(20261126);
    private BillingWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await BillingWorld.StartAsync(store);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Every_cent_of_PayFiP_s_book_is_in_the_journal_once()
    {
        var due = await InvoicesAsync();
        for (var round = 0; due.Count > 0; round++)
        {
            Assert.That(round, Is.LessThan(40), "payments that come to no end");
            _world.PayFip.Weather = _ => Next(5) == 0 ? Troubles[Next(Troubles.Length)] : SimulatedTrouble.None;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (invoice, _) => await TryAsync(invoice.Id, invoice.Cents));
            // The clock goes past every lock, under the same weather; then PayFiP recovers.
            for (var minutes = 0; minutes < 25; minutes += 5)
                await _world.PassAsync(TimeSpan.FromMinutes(5));
            _world.PayFip.Weather = _ => SimulatedTrouble.None;
            await _world.PassAsync(TimeSpan.FromMinutes(6));
            var paid = (await _world.Town.AllAsync<JournalEntry>()).Select(entry => entry.InvoiceId).ToHashSet();
            due.RemoveAll(invoice => paid.Contains(invoice.Id));
        }

        var (book, journal) = (_world.PayFip.Book.All.Where(operation => operation.IsPaid).ToList(), await _world.Town.AllAsync<JournalEntry>());
        Assert.That(journal.Select(entry => (entry.Reference, entry.Cents)).Order(), Is.EqualTo(book.Select(operation => (operation.IdOp, operation.Cents)).Order()), "the same cents, each once");
        Assert.That(book.GroupBy(operation => operation.Refdet).Where(invoice => invoice.Count() > 1), Is.Empty, "no invoice is paid twice");
        Assert.That(book, Has.Count.EqualTo(Payments));
        Assert.That((await _world.Town.AllAsync<PaymentAttempt>()).Where(attempt => attempt.State.IsOpen() || attempt.Attention is not null), Is.Empty);
    }

    private async Task TryAsync(Guid invoice, int cents)
    {
        if (await _world.Get<PaymentStart>().BeginAsync(_world.Family.Account, invoice, PayFipProvider.ProviderKey, cents, CancellationToken.None) is not StartResult.Sent { Page: { } page })
            return;
        var idOp = System.Web.HttpUtility.ParseQueryString(page.Query)["idop"]!;
        var result = Next(10) switch { < 4 => "P", 4 => "V", 5 => "R", 6 => "Z", 7 => "A", _ => null };
        // Early: nothing has happened yet.
        if (Next(4) == 0)
            await _world.NotifiedAsync(idOp);
        if (result is not null)
            await _world.PayFip.PayAsync(idOp, result, SimulatedNotification.Never);
        // Given up, and thought better of.
        if (result == "A" && Next(2) == 0)
            await _world.PayFip.PayAsync(idOp, "P", SimulatedNotification.Never);
        await Task.WhenAll(Enumerable.Range(0, Next(4)).Select(_ => _world.NotifiedAsync(idOp)));
    }

    private async Task<List<(Guid Id, int Cents)>> InvoicesAsync()
    {
        var file = new StringBuilder("number;dossier;period;due;text;quantity;unit\n");
        for (var at = 0; at < Payments; at++)
            file.AppendLine(CultureInfo.InvariantCulture, $"T2026-{at:000000};{Families.Town.LHenaff};01/02/2026;31/03/2026;Accueil;1;{10 + at / 100},{at % 100:00}");
        Assert.That((await _world.Town.ImportAsync(("invoices.csv", file.ToString()))).Refusals, Is.Empty);
        return [.. (await _world.Town.AllAsync<Invoice>()).Select(invoice => (invoice.Id, invoice.TotalCents))];
    }

    private int Next(int below)
    {
        lock (_lock)
            return _random.Next(below);
    }
}

using Site.Core.Billing;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>The yearly attestation for the tax (code général des impôts, article 200 quater B). Noé was born on 2 September 2020, Léa on 14 March 2018.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class AttestationTests(Store store)
{
    private static readonly DateOnly Wednesday = new(2026, 3, 11);

    private BillingWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await BillingWorld.StartAsync(store);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Care_of_children_under_six_on_1_January_counts_and_neither_meals_nor_absences_nor_surcharges()
    {
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Morning, BookingState.Present);
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Evening, BookingState.AbsentUnjustified);
        await _world.BookedAsync("E2", "MERCREDI", Wednesday.AddDays(7), Slot.Morning, BookingState.Present, surcharge: 225, unbooked: true);
        await _world.BookedAsync("E2", "CANTINE", Wednesday.AddDays(1));
        await _world.BookedAsync("E1", "MERCREDI", Wednesday, Slot.Morning, BookingState.Present);
        await PayAsync();

        var attestation = await AttestedAsync(2026);

        // Noé is five on 1 January 2026, Léa seven.
        Assert.That(attestation.Children.Select(child => (child.FirstName, child.Cents)), Is.EqualTo(new[] { ("Noé", 450 + 450) }));
    }

    [TestCase("2020-01-01", false, TestName = "Six years old on 1 January is too old")]
    [TestCase("2020-01-02", true, TestName = "Six years old on 2 January is young enough")]
    public async Task The_birthday_decides(string birth, bool counts)
    {
        var written = DateOnly.ParseExact(birth, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That((await _world.Town.ImportAsync(("children.csv", $"key;dossiers;first_name;family_name;birth_date\nE2;104 200;Noé;L’Hénaff-Diop;{written}"))).Refusals, Is.Empty);
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Morning, BookingState.Present);
        await PayAsync();

        Assert.That((await AttestedAsync(2026)).Children, Has.Count.EqualTo(counts ? 1 : 0));
    }

    [Test]
    public async Task An_invoice_of_December_that_is_paid_in_January_counts_in_the_year_of_its_payment()
    {
        var invoice = await _world.InvoiceAsync(6000);
        await ReceiveAsync("CH1;F2026-900001;30/12/2025;chèque;20,00");
        await ReceiveAsync("CH2;F2026-900001;02/01/2026;chèque;40,00");
        await _world.ChangeAsync(context => context.Set<InvoiceLine>().Where(line => line.InvoiceId == invoice).ToList().ForEach(line => context.Remove(line)));
        var noe = (await _world.Town.AllAsync<Child>()).Single(child => child.Key == "E2").Id;
        await _world.ChangeAsync(context => context.Add(new InvoiceLine
        {
            InvoiceId = invoice, Position = 0, ChildId = noe, Child = "Noé", Text = "Accueil", Slot = Slot.Day, Reason = LineReason.Booked, Nature = TariffNature.Care, Quantity = 1, UnitCents = 3001,
        }));

        var (before, after) = (await AttestedAsync(2025), await AttestedAsync(2026));

        Assert.That((before.TotalCents, after.TotalCents), Is.EqualTo((1000, 2001)), "in proportion to what was paid, and no cent lost between the years");
        Assert.That((await _world.Get<Attestations>().YearsAsync(_world.Family.Account, CancellationToken.None)).Select(one => one.Year), Is.EqualTo(new[] { 2026, 2025 }));
    }

    [Test]
    public async Task What_is_not_paid_is_not_attested()
    {
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Morning, BookingState.Present);
        await _world.BillAsync();

        Assert.That((await AttestedAsync(2026)).Children, Is.Empty);
    }

    [Test]
    public async Task Another_family_has_none()
    {
        var (stranger, _) = await _world.Town.LinkedAsync("anna", "Martin", Families.Town.Martin);

        Assert.That(await _world.Get<Attestations>().FindAsync(stranger, _world.Family.Dossier, 2026, CancellationToken.None), Is.Null);
        Assert.That(await _world.Get<Attestations>().YearsAsync(stranger, CancellationToken.None), Is.Empty);
    }

    private async Task PayAsync()
    {
        await _world.BillAsync();
        await _world.PayFip.PayAsync(await _world.SentAsync((await _world.InvoicesAsync()).Single().Id), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));
    }

    private async Task ReceiveAsync(string line) => Assert.That((await _world.Town.ImportAsync(("payments-received.csv", $"key;invoice;date;means;amount\n{line}"))).Refusals, Is.Empty);

    private async Task<Attestation> AttestedAsync(int year) => (await _world.Get<Attestations>().FindAsync(_world.Family.Account, _world.Family.Dossier, year, CancellationToken.None))!;
}

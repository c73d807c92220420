using Site.Core.Billing;
using Site.Tests.Support;

namespace Site.Tests.Billing.Files;

/// <summary>What the town hands in and takes out: invoices, money that came elsewhere, transfers, the comptable's list, the régie's export.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class BillingFilesTests(Store store)
{
    private const string Received = "key;invoice;date;means;amount\n";
    private const string Invoices = "number;dossier;period;due;text;quantity;unit;nature;child\n";

    private BillingWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await BillingWorld.StartAsync(store);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task An_invoice_of_several_lines_is_taken_in_once()
    {
        const string file = Invoices + "F9-1;104 200;15/02/2026;31/03/2026;Accueil du soir;10;2,10;accueil;Noé\nF9-1;104 200;15/02/2026;31/03/2026;Repas;4;4,20;repas;E1";

        var first = await _world.Town.ImportAsync(("invoices.csv", file.Replace("F9-1", "FX2026-1", StringComparison.Ordinal)));
        var second = await _world.Town.ImportAsync(("invoices.csv", file.Replace("F9-1", "FX2026-1", StringComparison.Ordinal)));

        Assert.That((first["invoices.csv"], second["invoices.csv"]), Is.EqualTo(((1, 0, 0), (0, 0, 1))));
        var invoice = (await _world.InvoicesAsync()).Single();
        Assert.That((invoice.TotalCents, invoice.Period, invoice.Refdet), Is.EqualTo((3780, new DateOnly(2026, 2, 1), "FX20261")));
        Assert.That(invoice.Lines.OrderBy(line => line.Position).Select(line => (line.Child, line.ChildId is not null, line.IsAttested)), Is.EqualTo(new[] { ("Noé", true, true), ("Léa", true, false) }));
    }

    [Test]
    public async Task The_invoices_to_try_with_are_taken_in()
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Site.Core", "Billing", "Sample", "invoices.csv"));

        Assert.That((await _world.Town.ImportAsync(("invoices.csv", sample))).Refusals, Is.Empty);
        Assert.That((await _world.InvoicesAsync()).Select(invoice => invoice.TotalCents), Is.EqualTo(new[] { 7146, 1890 }));
    }

    [TestCase("FX2026-1;999;15/02/2026;31/03/2026;Accueil;1;2,10;;", 2, "dossier")]
    [TestCase("FX2026-1;104 200;15/02/2026;31/03/2026;Accueil;0;2,10;;", 2, "quantity")]
    [TestCase("FX2026-1;104 200;15/02/2026;31/03/2026;Accueil;1;-2,10;;", 2, "unit")]
    [TestCase("FX2026-1;104 200;15/02/2026;31/03/2026;Accueil;1;2,10;dessert;", 2, "nature")]
    [TestCase("FX2026-1;104 200;février;31/03/2026;Accueil;1;2,10;;", 2, "period")]
    [TestCase("F1;104 200;15/02/2026;31/03/2026;Accueil;1;2,10;;", 2, "refdet")]
    [TestCase("FX2026-1;104 200;15/02/2026;31/03/2026;Accueil;1;2,10;;\nFX2026-1;104 207;15/02/2026;31/03/2026;Accueil;1;2,10;;", 3, "number")]
    public async Task A_wrong_line_of_invoices_is_named_and_nothing_is_kept(string lines, int line, string column)
    {
        var log = await _world.Town.ImportAsync(("invoices.csv", Invoices + "FX2026-9;104 200;15/02/2026;31/03/2026;Accueil;1;2,10;;\n" + lines));

        Assert.That(log.Refusals.Single().Line, Is.EqualTo(line + 1));
        Assert.That(log.Refusals.Single().Reason, Does.StartWith(column));
        Assert.That(await _world.InvoicesAsync(), Is.Empty);
    }

    [Test]
    public async Task An_issued_invoice_is_never_changed_by_a_file()
    {
        await _world.InvoiceAsync(1000, "FX2026-1");

        var log = await _world.Town.ImportAsync(("invoices.csv", Invoices + "FX2026-1;104 200;01/02/2026;31/03/2026;Accueil de février;1;12,00;;"));

        Assert.That(log.Refusals.Single().Reason, Does.Contain("une facture émise ne change pas"));
    }

    [Test]
    public async Task Cheques_cash_and_CESU_pay_in_parts_and_a_bounced_one_opens_the_invoice_again()
    {
        var invoice = await _world.InvoiceAsync(5000);
        const string first = Received + "CH1;F2026-900001;01/03/2026;chèque;20,00\nES1;F2026-900001;02/03/2026;espèces;10,00";

        await _world.Town.ImportAsync(("payments-received.csv", first));
        var again = await _world.Town.ImportAsync(("payments-received.csv", first));
        var partly = await _world.StandingAsync(invoice);
        await _world.Town.ImportAsync(("payments-received.csv", Received + "CE1;F2026-900001;02/03/2026;CESU;20,00"));
        var paid = await _world.StandingAsync(invoice);
        await _world.Town.ImportAsync(("payments-received.csv", Received + "RJ1;F2026-900001;02/03/2026;rejet de chèque;20,00"));
        var bounced = await _world.StandingAsync(invoice);

        Assert.That(again["payments-received.csv"], Is.EqualTo((0, 0, 2)), "the same file counts once");
        Assert.That((partly.Status, partly.DueCents, partly.CanPay), Is.EqualTo((InvoiceStatus.PartlyPaid, 2000, true)));
        Assert.That((paid.Status, paid.DueCents), Is.EqualTo((InvoiceStatus.PaidElsewhere, 0)));
        Assert.That((bounced.Status, bounced.DueCents, bounced.CanPay), Is.EqualTo((InvoiceStatus.Bounced, 2000, true)));
    }

    [TestCase("CH1;F0000-000000;01/03/2026;chèque;20,00", "invoice")]
    [TestCase("CH1;F2026-900001;01/03/2026;troc;20,00", "means")]
    [TestCase("CH1;F2026-900001;01/03/2027;chèque;20,00", "date")]
    [TestCase("CH1;F2026-900001;01/03/2026;chèque;50,01", "amount")]
    [TestCase("CH1;F2026-900001;01/03/2026;rejet de prélèvement;1,00", "amount")]
    public async Task A_wrong_line_of_payments_is_named_and_nothing_is_kept(string line, string column)
    {
        var invoice = await _world.InvoiceAsync(5000);

        var log = await _world.Town.ImportAsync(("payments-received.csv", Received + line));

        Assert.That(log.Refusals.Single().Reason, Does.StartWith(column));
        Assert.That(await _world.JournalAsync(invoice), Is.Zero);
    }

    [Test]
    public async Task Neither_a_cheque_nor_a_hand_over_touches_an_invoice_that_is_being_paid()
    {
        var invoice = await _world.InvoiceAsync(5000);
        var idOp = await _world.SentAsync(invoice);

        var log = await _world.Town.ImportAsync(("payments-received.csv", Received + "CH1;F2026-900001;01/03/2026;chèque;50,00"));
        var (handedOver, beingPaid) = await HandOverAsync();
        await _world.PayFip.PayAsync(idOp, "P");
        await _world.NotifiedAsync(idOp);

        Assert.That(log.Refusals.Single().Reason, Does.StartWith("invoice\u00a0: un paiement en ligne est en cours"));
        Assert.That((handedOver, beingPaid), Is.EqualTo((0, 1)));
        Assert.That((await _world.StandingAsync(invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
    }

    [Test]
    public async Task What_is_handed_over_is_on_the_list_and_no_longer_payable_here()
    {
        var invoice = await _world.InvoiceAsync(5000);
        await _world.Town.ImportAsync(("payments-received.csv", Received + "CH1;F2026-900001;01/03/2026;chèque;20,00"));
        var rows = new List<HandedOver>();

        Assert.That(await HandOverAsync(rows, "TR-2026-7"), Is.EqualTo((1, 0)));
        Assert.That(rows.Select(row => (row.Number, row.DueCents, row.FamilyName, row.DossierNumber)), Is.EqualTo(new[] { ("F2026-900001", 3000, "L’Hénaff-Diop", "104 200") }));
        var seen = await _world.SeesAsync(invoice);
        Assert.That((seen.Summary.Standing.Status, seen.Summary.Standing.CanPay, seen.HandOverReference), Is.EqualTo((InvoiceStatus.HandedOver, false, "TR-2026-7")));
        Assert.That(await _world.BeginAsync(invoice, 3000), Is.InstanceOf<StartResult.NotNow>());
        Assert.That(await HandOverAsync(), Is.EqualTo((0, 0)), "once");
    }

    [Test]
    public async Task A_list_that_cannot_be_written_hands_nothing_over()
    {
        var invoice = await _world.InvoiceAsync(5000);

        Assert.ThrowsAsync<IOException>(() => _world.Get<HandOver>().RunAsync(new DateOnly(2026, 4, 1), null, _ => throw new IOException("full"), CancellationToken.None));

        Assert.That((await _world.StandingAsync(invoice)).CanPay, Is.True);
    }

    [Test]
    public async Task A_transfer_is_matched_by_its_structured_reference()
    {
        var invoice = await _world.InvoiceAsync(5000);
        var begun = await _world.Get<PaymentStart>().BeginAsync(_world.Family.Account, invoice, TransferProvider.ProviderKey, 5000, CancellationToken.None);
        var reference = (await _world.SeesAsync(invoice)).TransferReference!;
        var awaited = await _world.StandingAsync(invoice);
        var file = $"reference;date;amount\n{string.Join(' ', reference.Chunk(4).Select(part => new string(part)))};02/03/2026;50,00";

        var first = await _world.Town.ImportAsync(("transfers.csv", file));
        var second = await _world.Town.ImportAsync(("transfers.csv", file));

        Assert.That(begun, Is.InstanceOf<StartResult.Sent>());
        Assert.That((awaited.Status, TransferProvider.IsSound(reference)), Is.EqualTo((InvoiceStatus.TransferAwaited, true)));
        Assert.That((first["transfers.csv"], second["transfers.csv"]), Is.EqualTo(((1, 0, 0), (0, 0, 1))));
        Assert.That((await _world.StandingAsync(invoice)).Status, Is.EqualTo(InvoiceStatus.PaidElsewhere));
    }

    [Test]
    public async Task A_transfer_that_was_given_up_for_the_card_and_comes_all_the_same_is_counted_and_shown_to_staff()
    {
        var invoice = await _world.InvoiceAsync(5000);
        await _world.Get<PaymentStart>().BeginAsync(_world.Family.Account, invoice, TransferProvider.ProviderKey, 5000, CancellationToken.None);
        var reference = (await _world.SeesAsync(invoice)).TransferReference!;
        Assert.That(await _world.Get<PaymentStart>().GiveUpTransferAsync(_world.Family.Account, invoice, CancellationToken.None), Is.True);
        await _world.PayFip.PayAsync(await _world.SentAsync(invoice), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));

        await _world.Town.ImportAsync(("transfers.csv", $"reference;date;amount\n{reference};02/03/2026;50,00"));

        Assert.That(await _world.JournalAsync(invoice), Is.EqualTo(10000));
        Assert.That((await _world.Get<PaymentsReport>().AttentionAsync(CancellationToken.None)).Single().Why, Is.EqualTo(AttentionReason.PaidOnClosed));
    }

    [Test]
    public async Task A_transfer_of_another_amount_is_not_counted_until_staff_have_decided_and_then_as_a_transfer()
    {
        var invoice = await _world.InvoiceAsync(5000);
        await _world.Get<PaymentStart>().BeginAsync(_world.Family.Account, invoice, TransferProvider.ProviderKey, 5000, CancellationToken.None);
        await _world.Town.ImportAsync(("transfers.csv", $"reference;date;amount\n{(await _world.SeesAsync(invoice)).TransferReference};02/03/2026;49,00"));
        var (before, attention) = (await _world.StandingAsync(invoice), (await _world.Get<PaymentsReport>().AttentionAsync(CancellationToken.None)).Single());

        Assert.That(await _world.Get<AttentionDesk>().DecideAsync(attention.Id, AttentionDecision.Paid, CancellationToken.None), Is.True);

        Assert.That((before.Status, before.DueCents, attention.Why), Is.EqualTo((InvoiceStatus.Checking, 5000, AttentionReason.Mismatch)));
        Assert.That((await _world.Town.AllAsync<JournalEntry>()).Select(entry => (entry.Means, entry.Cents)), Is.EqualTo(new[] { (PaymentMeans.Transfer, 5000) }));
    }

    [TestCase("RF00123", "reference")]
    [TestCase("RF181234567890123457", "reference")]
    public async Task A_transfer_that_nobody_awaits_is_named(string reference, string column) =>
        Assert.That((await _world.Town.ImportAsync(("transfers.csv", $"reference;date;amount\n{reference};02/03/2026;50,00"))).Refusals.Single().Reason, Does.StartWith(column));

    [Test]
    public async Task The_export_has_every_euro_of_the_days_and_no_other()
    {
        var invoice = await _world.InvoiceAsync(5000);
        await _world.Town.ImportAsync(("payments-received.csv", Received + "CH1;F2026-900001;28/02/2026;chèque;10,00\nES1;F2026-900001;01/03/2026;espèces;15,00"));
        await _world.PayFip.PayAsync(await _world.SentAsync(invoice), "V");
        await _world.PassAsync(TimeSpan.FromMinutes(6));
        await _world.Town.ImportAsync(("payments-received.csv", Received + "RJ1;F2026-900001;02/03/2026;rejet de prélèvement;25,00"));

        var report = _world.Get<PaymentsReport>();
        var march = await report.BetweenAsync(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), CancellationToken.None);
        var all = await report.BetweenAsync(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), CancellationToken.None);

        Assert.That(march.Select(payment => (payment.Means, payment.Cents)), Is.EquivalentTo(new[] { (PaymentMeans.Cash, 1500), (PaymentMeans.DirectDebit, 2500), (PaymentMeans.DirectDebit, -2500) }));
        Assert.That(all.Sum(payment => payment.Cents), Is.EqualTo((await _world.Town.AllAsync<JournalEntry>()).Where(entry => entry.Means.IsMoney()).Sum(entry => entry.Cents)).And.EqualTo(2500));
    }

    private Task<(int, int)> HandOverAsync(List<HandedOver>? rows = null, string? reference = null) => _world.Get<HandOver>().RunAsync(new DateOnly(2026, 4, 1), reference, written =>
    {
        rows?.AddRange(written);
        return Task.CompletedTask;
    }, CancellationToken.None);
}

using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>From « Payer » to the journal, with the real client against PayFiP's simulator: every outcome, in every order.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class PaymentTests(Store store)
{
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(20);

    private BillingWorld _world = null!;
    private Guid _invoice;

    [SetUp]
    public async Task Start()
    {
        _world = await BillingWorld.StartAsync(store);
        _invoice = await _world.InvoiceAsync(4250);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("P", PaymentMeans.Card)]
    [TestCase("V", PaymentMeans.DirectDebit)]
    public async Task What_PayFiP_says_is_paid_is_in_the_journal_once_however_often_it_is_told(string code, PaymentMeans means)
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, code);

        await _world.NotifiedAsync(idOp);
        await _world.NotifiedAsync(idOp);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _world.NotifiedAsync(idOp)));
        await _world.PassAsync(TimeSpan.FromMinutes(6));

        var entry = (await _world.Town.AllAsync<JournalEntry>()).Single();
        Assert.That((entry.Cents, entry.Means, entry.InvoiceId, entry.Day), Is.EqualTo((4250, means, (Guid?)_invoice, new DateOnly(2026, 3, 2))));
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
        Assert.That(await _world.Town.MailsAsync(BillingMails.PaidKind), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Concurrent_notifications_note_the_money_once()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "P");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _world.NotifiedAsync(idOp)));

        Assert.That(await _world.JournalAsync(_invoice), Is.EqualTo(4250));
        Assert.That((await _world.Town.AllAsync<AttemptStep>()).Count(step => step.To == AttemptState.Paid), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_guardians_and_two_tabs_at_once_begin_one_payment()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _world.BeginAsync(_invoice, 4250)));

        Assert.That(begun.OfType<StartResult.Sent>().Count(), Is.EqualTo(1));
        Assert.That(begun.OfType<StartResult.NotNow>().Select(one => one.Standing.Status), Is.EqualTo(Enumerable.Repeat(InvoiceStatus.InProgress, 5)));
        Assert.That(_world.PayFip.Book.All, Has.Count.EqualTo(1));
    }

    /// <summary>FAQ: « Si votre transaction bancaire n’aboutit pas, votre facture sera momentanément indisponible. Attendez quelques minutes et renouvelez l’opération. »</summary>
    [TestCase("R")]
    [TestCase("Z")]
    public async Task Je_n_arrive_pas_a_payer_ma_facture_refused_it_is_unavailable_for_a_moment_and_then_payable_by_itself(string code)
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, code);
        _world.Time.Pass(TimeSpan.FromMinutes(2));
        await _world.NotifiedAsync(idOp);

        var refused = await _world.StandingAsync(_invoice);
        var tooSoon = await _world.BeginAsync(_invoice);
        await _world.PassAsync(TimeSpan.FromMinutes(18));
        var later = await _world.StandingAsync(_invoice);

        Assert.That((refused.Status, refused.Until, refused.CanPay), Is.EqualTo((InvoiceStatus.Unavailable, (DateTimeOffset?)(_world.Time.GetUtcNow()), false)));
        Assert.That(tooSoon, Is.InstanceOf<StartResult.NotNow>());
        Assert.That((later.Status, later.CanPay), Is.EqualTo((InvoiceStatus.ToPay, true)));
        await _world.PayFip.PayAsync(await _world.SentAsync(_invoice), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));
        Assert.That(await _world.JournalAsync(_invoice), Is.EqualTo(4250));
    }

    [Test]
    public async Task Whoever_asked_is_told_once_that_the_invoice_can_be_paid_again()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "R");
        await _world.NotifiedAsync(idOp);
        Assert.That(await _world.Get<PaymentReader>().TellMeAsync(_world.Family.Account, (await _world.AttemptAsync(idOp)).Id, CancellationToken.None), Is.True);

        await _world.PassAsync(TimeSpan.FromMinutes(19));
        var before = await _world.Town.MailsAsync(BillingMails.PayableKind);
        await _world.PassAsync(TimeSpan.FromMinutes(1));
        await _world.PassAsync(TimeSpan.FromMinutes(1));

        Assert.That(before, Is.Empty);
        Assert.That((await _world.Town.MailsAsync(BillingMails.PayableKind)).Single().Text, Does.Contain("peut de nouveau être payée"));
    }

    [Test]
    public async Task Cancelled_it_waits_for_the_parent_to_take_it_up_again_and_is_free_after_20_minutes()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "A");
        await _world.NotifiedAsync(idOp);
        var attempt = await _world.AttemptAsync(idOp);
        var view = await _world.Get<PaymentReader>().LookAsync(_world.Family.Account, attempt.Id, CancellationToken.None);
        var page = await _world.Get<PaymentReader>().ResumeAsync(_world.Family.Account, attempt.Id, CancellationToken.None);

        Assert.That((attempt.State, view!.Standing.Status), Is.EqualTo((AttemptState.Waiting, InvoiceStatus.InProgress)));
        Assert.That(page, Is.EqualTo(new Uri(_world.PayFip.PaymentPage, $"?idop={idOp}")));
        await _world.PassAsync(Lock);
        Assert.That((await _world.AttemptAsync(idOp)).State, Is.EqualTo(AttemptState.Cancelled));
        Assert.That((await _world.StandingAsync(_invoice)).CanPay, Is.True);
    }

    [Test]
    public async Task Cancelled_and_then_taken_up_again_it_is_paid()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "A");
        await _world.NotifiedAsync(idOp);

        Assert.That(await _world.PayFip.PayAsync(idOp, "P"), Is.Not.Null);
        await _world.NotifiedAsync(idOp);

        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
    }

    [Test]
    public async Task Without_a_result_it_waits_20_minutes_and_a_late_payment_still_counts()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PassAsync(TimeSpan.FromMinutes(6));
        var waiting = (await _world.AttemptAsync(idOp)).State;
        var attempt = await _world.AttemptAsync(idOp);
        await _world.PayFip.PayAsync(idOp, "P", SimulatedNotification.Never);
        // PayFiP is slow to tell.
        _world.PayFip.Weather = _ => SimulatedTrouble.Unavailable;
        await _world.PassAsync(TimeSpan.FromMinutes(60));
        var checking = await _world.StandingAsync(_invoice);
        _world.PayFip.Weather = _ => SimulatedTrouble.None;
        await _world.PassAsync(TimeSpan.FromMinutes(6));

        Assert.That(waiting, Is.EqualTo(AttemptState.Waiting));
        Assert.That((checking.Status, checking.CanPay), Is.EqualTo((InvoiceStatus.Checking, false)), "an hour of silence frees nothing: it may have been paid");
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
    }

    [Test]
    public async Task A_payment_that_comes_after_its_attempt_was_given_up_is_counted_before_another_begins()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PassAsync(Lock);
        Assert.That((await _world.AttemptAsync(idOp)).State, Is.EqualTo(AttemptState.Expired));
        // The page was opened in time, and paid at the last moment.
        var operation = _world.PayFip.Book.All.Single();
        _world.PayFip.Book.Settle(operation, "P", operation.Cents);

        var again = await _world.BeginAsync(_invoice);

        Assert.That(again, Is.InstanceOf<StartResult.NotNow>());
        Assert.That((await _world.AttemptAsync(idOp)).State, Is.EqualTo(AttemptState.Paid));
        Assert.That((await _world.JournalAsync(_invoice), _world.PayFip.Book.All.Count), Is.EqualTo((4250, 1)));
    }

    [Test]
    public async Task A_result_that_nobody_knows_is_no_refusal_it_waits_and_goes_to_staff()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "Q");
        await _world.NotifiedAsync(idOp);
        await _world.PassAsync(TimeSpan.FromDays(2));

        var attention = (await _world.Get<PaymentsReport>().AttentionAsync(CancellationToken.None)).Single();
        Assert.That((attention.Why, attention.Code, attention.InvoiceNumber, attention.State), Is.EqualTo((AttentionReason.UnknownResult, "Q", "F2026-900001", AttemptState.Waiting)));
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Checking));
        var mail = (await _world.Town.MailsAsync(BillingMails.ServiceKind)).Single();
        Assert.That((mail.To, mail.Text), Is.EqualTo(("cergyfamilles@cergy.fr", mail.Text)), "the service hears of it once");
        Assert.That(mail.Text, Does.Contain("42,50\u00a0€").And.Contain($"payments decide {attention.Id}"));
        Assert.That(await _world.Get<AttentionDesk>().DecideAsync(attention.Id, AttentionDecision.NotPaid, CancellationToken.None), Is.True);
        Assert.That((await _world.StandingAsync(_invoice)).CanPay, Is.True);
    }

    [Test]
    public async Task Another_amount_than_was_asked_for_is_never_paid_and_goes_to_staff()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "P", echoedCents: 4251);
        await _world.NotifiedAsync(idOp);
        await _world.PassAsync(TimeSpan.FromHours(1));

        Assert.That(await _world.JournalAsync(_invoice), Is.Zero);
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Checking));
        var attention = (await _world.Get<PaymentsReport>().AttentionAsync(CancellationToken.None)).Single();
        Assert.That(attention.Why, Is.EqualTo(AttentionReason.Mismatch));
        Assert.That(await _world.Get<AttentionDesk>().DecideAsync(attention.Id, AttentionDecision.Paid, CancellationToken.None), Is.True);
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
    }

    [Test]
    public async Task A_payment_of_an_invoice_that_was_settled_meanwhile_is_counted_and_goes_to_staff()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PassAsync(Lock);
        Assert.That((await _world.Town.ImportAsync(("payments-received.csv", "key;invoice;date;means;amount\nCH1;F2026-900001;01/03/2026;chèque;42,50"))).Refusals, Is.Empty);
        var operation = _world.PayFip.Book.All.Single();
        _world.PayFip.Book.Settle(operation, "P", operation.Cents);

        await _world.NotifiedAsync(idOp);

        Assert.That(await _world.JournalAsync(_invoice), Is.EqualTo(8500), "both sums are in the journal");
        Assert.That((await _world.Get<PaymentsReport>().AttentionAsync(CancellationToken.None)).Single().Why, Is.EqualTo(AttentionReason.PaidOnClosed));
        Assert.That((await _world.StandingAsync(_invoice)).DueCents, Is.EqualTo(-4250));
    }

    [TestCase(SimulatedTrouble.Dysfunction)]
    [TestCase(SimulatedTrouble.Unavailable)]
    [TestCase(SimulatedTrouble.Down)]
    [TestCase(SimulatedTrouble.Cut)]
    [TestCase(SimulatedTrouble.NoAnswer)]
    [TestCase(SimulatedTrouble.Nonsense)]
    public async Task Where_PayFiP_does_not_take_the_order_nothing_is_lost_and_it_can_be_tried_again_at_once(SimulatedTrouble trouble)
    {
        _world.PayFip.Weather = _ => trouble;
        var begun = await _world.BeginAsync(_invoice);
        _world.PayFip.Weather = _ => SimulatedTrouble.None;

        Assert.That(begun, Is.InstanceOf<StartResult.NoAnswer>().Or.EqualTo(new StartResult.Refused(MayWorkLater: true)));
        Assert.That((await _world.StandingAsync(_invoice)).CanPay, Is.True);
        await _world.PayFip.PayAsync(await _world.SentAsync(_invoice), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));
        Assert.That((await _world.StandingAsync(_invoice)).Status, Is.EqualTo(InvoiceStatus.Paid));
    }

    [Test]
    public async Task An_operation_that_PayFiP_has_purged_overnight_is_asked_for_no_more()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PassAsync(TimeSpan.FromDays(1));

        var attempt = await _world.AttemptAsync(idOp);
        Assert.That((attempt.State, attempt.LastCode, attempt.NextCheckAt), Is.EqualTo((AttemptState.Expired, "P1", (DateTimeOffset?)null)));
        Assert.That((await _world.StandingAsync(_invoice)).CanPay, Is.True);
    }

    [Test]
    public async Task What_is_never_told_is_looked_for_by_the_clock()
    {
        var idOp = await _world.SentAsync(_invoice);
        await _world.PayFip.PayAsync(idOp, "P", SimulatedNotification.Never);

        await _world.PassAsync(TimeSpan.FromMinutes(4));
        var before = (await _world.AttemptAsync(idOp)).State;
        await _world.PassAsync(TimeSpan.FromMinutes(1));

        Assert.That((before, (await _world.AttemptAsync(idOp)).State), Is.EqualTo((AttemptState.Sent, AttemptState.Paid)));
    }

    [Test]
    public async Task The_amount_is_the_invoice_s_whatever_the_form_says()
    {
        var begun = await _world.BeginAsync(_invoice, 100);

        Assert.That(begun, Is.EqualTo(new StartResult.OtherAmount(4250)));
        Assert.That(_world.PayFip.Book.All, Is.Empty);
    }

    [Test]
    public async Task Nobody_of_another_family_nor_without_the_right_can_see_or_pay_it()
    {
        var (stranger, _) = await _world.Town.LinkedAsync("anna", "Martin", Families.Town.Martin);
        // The second guardian of the dossier may see and book, not pay.
        var (karim, _) = await _world.Town.LinkedAsync("karim", "L’Hénaff-Diop", Families.Town.LHenaff);
        var start = _world.Get<PaymentStart>();

        Assert.That(await _world.Get<InvoiceReader>().FindAsync(stranger, _invoice, CancellationToken.None), Is.Null);
        Assert.That(await _world.Get<InvoiceReader>().ListAsync(stranger, CancellationToken.None), Is.Empty);
        Assert.That(await start.BeginAsync(stranger, _invoice, "payfip", 4250, CancellationToken.None), Is.EqualTo(new StartResult.NotFound()));
        Assert.That(await start.BeginAsync(karim, _invoice, "payfip", 4250, CancellationToken.None), Is.EqualTo(new StartResult.NotFound()));
        var idOp = await _world.SentAsync(_invoice);
        Assert.That(await _world.Get<PaymentReader>().LookAsync(stranger, (await _world.AttemptAsync(idOp)).Id, CancellationToken.None), Is.Null);
        Assert.That(await _world.Get<PaymentReader>().FindAsync(stranger, "payfip", idOp, CancellationToken.None), Is.Null);
    }
}

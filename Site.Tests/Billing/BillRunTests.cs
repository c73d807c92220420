using Microsoft.EntityFrameworkCore;
using Site.Core.Billing;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>A month is billed from bookings and presences, once, and corrected in the open.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class BillRunTests(Store store)
{
    private static readonly DateOnly Monday = new(2026, 3, 9);
    private static readonly DateOnly Wednesday = new(2026, 3, 11);

    private BillingWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await BillingWorld.StartAsync(store);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Each_line_says_whose_what_when_how_much_and_why()
    {
        await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BookedAsync("E1", "CANTINE", Monday.AddDays(1), state: BookingState.Present);
        await _world.BookedAsync("E1", "CANTINE", Monday.AddDays(3), state: BookingState.AbsentUnjustified);
        await _world.BookedAsync("E1", "CANTINE", Monday.AddDays(4), state: BookingState.Present, surcharge: 210, unbooked: true);
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Morning);
        // Nothing of these is billed.
        await _world.BookedAsync("E2", "MERCREDI", Wednesday, Slot.Evening, BookingState.Waiting);
        await _world.BookedAsync("E2", "CANTINE", Monday, state: BookingState.AbsentJustified);
        await _world.BookedAsync("E2", "CANTINE", Monday.AddDays(1), state: BookingState.Cancelled);
        await _world.BookedAsync("E2", "CANTINE", new DateOnly(2026, 4, 2));

        await _world.BillAsync();

        var invoice = (await _world.InvoicesAsync()).Single();
        Assert.That(invoice.Lines.OrderBy(line => line.Position).Select(line => (line.Child, BillingTexts.What(line), line.Reason, line.Nature, line.Quantity, line.UnitCents)), Is.EqualTo(new[]
        {
            ("Léa", "Restauration scolaire", LineReason.Booked, TariffNature.Meal, 2, 420),
            ("Léa", "Restauration scolaire", LineReason.Unbooked, TariffNature.Meal, 1, 420),
            ("Léa", "Restauration scolaire", LineReason.Absence, TariffNature.Meal, 1, 420),
            ("Léa", "Restauration scolaire", LineReason.UnbookedSurcharge, TariffNature.Care, 1, 210),
            ("Noé", "Mercredi loisirs, matin", LineReason.Booked, TariffNature.Care, 1, 450),
        }));
        Assert.That((invoice.TotalCents, invoice.Number, invoice.Period, invoice.DueOn, invoice.Refdet, invoice.Exer, invoice.Numcli), Is.EqualTo(
            (4 * 420 + 210 + 450, "F2026-000001", BillingWorld.March, new DateOnly(2026, 4, 1), "F2026000001", "2026", "090909")));
        Assert.That(invoice.Lines.Select(line => $"{BillingTexts.Days(line)} ({BillingTexts.Why(line)})"), Does.Contain("les 9 et 10 mars (réservé\u00a0; repas, quotient familial à partir de 700\u00a0€)")
            .And.Contain("le 13 mars (majoration de 50\u00a0%\u00a0: présence sans réservation)"));
    }

    [Test]
    public async Task Run_again_it_makes_nothing_twice_and_the_family_is_told_once()
    {
        await _world.BookedAsync("E1", "CANTINE", Monday);

        var preview = await _world.Get<BillRun>().PreviewAsync(BillingWorld.March, new Progress<BillProgress>(), CancellationToken.None);
        var before = await _world.InvoicesAsync();
        var first = await _world.BillAsync();
        var second = await _world.BillAsync();

        Assert.That(before, Is.Empty, "a preview keeps nothing");
        Assert.That((preview.New, preview.NewCents, first.New, first.NewCents), Is.EqualTo((1, 420L, 1, 420L)));
        Assert.That((second.New, second.Same, second.ChangesSomething), Is.EqualTo((0, 1, false)));
        Assert.That(await _world.InvoicesAsync(), Has.Count.EqualTo(1));
        var mail = (await _world.Town.MailsAsync(BillingMails.IssuedKind)).Single();
        Assert.That((mail.To, mail.Subject), Is.EqualTo(("elodie@exemple.fr", "Votre facture de mars 2026")), "to who may pay");
        Assert.That(mail.Text, Does.Contain("4,20\u00a0€, au plus tard le 1er\u00a0avril 2026"));
    }

    [Test]
    public async Task After_a_correction_a_credit_note_takes_the_invoice_back_and_what_was_paid_goes_to_the_new_one()
    {
        var booking = await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BookedAsync("E1", "CANTINE", Monday.AddDays(1));
        await _world.BillAsync();
        var first = (await _world.InvoicesAsync()).Single();
        await _world.PayFip.PayAsync(await _world.SentAsync(first.Id), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));
        await _world.ChangeAsync(context => context.Update(Changed(booking, BookingState.AbsentJustified)));

        var summary = await _world.BillAsync();

        Assert.That((summary.Corrected, summary.DifferenceCents), Is.EqualTo((1, -420L)));
        var invoices = await _world.InvoicesAsync();
        Assert.That(invoices.Select(invoice => (invoice.Number, invoice.State, invoice.TotalCents)), Is.EqualTo(new[]
        {
            ("A2026-000001", InvoiceState.CreditNote, -840), ("F2026-000001", InvoiceState.Cancelled, 840), ("F2026-000002", InvoiceState.Issued, 420),
        }));
        Assert.That(first.Lines.Sum(line => line.TotalCents), Is.EqualTo(840), "never a silent change");
        Assert.That((await _world.StandingAsync(invoices[1].Id)).Status, Is.EqualTo(InvoiceStatus.Cancelled));
        Assert.That((await _world.StandingAsync(invoices[2].Id)).DueCents, Is.Zero);
        Assert.That(await AccountAsync(), Is.EqualTo(420), "what was paid too much is kept for the next invoice");
        Assert.That((await _world.SeesAsync(invoices[1].Id)).Related.Select(other => other.Number), Is.EquivalentTo(new[] { "A2026-000001", "F2026-000002" }));
    }

    [Test]
    public async Task A_quotient_that_was_corrected_later_reprices_the_month()
    {
        await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BillAsync();
        await using (var context = await _world.Town.ContextAsync())
        {
            (await context.Set<FamilyQuotient>().SingleAsync(quotient => quotient.DossierId == _world.Family.Dossier)).Cents = 60000;
            await context.SaveChangesAsync();
        }

        await _world.BillAsync();

        Assert.That((await _world.InvoicesAsync()).Select(invoice => invoice.TotalCents), Is.EqualTo(new[] { -420, 420, 200 }));
    }

    [Test]
    public async Task Nothing_left_to_bill_leaves_a_credit_note_alone()
    {
        var booking = await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BillAsync();
        await _world.ChangeAsync(context => context.Update(Changed(booking, BookingState.Cancelled)));

        Assert.That((await _world.BillAsync()).TakenBack, Is.EqualTo(1));
        Assert.That((await _world.BillAsync()).ChangesSomething, Is.False);
        Assert.That((await _world.InvoicesAsync()).Select(invoice => invoice.State), Is.EqualTo(new[] { InvoiceState.CreditNote, InvoiceState.Cancelled }));
    }

    [Test]
    public async Task An_invoice_that_is_being_paid_is_left_alone_until_it_is_known()
    {
        var booking = await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BillAsync();
        var idOp = await _world.SentAsync((await _world.InvoicesAsync()).Single().Id);
        await _world.ChangeAsync(context => context.Update(Changed(booking, BookingState.Cancelled)));

        var meanwhile = await _world.BillAsync();
        await _world.PayFip.PayAsync(idOp, "P");
        await _world.NotifiedAsync(idOp);
        var after = await _world.BillAsync();

        Assert.That((meanwhile.BeingPaid, meanwhile.TakenBack), Is.EqualTo((new[] { "F2026-000001" }, 0)));
        Assert.That(after.TakenBack, Is.EqualTo(1));
        Assert.That(await AccountAsync(), Is.EqualTo(420), "the family's money is kept for it");
    }

    /// <summary>PayFiP takes no less than one euro.</summary>
    [Test]
    public async Task Less_than_one_euro_goes_on_to_the_next_invoice_and_a_credit_pays_first()
    {
        await _world.Town.ImportAsync(("tariffs.csv", "activity;nature;valid_from;qf_from;qf_below;price\nCANTINE;repas;01/03/2026;0;;0,80\nCANTINE;repas;01/04/2026;0;;3,00"));
        await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BookedAsync("E1", "CANTINE", new DateOnly(2026, 4, 2));
        await _world.BillAsync();
        var march = (await _world.InvoicesAsync()).Single();

        Assert.That((await _world.StandingAsync(march.Id)).Status, Is.EqualTo(InvoiceStatus.Carried));
        Assert.That((await _world.StandingAsync(march.Id)).CanPay, Is.False);
        await _world.BillAsync(new DateOnly(2026, 4, 1));
        var april = (await _world.InvoicesAsync())[^1];
        Assert.That((await _world.StandingAsync(april.Id)).DueCents, Is.EqualTo(380));
        Assert.That(await AccountAsync(), Is.Zero);
    }

    [Test]
    public async Task Separated_parents_are_billed_each_for_what_they_booked()
    {
        var (_, vasseur) = await _world.Town.LinkedAsync("sofia", "Vasseur", Families.Town.Vasseur);
        var (_, colas) = await _world.Town.LinkedAsync("marc", "Colas", Families.Town.Colas);
        await _world.BookedAsync("E3", "CANTINE", Monday, dossier: vasseur);
        await _world.BookedAsync("E3", "CANTINE", Monday.AddDays(1), dossier: colas);

        await _world.BillAsync();

        Assert.That((await _world.InvoicesAsync()).Select(invoice => (invoice.DossierId, invoice.TotalCents)), Is.EqualTo(new[] { (vasseur, 200), (colas, 420) }), "each by its own quotient");
    }

    [Test]
    public async Task Each_kind_of_invoices_has_its_activities_its_client_number_and_its_rules_of_year_and_reference()
    {
        var options = new BillingOptions
        {
            Kinds =
            [
                new InvoiceKindOptions { Key = "REPAS", Name = "Restauration", Numcli = "111111", Court = "tribunal", Activities = ["cantine"], Exer = ExerRule.YearOfPeriod, Refdet = "R{year}{month}{serial}", DaysToPay = 20 },
                new InvoiceKindOptions { Key = "AUTRE", Name = "Accueils", Numcli = "222222", Court = "tribunal", Mode = BillingMode.Titre, Issuer = "Jeanne Martin, maire" },
            ],
        };
        await using var world = await BillingWorld.StartAsync(store, options: options);
        var december = new DateOnly(2025, 12, 1);
        await world.BookedAsync("E1", "CANTINE", december);
        await world.BookedAsync("E1", "MERCREDI", december.AddDays(2), Slot.Morning);

        await world.BillAsync(december);

        Assert.That((await world.InvoicesAsync()).OrderBy(invoice => invoice.Numcli).Select(invoice => (invoice.Kind, invoice.TotalCents, invoice.Numcli, invoice.Exer, invoice.Refdet.Length, invoice.DueOn)), Is.EqualTo(new[]
        {
            ("REPAS", 420, "111111", "2025", 13, new DateOnly(2026, 3, 22)), ("AUTRE", 450, "222222", "2026", 11, new DateOnly(2026, 4, 1)),
        }));
        Assert.That((await world.InvoicesAsync()).Single(invoice => invoice.Kind == "REPAS").Refdet, Does.Match("^R202512[0-9]{6}$"));
    }

    [Test]
    public async Task The_answer_to_a_contested_line_points_to_the_credit_note_that_corrects_it()
    {
        var booking = await _world.BookedAsync("E1", "CANTINE", Monday, state: BookingState.AbsentUnjustified);
        await _world.BillAsync();
        var disputes = _world.Get<Disputes>();
        Assert.That(await disputes.OpenAsync(_world.Family.Account, (await _world.InvoicesAsync()).Single().Id, 0, "Certificat remis.", CancellationToken.None), Is.EqualTo(DisputeResult.Opened));
        await _world.ChangeAsync(context => context.Update(Changed(booking, BookingState.AbsentJustified)));
        await _world.BillAsync();

        await disputes.AnswerAsync("C-000001", DisputeOutcome.Accepted, "Vous avez raison.", CancellationToken.None);

        Assert.That((await _world.Town.MailsAsync(BillingMails.DisputeKind)).Select(mail => mail.Text), Has.One.Contains("La facture est annulée par l’avoir A2026-000001."));
    }

    [Test]
    public async Task Numbers_follow_on_each_other_without_a_gap()
    {
        var (_, vasseur) = await _world.Town.LinkedAsync("sofia", "Vasseur", Families.Town.Vasseur);
        await _world.BookedAsync("E3", "CANTINE", Monday, dossier: vasseur);
        await _world.BookedAsync("E1", "CANTINE", Monday);
        await _world.BookedAsync("E1", "CANTINE", new DateOnly(2026, 4, 2));

        await _world.BillAsync();
        await _world.BillAsync(new DateOnly(2026, 4, 1));

        Assert.That((await _world.InvoicesAsync()).Select(invoice => invoice.Number), Is.EqualTo(new[] { "F2026-000001", "F2026-000002", "F2026-000003" }));
    }

    private async Task<int> AccountAsync() => (await _world.Town.AllAsync<JournalEntry>()).Where(entry => entry.InvoiceId is null).Sum(entry => entry.Cents);

    private static Booking Changed(Booking booking, BookingState state)
    {
        booking.State = state;
        return booking;
    }
}

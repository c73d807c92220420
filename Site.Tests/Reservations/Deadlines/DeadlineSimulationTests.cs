using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Tests.Reservations.Deadlines;

/// <summary>
/// What another deadline would have done, reckoned by hand for Thursday 26 March 2026: « J-7 » ends with Thursday 19, « J-14 » with Thursday 12, « J-2 » with Tuesday 24.
/// </summary>
public class DeadlineSimulationTests
{
    private static readonly LocalDate Thursday = new(2026, 3, 26);
    private static readonly Guid Martin = Guid.NewGuid();
    private static readonly Guid Petit = Guid.NewGuid();

    [Test]
    public void Bookings_after_the_tried_deadline_would_be_refused_with_their_price()
    {
        var outcome = Run("J-14", null, Booked(Martin, 10, 420), Booked(Martin, 15, 420), Booked(Petit, 18, 200));

        Assert.That((outcome.Bookings, outcome.Families, outcome.FamiliesTouched), Is.EqualTo((3, 2, 2)));
        Assert.That(outcome.Refused, Is.EqualTo(new DeadlineEffect(2, 2, 620)));
    }

    [Test]
    public void Where_a_surcharge_lets_them_in_they_would_cost_more_and_those_that_have_it_already_not_twice()
    {
        // Booked on the 21st it has the surcharge of today's J-7 already.
        var outcome = Run("J-14", 50, Booked(Martin, 15, 425), Booked(Petit, 21, 420));

        Assert.That((outcome.Surcharged, outcome.Refused.Count, outcome.FamiliesTouched), Is.EqualTo((new DeadlineEffect(1, 1, 213), 0, 1)), "half a cent is rounded up");
    }

    [Test]
    public void A_softer_deadline_would_spare_surcharges() =>
        Assert.That(Run("J-2", 50, Booked(Martin, 15, 420), Booked(Petit, 21, 420)).Spared, Is.EqualTo(new DeadlineEffect(1, 1, 210)));

    [Test]
    public void Cancellations_after_the_tried_deadline_would_stay_billed()
    {
        var booked = Booked(Martin, 2, 420);

        var outcome = Run("J-7", null, "J-14", booked, Cancelled(booked, 16));

        Assert.That((outcome.Cancellations, outcome.StillBilled, outcome.Refused.Count), Is.EqualTo((1, new DeadlineEffect(1, 1, 420), 0)));
    }

    [Test]
    public void What_would_have_been_refused_has_no_cancellation_and_what_could_not_be_cancelled_is_not_booked_again()
    {
        var late = Booked(Martin, 15, 420);
        var early = Booked(Petit, 2, 200);

        var outcome = Run("J-14", null, "J-14", late, Cancelled(late, 16), early, Cancelled(early, 13), early with { At = At(14) });

        Assert.That((outcome.Refused, outcome.StillBilled), Is.EqualTo((new DeadlineEffect(1, 1, 420), new DeadlineEffect(1, 1, 200))));
        Assert.That((outcome.Bookings, outcome.Cancellations), Is.EqualTo((2, 1)));
    }

    [Test]
    public void The_last_moment_is_still_in_time_and_the_next_is_not()
    {
        // The end of 12 March in Paris is 23:00 UTC.
        var last = Booked(Martin, 1, 100) with { At = Instant.FromUtc(2026, 3, 12, 22, 59, 59) };
        var after = Booked(Petit, 1, 100) with { At = Instant.FromUtc(2026, 3, 12, 23, 0, 0) };

        Assert.That((Run("J-14", null, last).Refused.Count, Run("J-14", null, after).Refused.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void A_rule_that_changes_nothing_touches_nobody() =>
        Assert.That(Run("J-7", 50, Booked(Martin, 15, 420), Booked(Petit, 21, 420)).FamiliesTouched, Is.Zero);

    [TestCase(630, 50, 420)]
    [TestCase(638, 50, 425)]
    [TestCase(2, 50, 1)]
    [TestCase(0, 50, 0)]
    [TestCase(420, null, 420)]
    [TestCase(533, 27, 420)]
    public void The_price_is_found_again_in_a_sum_with_surcharge(int sum, int? percent, int price) => Assert.That(DeadlineRecord.WithoutSurcharge(sum, percent), Is.EqualTo(price));

    [Test]
    public void The_report_says_the_rules_in_words_the_families_and_the_euros()
    {
        var (today, tried) = (Terms("J-7", "J-7", null), Terms("J-14", "J-7", null));
        var outcome = new DeadlineSimulation(today, tried, PublicHolidays.IsOn).Run([Booked(Martin, 15, 420), Booked(Petit, 18, 200), Booked(Petit, 1, 200)]);

        var lines = DeadlineReport.Lines("Restauration scolaire", new DateOnly(2026, 3, 1), null, today, tried, outcome).Select(line => line.Replace('\u00a0', ' ')).ToList();

        Assert.That(lines[..7], Is.EqualTo(new[]
        {
            "Simulation pour « Restauration scolaire », jours à partir du dimanche 1er mars 2026.",
            "Pour réserver : aujourd’hui « J-7 » (7 jours avant), essayée « J-14 » (14 jours avant).",
            "Pour annuler : règle inchangée « J-7 » (7 jours avant).",
            "",
            "Enregistrées : 3 réservations et 0 annulation, de 2 familles. Avec la règle essayée :",
            "- 2 réservations arriveraient trop tard et seraient refusées : 2 familles, 6,20 €.",
            "Au total, 2 familles touchées.",
        }));
    }

    private static DeadlineOutcome Run(string rule, int? surcharge, params DeadlineEvent[] events) => Run(rule, surcharge, "J-7", events);

    private static DeadlineOutcome Run(string rule, int? surcharge, string cancelRule, params DeadlineEvent[] events) =>
        new DeadlineSimulation(Terms("J-7", "J-7", surcharge), Terms(rule, cancelRule, surcharge), PublicHolidays.IsOn).Run(events);

    private static DeadlineTerms Terms(string add, string cancel, int? surcharge) => new(DeadlineRule.Parse(add), DeadlineRule.Parse(cancel), surcharge);

    private static DeadlineEvent Booked(Guid family, int dayOfMarch, int cents) => new(Guid.NewGuid(), family, Thursday, At(dayOfMarch), IsCancellation: false, cents);

    private static DeadlineEvent Cancelled(DeadlineEvent booked, int dayOfMarch) => booked with { At = At(dayOfMarch), IsCancellation = true };

    private static Instant At(int dayOfMarch) => Instant.FromUtc(2026, 3, dayOfMarch, 9, 0);
}

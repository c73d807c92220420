using NodaTime;

namespace Site.Core.Reservations;

/// <summary>
/// What other deadlines would have done to the bookings and cancellations on record. Each booking is followed in the order of time: what would have been refused has no
/// cancellation after it, what could not have been cancelled is not booked again. Nothing is known of what today's deadlines kept families from asking.
/// </summary>
/// <param name="isPublicHoliday">Asked of days that a rule skips.</param>
public sealed class DeadlineSimulation(DeadlineTerms today, DeadlineTerms tried, Func<LocalDate, bool> isPublicHoliday)
{
    /// <param name="events">What families did, in any order.</param>
    public DeadlineOutcome Run(IEnumerable<DeadlineEvent> events)
    {
        var outcome = new Tally();
        foreach (var booking in events.GroupBy(one => one.BookingId))
        {
            var standing = false;
            foreach (var one in booking.OrderBy(one => one.At))
                standing = one.IsCancellation ? Cancel(one, standing, outcome) : Add(one, standing, outcome);
        }
        return outcome.Read();
    }

    /// <returns>Whether it stands afterwards.</returns>
    private bool Add(DeadlineEvent one, bool standing, Tally outcome)
    {
        if (standing)
            return true;
        outcome.Bookings++;
        outcome.Families.Add(one.DossierId);
        var (wasLate, isLate) = (IsAfter(today.Add, one), IsAfter(tried.Add, one));
        if (isLate && tried.LateSurchargePercent is null)
        {
            outcome.Refused.Add(one.DossierId, one.PriceCents);
            return false;
        }
        var (surchargeBefore, surcharge) = (Surcharge(today, wasLate, one), Surcharge(tried, isLate, one));
        if (surcharge > surchargeBefore)
            outcome.Surcharged.Add(one.DossierId, surcharge - surchargeBefore);
        else if (surcharge < surchargeBefore)
            outcome.Spared.Add(one.DossierId, surchargeBefore - surcharge);
        return true;
    }

    private bool Cancel(DeadlineEvent one, bool standing, Tally outcome)
    {
        // Of a booking that would not have been, or that was made before the time that is looked at.
        if (!standing)
            return false;
        outcome.Cancellations++;
        if (!IsAfter(tried.Cancel, one))
            return false;
        outcome.StillBilled.Add(one.DossierId, one.PriceCents);
        return true;
    }

    private bool IsAfter(DeadlineRule rule, DeadlineEvent one) => one.At > rule.LastMoment(one.Day, isPublicHoliday);

    private static int Surcharge(DeadlineTerms terms, bool isLate, DeadlineEvent one) =>
        isLate && terms.LateSurchargePercent is { } percent ? TariffGrid.Rounded((long)one.PriceCents * percent, 100) : 0;

    private sealed class Tally
    {
        public int Bookings { get; set; }
        public int Cancellations { get; set; }
        public HashSet<Guid> Families { get; } = [];
        public Part Refused { get; } = new();
        public Part Surcharged { get; } = new();
        public Part Spared { get; } = new();
        public Part StillBilled { get; } = new();

        public DeadlineOutcome Read() => new(
            Bookings, Cancellations, Families.Count, Refused.Read(), Surcharged.Read(), Spared.Read(), StillBilled.Read(),
            new HashSet<Guid>([.. Refused.Families, .. Surcharged.Families, .. Spared.Families, .. StillBilled.Families]).Count);
    }

    private sealed class Part
    {
        private int _count;
        private long _cents;

        public HashSet<Guid> Families { get; } = [];

        public void Add(Guid family, int cents)
        {
            (_count, _cents) = (_count + 1, _cents + cents);
            Families.Add(family);
        }

        public DeadlineEffect Read() => new(_count, Families.Count, _cents);
    }
}

/// <summary>The deadlines of an activity.</summary>
/// <param name="LateSurchargePercent">What is added to the price after <paramref name="Add"/>; null: nothing can be added then.</param>
public sealed record DeadlineTerms(DeadlineRule Add, DeadlineRule Cancel, int? LateSurchargePercent);

/// <summary>A family booked, asked for or joined the line of a slot, or cancelled it.</summary>
/// <param name="Day">Of the activity.</param>
/// <param name="PriceCents">In cents. Of a booking without surcharge for lateness, and 0 for who joins a line: nothing is billed yet; of a cancellation what was billed.</param>
public sealed record DeadlineEvent(Guid BookingId, Guid DossierId, LocalDate Day, Instant At, bool IsCancellation, int PriceCents);

/// <summary>What would have been different.</summary>
/// <param name="Bookings">That were looked at.</param>
/// <param name="Cancellations">That were looked at.</param>
/// <param name="Families">Who made them.</param>
/// <param name="Refused">Bookings that would have come too late; their price.</param>
/// <param name="Surcharged">Bookings that would have cost more; by how much.</param>
/// <param name="Spared">Bookings that would have cost less; by how much.</param>
/// <param name="StillBilled">Cancellations that would have come too late; the price that stays.</param>
/// <param name="FamiliesTouched">By any of these.</param>
public sealed record DeadlineOutcome(
    int Bookings, int Cancellations, int Families, DeadlineEffect Refused, DeadlineEffect Surcharged, DeadlineEffect Spared, DeadlineEffect StillBilled, int FamiliesTouched);

/// <param name="Cents">In cents.</param>
public sealed record DeadlineEffect(int Count, int Families, long Cents);

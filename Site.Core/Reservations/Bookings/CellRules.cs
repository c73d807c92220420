using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>The rules of booking, without a database: what stands, what a family can do with it now, and why not.</summary>
/// <param name="calendar">The town's.</param>
/// <param name="now">When it is asked.</param>
public sealed class CellRules(TownCalendar calendar, Instant now)
{
    private readonly DateOnly _today = now.InZone(Paris.Zone).Date.ToDateOnly();

    /// <summary>How one cell stands.</summary>
    /// <param name="booking">The child's, of whichever household; null: none.</param>
    /// <param name="full">How full the slot is; null: nobody has booked it, or it has no limit.</param>
    /// <param name="rank">Of the booking, while it waits.</param>
    public Cell Judge(ChildFacts child, ActivityTerms terms, DateOnly day, Slot slot, Booking? booking, SlotDay? full, int? rank = null)
    {
        var own = booking is not null && booking.DossierId == child.Dossier.Id ? booking : null;
        var standing = booking is not null && !booking.State.IsFree();
        var quotient = child.Dossier.QuotientOn(day)?.Cents;
        var cell = new Cell
        {
            ActivityId = terms.Activity.Id,
            Day = day,
            Slot = slot,
            State = own?.State,
            ByOtherHousehold = standing && own is null,
            Rank = own?.State == BookingState.Waiting ? rank : null,
            OfferedUntil = own?.OfferedUntil is { } until ? Instant.FromDateTimeOffset(until) : null,
            PlacesLeft = PlacesLeft(terms, day, slot, full),
            Price = terms.Tariff.For(day, child.Dossier.IsResident, quotient),
            BookedCents = own is not null && standing ? own.PriceCents + own.SurchargeCents : null,
        };
        if (cell.ByOtherHousehold)
            return cell with { Refusal = CellRefusal.OtherHousehold };
        return standing ? Standing(cell, child, terms, day, slot) : Asked(cell, child, terms, day, slot);
    }

    /// <summary>When the slot begins.</summary>
    public static Instant Start(ActivityTerms terms, DateOnly day, Slot slot) =>
        LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(terms.Slots[slot].StartsAt)).InZoneLeniently(Paris.Zone).ToInstant();

    /// <summary>Until when a place that becomes free now can be accepted; null: nobody is offered one any more.</summary>
    public Instant? OfferEnds(ActivityTerms terms, DateOnly day, Slot slot)
    {
        var last = Start(terms, day, slot) - Duration.FromHours(terms.Activity.OfferEndsHoursBefore);
        return last <= now ? null : Instant.Min(last, now + Duration.FromHours(terms.Activity.OfferHours));
    }

    /// <summary>Whether an activity takes place on a day for the children of a school; else why not, in French where the calendar says so.</summary>
    public (bool TakesPlace, CellRefusal? Refusal, string? Reason) DayOf(Activity activity, DateOnly day, string? school)
    {
        if (day < activity.From || day > activity.Until)
            return (false, CellRefusal.NoSuchDay, null);
        var calendarDay = calendar.DayAt(LocalDate.FromDateOnly(day), school);
        if (calendarDay.Kind == DayKind.NotPublished)
            return (false, CellRefusal.CalendarNotPublished, calendarDay.Reason);
        return calendarDay.Kind == KindOfDays(activity.Kind) ? (true, null, null) : (false, CellRefusal.NoSuchDay, calendarDay.Reason);
    }

    private static DayKind KindOfDays(ActivityKind kind) => kind switch
    {
        ActivityKind.Wednesday => DayKind.Wednesday,
        ActivityKind.Holidays => DayKind.Holiday,
        _ => DayKind.ClassDay,
    };

    private Cell Standing(Cell cell, ChildFacts child, ActivityTerms terms, DateOnly day, Slot slot)
    {
        if (!child.CanBook || cell.State is not (BookingState.Booked or BookingState.Requested or BookingState.Waiting))
            return cell;
        if (cell.State == BookingState.Waiting)
            return Start(terms, day, slot) > now ? cell with { Move = CellMove.Leave } : cell;
        var deadline = Deadline(terms.Cancel, day);
        if (now <= deadline.LastMoment)
            return cell with { Move = CellMove.Cancel, Until = deadline };
        // A child who was ill today is still told of this week.
        return cell.State == BookingState.Booked && _today <= day.AddDays(AbsenceNotice.DaysToTell)
            ? cell with { Move = CellMove.ReportAbsence, Until = deadline }
            : cell with { Until = deadline };
    }

    private Cell Asked(Cell cell, ChildFacts child, ActivityTerms terms, DateOnly day, Slot slot)
    {
        if (Refused(child, terms, day, slot) is var (refusal, reason))
            return cell with { Refusal = refusal, DayReason = reason, OpensOn = refusal == CellRefusal.NotYetOpen ? OpensOn(child, terms) : null };
        if (cell.State == BookingState.Refused)
            return cell with { Refusal = CellRefusal.RefusedByService };
        if (cell.Price is null)
            return cell with { Refusal = CellRefusal.NoTariff };
        var (deadline, surcharge) = (Deadline(terms.Add, day), 0);
        if (now > deadline.LastMoment)
        {
            if (terms.Activity.LateSurchargePercent is not { } percent || now >= Start(terms, day, slot))
                return cell with { Refusal = CellRefusal.DeadlinePassed, Until = deadline };
            surcharge = cell.Price.Surcharge(percent);
        }
        var move = cell.PlacesLeft == 0 ? CellMove.Wait : terms.Activity.NeedsApproval ? CellMove.Request : CellMove.Book;
        // Whoever waits gets a place later, without surcharge.
        return cell with { Move = move, Until = deadline, SurchargeCents = move == CellMove.Wait ? 0 : surcharge };
    }

    private (CellRefusal Refusal, string? Reason)? Refused(ChildFacts child, ActivityTerms terms, DateOnly day, Slot slot)
    {
        var activity = terms.Activity;
        if (!terms.Slots.ContainsKey(slot))
            return (CellRefusal.NoSuchDay, null);
        if (DayOf(activity, day, child.Child.School) is (false, { } closed, var reason))
            return (closed, reason);
        if (Enrolment(child, activity, day) is { } enrolment)
            return (enrolment, null);
        if (!child.Suits(activity, day))
            return (CellRefusal.NotForChild, null);
        if (!child.CanBook)
            return (CellRefusal.NoRight, null);
        if (!child.Dossier.IsCompleteOn(day < _today ? _today : day))
            return (CellRefusal.DossierIncomplete, null);
        return OpensOn(child, terms) > _today ? (CellRefusal.NotYetOpen, null) : null;
    }

    private static CellRefusal? Enrolment(ChildFacts child, Activity activity, DateOnly day)
    {
        var all = child.Enrolments.Where(enrolment => enrolment.ActivityId == activity.Id).ToList();
        if (all.Exists(enrolment => enrolment.CoversDay(day)))
            return null;
        return all.Exists(enrolment => enrolment.State == EnrolmentState.Requested && enrolment.From <= day && day <= enrolment.Until)
            ? CellRefusal.EnrolmentRequested
            : CellRefusal.NotEnrolled;
    }

    private static DateOnly? OpensOn(ChildFacts child, ActivityTerms terms) =>
        child.Dossier.IsResident ? terms.Activity.ResidentsFrom : terms.Activity.OthersFrom;

    private int? PlacesLeft(ActivityTerms terms, DateOnly day, Slot slot, SlotDay? full)
    {
        if (!terms.Slots.TryGetValue(slot, out var limit) || limit.Places is not { } places)
            return null;
        // Who waits goes first, as long as a place can still be offered; who waits for the whole day leaves a free half to others.
        var line = full is { Waiting: > 0 } && OfferEnds(terms, day, slot) is not null ? full.Waiting - full.WaitingForWholeDay : 0;
        return Math.Max(0, places - (full?.Taken ?? 0) - line);
    }

    private static Deadline Deadline(DeadlineRule rule, DateOnly day) => rule.For(LocalDate.FromDateOnly(day), PublicHolidays.IsOn);
}

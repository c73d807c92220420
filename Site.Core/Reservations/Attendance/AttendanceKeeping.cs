using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>What became of a booking on its day: present, absent, or present without a booking. Told again, it changes nothing; told otherwise, it is corrected.</summary>
/// <param name="now">When it is told (UTC).</param>
internal sealed class AttendanceKeeping(CellRules rules, DateTimeOffset now)
{
    private readonly DateOnly _today = Paris.Day(now);

    /// <summary>The caller saves.</summary>
    /// <param name="lastReason">That the service gave for this booking before.</param>
    public async Task<AttendanceResult> KeepAsync(
        PortalDbContext context, BookingRegister register, Child child, ActivityTerms terms, AttendanceLine line, string? lastReason, CancellationToken cancellation)
    {
        if (line.Day > _today)
            return new AttendanceResult.Refused(AttendanceFileTexts.Future);
        if (rules.DayOf(terms.Activity, line.Day, child.School) is (false, _, var closed))
            return new AttendanceResult.Refused(AttendanceFileTexts.NoSuchDay(closed));
        var booking = register.Booking(child.Id, terms.Activity.Id, line.Day, line.Slot);
        return line.IsPresent
            ? await PresentAsync(context, register, child, terms, line, booking, cancellation)
            : Absent(context, register, child, terms, line, booking, lastReason);
    }

    private async Task<AttendanceResult> PresentAsync(
        PortalDbContext context, BookingRegister register, Child child, ActivityTerms terms, AttendanceLine line, Booking? booking, CancellationToken cancellation)
    {
        if (booking?.State == BookingState.Present)
            return new AttendanceResult.Kept(IsChanged: false);
        if (booking is not null && BookingStates.TakingPlace.Contains(booking.State))
        {
            Change(context, booking, BookingState.Present, null);
            return new AttendanceResult.Kept(IsChanged: true);
        }
        if (await BilledAsync(context, child, terms, cancellation) is not { } dossier)
            return new AttendanceResult.Refused(AttendanceFileTexts.NoDossier);
        if (terms.Tariff.For(line.Day, dossier.IsResident, dossier.QuotientOn(line.Day)?.Cents) is not { } price)
            return new AttendanceResult.Refused(AttendanceFileTexts.NoTariff);
        Seat(context, register, terms, line, booking);
        var before = (booking?.State, booking?.BilledCents ?? 0);
        if (booking is null)
        {
            register.Add(context, booking = new Booking
            {
                Id = Guid.CreateVersion7(now),
                ChildId = child.Id,
                ActivityId = terms.Activity.Id,
                Day = line.Day,
                Slot = line.Slot,
                DossierId = dossier.Id,
                State = BookingState.Present,
                PriceCents = 0,
                ChangedAt = now,
            });
        }
        (booking.DossierId, booking.State, booking.IsUnbooked, booking.ChangedAt) = (dossier.Id, BookingState.Present, true, now);
        (booking.PriceCents, booking.SurchargeCents) = (price.Cents, price.Surcharge(terms.Activity.UnbookedSurchargePercent));
        (booking.QueueNumber, booking.OfferedUntil, booking.WaitsForWholeDay) = (null, null, false);
        context.Add(BookingChange.Of(booking, before, ReservationTexts.TheService, now));
        return new AttendanceResult.Kept(IsChanged: true, Presence(child, terms, booking, isTakenBack: false));
    }

    private AttendanceResult Absent(
        PortalDbContext context, BookingRegister register, Child child, ActivityTerms terms, AttendanceLine line, Booking? booking, string? lastReason)
    {
        var state = line.IsJustified ? BookingState.AbsentJustified : BookingState.AbsentUnjustified;
        switch (booking)
        {
            case null:
                return new AttendanceResult.Refused(AttendanceFileTexts.NothingBooked);
            case { State: BookingState.Requested }:
                return new AttendanceResult.Refused(AttendanceFileTexts.Undecided);
            case { State: BookingState.Cancelled or BookingState.Refused or BookingState.Waiting }:
                // A child who was not expected and has not come; an unbooked presence taken back before stands so too.
                return new AttendanceResult.Kept(IsChanged: false);
            case { IsUnbooked: true }:
                var takenBack = Presence(child, terms, booking, isTakenBack: true);
                if (register.Full(context, terms, line.Day, line.Slot) is { } full)
                    full.Taken--;
                Change(context, booking, BookingState.Cancelled, line.Reason);
                (booking.IsUnbooked, booking.SurchargeCents) = (false, 0);
                return new AttendanceResult.Kept(IsChanged: true, takenBack);
            default:
                if (booking.State == state && (line.Reason is null || line.Reason == lastReason))
                    return new AttendanceResult.Kept(IsChanged: false);
                Change(context, booking, state, line.Reason);
                return new AttendanceResult.Kept(IsChanged: true);
        }
    }

    /// <summary>A child who is there has a place, even where there was none left.</summary>
    private static void Seat(PortalDbContext context, BookingRegister register, ActivityTerms terms, AttendanceLine line, Booking? booking)
    {
        if (register.Full(context, terms, line.Day, line.Slot) is not { } full || booking is { TakesPlace: true })
            return;
        full.Taken++;
        if (booking?.State == BookingState.Waiting)
            full.Leave(booking);
    }

    /// <summary>
    /// Who pays for a child who came without a booking. Of separated parents, the one who booked last for this activity, since the child most likely comes from
    /// there; where nobody has, the first by number. The desk can move it; a child has no dossier that is its first.
    /// </summary>
    private static async Task<Dossier?> BilledAsync(PortalDbContext context, Child child, ActivityTerms terms, CancellationToken cancellation)
    {
        var dossiers = child.Dossiers.Select(link => link.Dossier!).OrderBy(dossier => dossier.NormalisedNumber, StringComparer.Ordinal).ToList();
        if (dossiers.Count < 2)
            return dossiers.FirstOrDefault();
        var ids = dossiers.ConvertAll(dossier => dossier.Id);
        var last = await (
            from change in context.Set<BookingChange>()
            where change.AccountId != null && ids.Contains(change.DossierId)
                && (change.After == BookingState.Booked || change.After == BookingState.Requested || change.After == BookingState.Waiting)
            join booking in context.Set<Booking>() on change.BookingId equals booking.Id
            where booking.ChildId == child.Id && booking.ActivityId == terms.Activity.Id
            orderby change.At descending, change.Id descending
            select (Guid?)change.DossierId).FirstOrDefaultAsync(cancellation);
        return dossiers.Find(dossier => dossier.Id == last) ?? dossiers[0];
    }

    private void Change(PortalDbContext context, Booking booking, BookingState state, string? reason)
    {
        var before = (booking.State, booking.BilledCents);
        (booking.State, booking.ChangedAt) = (state, now);
        context.Add(BookingChange.Of(booking, before, ReservationTexts.TheService, now, reason: reason));
    }

    private static UnbookedPresence Presence(Child child, ActivityTerms terms, Booking booking, bool isTakenBack) => new(
        booking.DossierId, child.FirstName, terms.Activity.Name, booking.Day, booking.Slot, booking.PriceCents, booking.SurchargeCents, terms.Activity.UnbookedSurchargePercent,
        isTakenBack);
}

internal abstract record AttendanceResult
{
    private AttendanceResult()
    {
    }

    /// <param name="Unbooked">What the family is to be told.</param>
    public sealed record Kept(bool IsChanged, UnbookedPresence? Unbooked = null) : AttendanceResult;

    /// <param name="Reason">In French.</param>
    public sealed record Refused(string Reason) : AttendanceResult;
}

/// <summary>A child came without a booking; or, taken back, had not come after all.</summary>
/// <param name="DossierId">That is billed.</param>
/// <param name="Child">First name.</param>
/// <param name="PriceCents">In cents, without surcharge.</param>
/// <param name="SurchargeCents">In cents.</param>
internal sealed record UnbookedPresence(
    Guid DossierId, string Child, string Activity, DateOnly Day, Slot Slot, int PriceCents, int SurchargeCents, int SurchargePercent, bool IsTakenBack);

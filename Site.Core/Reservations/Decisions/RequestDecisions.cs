using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>Accepts or refuses what families have asked for. A decision that stands already is done; one that would turn another around is refused.</summary>
internal sealed class RequestDecisions(WaitingLine line, TimeProvider time)
{
    /// <summary>The caller saves.</summary>
    public DecisionResult Decide(PortalDbContext context, BookingRegister register, Child child, ActivityTerms terms, DecisionLine decision)
    {
        if (register.Booking(child.Id, terms.Activity.Id, decision.Day, decision.Slot) is not { } booking)
            return new DecisionResult.Refused(DecisionTexts.NothingRequested);
        if (booking.State == (decision.Accepts ? BookingState.Booked : BookingState.Refused))
            return new DecisionResult.Done(null);
        if (booking.State != BookingState.Requested)
            return new DecisionResult.Refused(DecisionTexts.NotRequested(booking.State));
        if (decision.Accepts && decision.Day < time.Today())
            return new DecisionResult.Refused(DecisionTexts.DayHasCome);
        if (!decision.Accepts && register.Full(context, terms, decision.Day, decision.Slot) is { } full)
            full.Taken--;
        var now = time.GetUtcNow();
        (booking.State, booking.ChangedAt) = (decision.Accepts ? BookingState.Booked : BookingState.Refused, now);
        var cents = decision.Accepts ? booking.PriceCents + booking.SurchargeCents : 0;
        context.Add(new BookingChange
        {
            Id = Guid.CreateVersion7(now),
            BookingId = booking.Id,
            At = now,
            DossierId = booking.DossierId,
            By = ReservationTexts.TheService,
            Before = BookingState.Requested,
            After = booking.State,
            BeforeCents = 0,
            AfterCents = cents,
            Reason = decision.Reason,
        });
        return new DecisionResult.Done(new DecidedRequest(booking.DossierId, child.FirstName, terms.Activity.Name, booking.Day, booking.Slot, decision.Accepts, cents, decision.Reason));
    }

    /// <summary>Places that refusals freed go to the first in line, as when a family cancels.</summary>
    public async Task OfferFreedAsync(PortalDbContext context, CellRules rules, IEnumerable<(Guid ActivityId, DateOnly Day, Slot Slot)> freed, CancellationToken cancellation)
    {
        foreach (var slots in freed.GroupBy(one => one.ActivityId))
        {
            var activity = await context.Set<Activity>().AsNoTracking().Include(one => one.Slots).SingleAsync(one => one.Id == slots.Key, cancellation);
            var terms = new ActivityTerms(activity, await context.Set<TariffBand>().AsNoTracking().Where(band => band.ActivityId == slots.Key).ToListAsync(cancellation));
            foreach (var (_, day, slot) in slots.OrderBy(one => one.Day).ThenBy(one => one.Slot))
                await line.OfferAsync(context, rules, terms, day, slot, cancellation);
        }
    }
}

internal abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    /// <param name="Decided">Null: it stood so already.</param>
    public sealed record Done(DecidedRequest? Decided) : DecisionResult;

    /// <param name="Reason">In French.</param>
    public sealed record Refused(string Reason) : DecisionResult;
}

/// <summary>What a family is told of one request.</summary>
/// <param name="Child">First name.</param>
/// <param name="Cents">In cents, with surcharge; 0 when refused.</param>
internal sealed record DecidedRequest(Guid DossierId, string Child, string Activity, DateOnly Day, Slot Slot, bool IsAccepted, int Cents, string? Reason);

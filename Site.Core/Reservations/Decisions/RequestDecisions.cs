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
        var (before, now) = ((booking.State, booking.BilledCents), time.GetUtcNow());
        (booking.State, booking.ChangedAt) = (decision.Accepts ? BookingState.Booked : BookingState.Refused, now);
        context.Add(BookingChange.Of(booking, before, ReservationTexts.TheService, now, reason: decision.Reason));
        return new DecisionResult.Done(new DecidedRequest(booking.DossierId, child.FirstName, terms.Activity.Name, booking.Day, booking.Slot, decision.Accepts, booking.BilledCents, decision.Reason));
    }

    /// <summary>Places that refusals freed go to the first in line, as when a family cancels.</summary>
    public async Task OfferFreedAsync(PortalDbContext context, CellRules rules, IReadOnlyCollection<(Guid ActivityId, DateOnly Day, Slot Slot)> freed, CancellationToken cancellation)
    {
        var ids = freed.Select(one => one.ActivityId).ToHashSet();
        var terms = (await ActivityTerms.LoadAsync(context, activity => ids.Contains(activity.Id), cancellation)).ToDictionary(one => one.Activity.Id);
        foreach (var (activityId, day, slot) in freed.OrderBy(one => one.Day).ThenBy(one => one.Slot))
            await line.OfferAsync(context, rules, terms[activityId], day, slot, cancellation);
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

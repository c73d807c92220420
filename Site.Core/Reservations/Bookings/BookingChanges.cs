using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>Does changes to bookings that are loaded, one after the other, each seeing those before it. Saving or forgetting them is the caller's.</summary>
internal sealed class BookingChanges(PortalDbContext context, BookingWorld world, CellRules rules, BookingRequest request, DateTimeOffset now)
{
    /// <summary>The slots whose places became free.</summary>
    public HashSet<(ActivityTerms Terms, DateOnly Day, Slot Slot)> Freed { get; } = [];

    public IReadOnlyList<ChangePreview> Do()
    {
        var seen = new HashSet<(Guid, Guid, DateOnly, Slot)>();
        // What is given up first may be what another child of the family gets.
        var ordered = request.Changes.Select((change, at) => (Change: change, At: at)).OrderByDescending(one => one.Change.Wish == CellWish.Drop).ToList();
        var previews = new ChangePreview[request.Changes.Count];
        foreach (var (change, at) in ordered)
        {
            previews[at] = seen.Add((change.ChildId, change.ActivityId, change.Day, change.Slot))
                ? Do(change)
                : new ChangePreview(change, null, ChangeRefusal.Twice, null, 0);
        }
        for (var at = 0; at < previews.Length; at++)
            previews[at] = previews[at] with { IsLoneHalf = IsLoneHalf(previews[at]) };
        return previews;
    }

    private bool IsLoneHalf(ChangePreview preview)
    {
        var change = preview.Change;
        if (change.Slot == Slot.Day || preview.Outcome is not { } outcome || outcome.IsFree() || world.Activities.First(one => one.Activity.Id == change.ActivityId).Slots.Count < 2)
            return false;
        return world.Booking(change.ChildId, change.ActivityId, change.Day, change.Slot.OtherHalf()) is not { } other || other.State.IsFree();
    }

    private ChangePreview Do(CellChange change)
    {
        if (world.Children.FirstOrDefault(one => one.Child.Id == change.ChildId) is not { } child
            || world.Activities.FirstOrDefault(one => one.Activity.Id == change.ActivityId) is not { } terms || !terms.Slots.ContainsKey(change.Slot))
            return new ChangePreview(change, null, ChangeRefusal.Unknown, null, 0);
        var cell = world.Judge(rules, child, terms, change.Day, change.Slot);
        return change.Wish == CellWish.Drop ? Drop(change, cell, terms) : Book(change, cell, terms);
    }

    private ChangePreview Drop(CellChange change, Cell cell, ActivityTerms terms)
    {
        if (cell.State is null || cell.State.Value.IsFree())
            return new ChangePreview(change, cell, cell.ByOtherHousehold ? ChangeRefusal.ByRule : null, null, 0);
        if (cell.Move is not (CellMove.Cancel or CellMove.Leave))
            return new ChangePreview(change, cell, cell.Move == CellMove.ReportAbsence ? ChangeRefusal.TooLateToCancel : ChangeRefusal.ByRule, null, 0);
        var booking = world.Booking(change.ChildId, change.ActivityId, change.Day, change.Slot)!;
        var before = (State: (BookingState?)booking.State, Cents: booking.BilledCents);
        if (terms.Slots[change.Slot].Places is not null)
        {
            var full = world.FullOrNew(context, change.ActivityId, change.Day, change.Slot);
            if (booking.TakesPlace)
            {
                full.Taken--;
                Freed.Add((terms, change.Day, change.Slot));
            }
            else
            {
                full.Leave(booking);
            }
        }
        if (booking.WaitsForWholeDay)
            AloneFromNow(change with { Slot = change.Slot.OtherHalf() });
        (booking.State, booking.QueueNumber, booking.OfferedUntil, booking.WaitsForWholeDay, booking.ChangedAt) = (BookingState.Cancelled, null, null, false, now);
        Keep(booking, before);
        return new ChangePreview(change, cell, null, booking.State, -before.Cents);
    }

    private ChangePreview Book(CellChange change, Cell cell, ActivityTerms terms)
    {
        if (cell.State is { } state && !state.IsFree())
            return new ChangePreview(change, cell, null, null, 0);
        if (cell.Move is not (CellMove.Book or CellMove.Request or CellMove.Wait))
            return new ChangePreview(change, cell, ChangeRefusal.ByRule, null, 0);
        var asksForWholeDay = change.Wish == CellWish.WaitForWholeDay && WantsBothHalves(change, terms);
        var wholeDay = asksForWholeDay && !HasOtherHalf(change);
        if (cell.Move == CellMove.Wait && change.Wish != CellWish.BookOrWait && !asksForWholeDay)
            return new ChangePreview(change, cell, ChangeRefusal.Full, null, 0);
        var booking = world.Booking(change.ChildId, change.ActivityId, change.Day, change.Slot);
        var (before, known) = (booking?.State, booking is not null);
        booking ??= new Booking
        {
            Id = Guid.CreateVersion7(now),
            ChildId = change.ChildId,
            ActivityId = change.ActivityId,
            Day = change.Day,
            Slot = change.Slot,
            DossierId = request.DossierId,
            State = BookingState.Cancelled,
            PriceCents = 0,
            ChangedAt = now,
        };
        (booking.DossierId, booking.PriceCents, booking.SurchargeCents, booking.ChangedAt) = (request.DossierId, cell.Price!.Cents, cell.SurchargeCents, now);
        booking.WaitsForWholeDay = wholeDay;
        booking.State = cell.Move switch
        {
            _ when wholeDay => BookingState.Waiting,
            CellMove.Book => BookingState.Booked,
            CellMove.Request => BookingState.Requested,
            _ => BookingState.Waiting,
        };
        if (terms.Slots[change.Slot].Places is not null)
        {
            var full = world.FullOrNew(context, change.ActivityId, change.Day, change.Slot);
            if (booking.State == BookingState.Waiting)
                full.Join(booking);
            else
                full.Taken++;
        }
        if (!known)
            world.Add(context, booking);
        Keep(booking, (before, 0));
        return new ChangePreview(change, cell, null, booking.State, booking.BilledCents);
    }

    private bool WantsBothHalves(CellChange change, ActivityTerms terms) =>
        change.Slot != Slot.Day && terms.Slots.ContainsKey(change.Slot.OtherHalf()) && request.Changes.Contains(change with { Slot = change.Slot.OtherHalf() });

    /// <summary>It is booked or waited for by itself, so that both halves will never be offered at once.</summary>
    private bool HasOtherHalf(CellChange change) =>
        world.Booking(change.ChildId, change.ActivityId, change.Day, change.Slot.OtherHalf()) is { } other && !other.State.IsFree() && !other.WaitsForWholeDay;

    /// <summary>The half that is left waits for itself.</summary>
    private void AloneFromNow(CellChange half)
    {
        if (world.Booking(half.ChildId, half.ActivityId, half.Day, half.Slot) is not { State: BookingState.Waiting, WaitsForWholeDay: true } booking)
            return;
        booking.WaitsForWholeDay = false;
        if (booking.OfferedUntil is null && world.Full(half.ActivityId, half.Day, half.Slot) is { } full)
            full.WaitingForWholeDay--;
    }

    private void Keep(Booking booking, (BookingState? State, int Cents) before) =>
        context.Add(BookingChange.Of(booking, before, world.By, now, request.SaveId, request.AccountId));
}

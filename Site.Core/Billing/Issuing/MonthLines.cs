using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary>Turns a dossier's bookings and presences of a month into lines. It reads nothing and keeps nothing.</summary>
internal sealed class MonthLines(BillingOptions options, IReadOnlyDictionary<Guid, ActivityTerms> activities)
{
    /// <summary>The lines by kind of invoice; what costs nothing makes no line.</summary>
    /// <param name="dossier">With its quotients.</param>
    /// <param name="bookings">Billed ones (<see cref="BookingStates.IsBilled"/>) of the dossier and the month.</param>
    /// <param name="names">First names.</param>
    public IReadOnlyDictionary<string, List<InvoiceLine>> Of(Dossier dossier, IEnumerable<Booking> bookings, IReadOnlyDictionary<Guid, string> names)
    {
        var parts = bookings.SelectMany(booking => Parts(dossier, booking)).Where(part => part.Cents > 0);
        return parts.GroupBy(part => options.KindOf(activities[part.Booking.ActivityId].Activity.Key).Key).ToDictionary(kind => kind.Key, kind => Lines(kind, names));
    }

    private List<InvoiceLine> Lines(IEnumerable<Part> parts, IReadOnlyDictionary<Guid, string> names) =>
    [
        .. parts.GroupBy(part => (part.Booking.ChildId, part.Booking.ActivityId, part.Booking.Slot, part.Reason, part.Nature, part.Cents, part.Band, part.WithoutQuotient, part.Percent))
            .OrderBy(group => names[group.Key.ChildId], StringComparer.Ordinal).ThenBy(group => group.Key.ChildId).ThenBy(group => activities[group.Key.ActivityId].Activity.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Slot).ThenBy(group => group.Key.Reason).ThenBy(group => group.Key.Nature).ThenBy(group => group.Min(part => part.Booking.Day)).ThenBy(group => group.Key.Cents)
            .Select((group, at) => new InvoiceLine
            {
                InvoiceId = Guid.Empty,
                Position = at,
                ChildId = group.Key.ChildId,
                Child = names[group.Key.ChildId],
                Text = activities[group.Key.ActivityId].Activity.Name,
                Slot = group.Key.Slot,
                Reason = group.Key.Reason,
                Nature = group.Key.Nature,
                Quantity = group.Count(),
                UnitCents = group.Key.Cents,
                QuotientFrom = group.Key.Band?.From,
                QuotientBelow = group.Key.Band?.Below,
                WithoutQuotient = group.Key.WithoutQuotient,
                SurchargePercent = group.Key.Percent,
                Days = [.. group.Select(part => part.Booking.Day).Order()],
            }),
    ];

    /// <summary>
    /// The price is that of the day's tariff and of the quotient that is known now: a quotient that was corrected since the booking counts. Where no tariff is published
    /// any more, what the family was told counts.
    /// </summary>
    private IEnumerable<Part> Parts(Dossier dossier, Booking booking)
    {
        var terms = activities[booking.ActivityId];
        var reason = booking.State == BookingState.AbsentUnjustified ? LineReason.Absence : booking.IsUnbooked ? LineReason.Unbooked : LineReason.Booked;
        var price = terms.Tariff.For(booking.Day, dossier.IsResident, dossier.QuotientOn(booking.Day)?.Cents);
        if (price is null)
            yield return new Part(booking, reason, TariffNature.Care, booking.PriceCents, null, false, null);
        foreach (var part in price?.Parts ?? [])
            yield return new Part(booking, reason, part.Nature, part.Cents, (part.QuotientFrom, part.QuotientBelow), !price!.IsByQuotient, null);
        if (booking.SurchargeCents == 0)
            yield break;
        var percent = booking.IsUnbooked ? terms.Activity.UnbookedSurchargePercent : terms.Activity.LateSurchargePercent;
        // As the family was told, unless the price itself has changed.
        var surcharge = price is null || percent is null || price.Cents == booking.PriceCents ? booking.SurchargeCents : price.Surcharge(percent.Value);
        yield return new Part(booking, booking.IsUnbooked ? LineReason.UnbookedSurcharge : LineReason.LateSurcharge, TariffNature.Care, surcharge, null, false, percent);
    }

    private readonly record struct Part(
        Booking Booking, LineReason Reason, TariffNature Nature, int Cents, (int From, int? Below)? Band, bool WithoutQuotient, int? Percent);
}

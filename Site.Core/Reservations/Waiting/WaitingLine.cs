using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>Who waits for a place: each place that becomes free is offered by mail to the first in line, then to the next.</summary>
public sealed class WaitingLine(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, BookingMails mails, TimeProvider time)
{
    /// <summary>In one turn of <see cref="PassOnAsync"/>: what is left is done at the next.</summary>
    private const int MostAtOnce = 200;

    /// <summary>What the link of an offer's mail shows; nothing changes.</summary>
    public async Task<OfferedPlace?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, token, cancellation) is (var offer, var bookings) ? await ShowAsync(context, offer, bookings, cancellation) : null;
    }

    /// <summary>Takes or declines the place, once: the answer given first counts.</summary>
    /// <returns>How the offer stands afterwards; null when there is none of this token.</returns>
    public Task<OfferedPlace?> AnswerAsync(string token, bool accepts, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (await FindAsync(context, token, stop) is not (var offer, var bookings))
            return null;
        if (StateOf(offer, bookings) == OfferState.Open)
        {
            var rules = await RulesAsync(stop);
            var terms = await TermsAsync(context, bookings[0].ActivityId, stop);
            if (accepts)
                await AcceptAsync(context, terms, offer, bookings, stop);
            else
                await EndAsync(context, rules, terms, offer, bookings, OfferState.Declined, stop);
            await context.SaveChangesAsync(stop);
        }
        return await ShowAsync(context, offer, bookings, stop);
    }, cancellation);

    /// <summary>Ends the offers that nobody answered in time, and offers what is free to those who wait. Runs every minute, on any node.</summary>
    /// <returns>How many offers ended or were made.</returns>
    public Task<int> PassOnAsync(CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        var now = time.GetUtcNow();
        var rules = await RulesAsync(stop);
        var over = await context.Set<PlaceOffer>().Where(offer => offer.State == OfferState.Open && offer.Until < now).OrderBy(offer => offer.Until).Take(MostAtOnce).ToListAsync(stop);
        foreach (var offer in over)
        {
            var bookings = await BookingsAsync(context, offer, stop);
            await EndAsync(context, rules, await TermsAsync(context, bookings[0].ActivityId, stop), offer, bookings, OfferState.Expired, stop);
        }
        await context.SaveChangesAsync(stop);
        var today = time.Today();
        // The town may have added places.
        var hopeful = await (
            from full in context.Set<SlotDay>()
            where full.Waiting > 0 && full.Day >= today
            join slot in context.Set<ActivitySlot>() on new { full.ActivityId, full.Slot } equals new { slot.ActivityId, slot.Slot }
            where slot.Places == null || full.Taken < slot.Places
            orderby full.Day
            select full).Take(MostAtOnce).ToListAsync(stop);
        var made = 0;
        foreach (var full in hopeful)
            made += await OfferAsync(context, rules, await TermsAsync(context, full.ActivityId, stop), full.Day, full.Slot, stop);
        await context.SaveChangesAsync(stop);
        return over.Count + made;
    }, cancellation);

    /// <summary>Offers the free places of a slot's day to those who wait, as long as there is time to accept. The caller saves.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> OfferAsync(PortalDbContext context, CellRules rules, ActivityTerms terms, DateOnly day, Slot slot, CancellationToken cancellation)
    {
        var full = await FullAsync(context, terms.Activity.Id, day, slot, cancellation);
        if (full is null || full.Waiting == 0 || rules.OfferEnds(terms, day, slot) is not { } until)
            return 0;
        var line = await context.Set<Booking>()
            .Where(booking => booking.ActivityId == terms.Activity.Id && booking.Day == day && booking.Slot == slot && booking.State == BookingState.Waiting && booking.OfferedUntil == null)
            .OrderBy(booking => booking.QueueNumber).Take(MostAtOnce).ToListAsync(cancellation);
        var made = 0;
        // Not those whom this very write has offered the whole day already.
        foreach (var booking in line.Where(one => one.OfferedUntil is null))
        {
            if (Free(terms, slot, full) <= 0)
                break;
            var (other, ends) = ((Booking?)null, until);
            if (booking.WaitsForWholeDay)
            {
                // Passed over, not out: the place would stay empty until the other half is free.
                if (await OtherHalfAsync(context, rules, terms, booking, cancellation) is not (var half, var halfEnds))
                    continue;
                (other, ends) = (half, Instant.Min(until, halfEnds));
            }
            await OfferAsync(context, terms, booking, other, ends, cancellation);
            made++;
        }
        return made;
    }

    private async Task OfferAsync(PortalDbContext context, ActivityTerms terms, Booking booking, Booking? other, Instant until, CancellationToken cancellation)
    {
        foreach (var half in other is null ? [booking] : new[] { booking, other })
        {
            half.OfferedUntil = until.ToDateTimeOffset();
            if (await FullAsync(context, half.ActivityId, half.Day, half.Slot, cancellation) is { } full)
            {
                full.Leave(half);
                full.Taken++;
            }
        }
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        context.Add(new PlaceOffer
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            BookingId = booking.Id,
            OtherHalfId = other?.Id,
            TokenDigest = Digest(token),
            MadeAt = time.GetUtcNow(),
            Until = until.ToDateTimeOffset(),
        });
        await mails.OfferAsync(context, terms, booking, isWholeDay: other is not null, token, until, cancellation);
    }

    /// <summary>The other half of a day that somebody waits for as a whole, if it can be offered too, and until when.</summary>
    private static async Task<(Booking Half, Instant Until)?> OtherHalfAsync(PortalDbContext context, CellRules rules, ActivityTerms terms, Booking booking, CancellationToken cancellation)
    {
        var slot = booking.Slot.OtherHalf();
        var half = await context.Set<Booking>().SingleOrDefaultAsync(
            other => other.ChildId == booking.ChildId && other.ActivityId == booking.ActivityId && other.Day == booking.Day && other.Slot == slot
                && other.State == BookingState.Waiting && other.WaitsForWholeDay && other.OfferedUntil == null, cancellation);
        if (half is null || rules.OfferEnds(terms, booking.Day, slot) is not { } until)
            return null;
        if (await FullAsync(context, booking.ActivityId, booking.Day, slot, cancellation) is not { } full)
            return (half, until);
        var before = await context.Set<Booking>().CountAsync(
            other => other.ActivityId == booking.ActivityId && other.Day == booking.Day && other.Slot == slot && other.State == BookingState.Waiting
                && !other.WaitsForWholeDay && other.OfferedUntil == null && other.QueueNumber < half.QueueNumber, cancellation);
        return Free(terms, slot, full) > before ? (half, until) : null;
    }

    private static int Free(ActivityTerms terms, Slot slot, SlotDay full) => terms.Slots[slot].Places is { } places ? places - full.Taken : int.MaxValue;

    // The price is today's: a quotient may have come since. No surcharge: the family had asked in time.
    private async Task AcceptAsync(PortalDbContext context, ActivityTerms terms, PlaceOffer offer, IReadOnlyList<Booking> bookings, CancellationToken cancellation)
    {
        Answer(offer, OfferState.Accepted);
        var kept = bookings.Where(one => IsKept(offer, one)).OrderBy(one => one.Slot).ToList();
        foreach (var booking in kept)
        {
            booking.PriceCents = await PriceAsync(context, terms, booking, cancellation);
            Change(context, booking, terms.Activity.NeedsApproval ? BookingState.Requested : BookingState.Booked, ReservationTexts.AGuardian);
        }
        await context.SaveChangesAsync(cancellation);
        await mails.AcceptedAsync(context, terms, kept, cancellation);
    }

    private static async Task<int> PriceAsync(PortalDbContext context, ActivityTerms terms, Booking booking, CancellationToken cancellation)
    {
        var dossier = await context.Set<Dossier>().AsNoTracking().Include(one => one.Quotients).SingleAsync(one => one.Id == booking.DossierId, cancellation);
        return terms.Tariff.For(booking.Day, dossier.IsResident, dossier.QuotientOn(booking.Day)?.Cents)?.Cents ?? booking.PriceCents;
    }

    /// <summary>The family leaves the line, and the next one is asked.</summary>
    private async Task EndAsync(
        PortalDbContext context, CellRules rules, ActivityTerms terms, PlaceOffer offer, IReadOnlyList<Booking> bookings, OfferState how, CancellationToken cancellation)
    {
        Answer(offer, how);
        var open = bookings.Where(one => IsKept(offer, one)).ToList();
        foreach (var booking in open)
        {
            Change(context, booking, BookingState.Cancelled, how == OfferState.Declined ? ReservationTexts.AGuardian : ReservationTexts.TheLine);
            if (await FullAsync(context, booking.ActivityId, booking.Day, booking.Slot, cancellation) is { } full)
                full.Taken--;
        }
        await context.SaveChangesAsync(cancellation);
        foreach (var booking in open)
            await OfferAsync(context, rules, terms, booking.Day, booking.Slot, cancellation);
    }

    // Who leaves the line in the calendar gives the place back; another one that they get later is not this offer's.
    private static bool IsKept(PlaceOffer offer, Booking booking) => booking.State == BookingState.Waiting && booking.OfferedUntil == offer.Until;

    private OfferState StateOf(PlaceOffer offer, IReadOnlyList<Booking> bookings) =>
        offer.State == OfferState.Open && (time.GetUtcNow() > offer.Until || !bookings.Any(one => IsKept(offer, one))) ? OfferState.Expired : offer.State;

    private void Answer(PlaceOffer offer, OfferState state) => (offer.State, offer.AnsweredAt) = (state, time.GetUtcNow());

    private void Change(PortalDbContext context, Booking booking, BookingState state, string by)
    {
        var (before, now) = ((booking.State, booking.BilledCents), time.GetUtcNow());
        (booking.State, booking.OfferedUntil, booking.QueueNumber, booking.WaitsForWholeDay, booking.SurchargeCents, booking.ChangedAt) = (state, null, null, false, 0, now);
        context.Add(BookingChange.Of(booking, before, by, now));
    }

    private static async Task<(PlaceOffer Offer, IReadOnlyList<Booking> Bookings)?> FindAsync(PortalDbContext context, string token, CancellationToken cancellation)
    {
        var digest = Digest(token);
        return await context.Set<PlaceOffer>().SingleOrDefaultAsync(one => one.TokenDigest == digest, cancellation) is { } offer
            ? (offer, await BookingsAsync(context, offer, cancellation))
            : null;
    }

    /// <summary>One, or both halves of a day.</summary>
    private static async Task<IReadOnlyList<Booking>> BookingsAsync(PortalDbContext context, PlaceOffer offer, CancellationToken cancellation) =>
        await context.Set<Booking>().Where(one => one.Id == offer.BookingId || one.Id == offer.OtherHalfId).ToListAsync(cancellation);

    private static Task<SlotDay?> FullAsync(PortalDbContext context, Guid activityId, DateOnly day, Slot slot, CancellationToken cancellation) =>
        context.Set<SlotDay>().SingleOrDefaultAsync(one => one.ActivityId == activityId && one.Day == day && one.Slot == slot, cancellation);

    private async Task<OfferedPlace> ShowAsync(PortalDbContext context, PlaceOffer offer, IReadOnlyList<Booking> bookings, CancellationToken cancellation)
    {
        var booking = bookings.Single(one => one.Id == offer.BookingId);
        var child = await context.Set<Child>().Where(one => one.Id == booking.ChildId).Select(one => one.FirstName).SingleAsync(cancellation);
        var terms = await TermsAsync(context, booking.ActivityId, cancellation);
        var state = StateOf(offer, bookings);
        var cents = 0;
        foreach (var half in bookings.Where(one => state != OfferState.Open || IsKept(offer, one)))
            cents += state == OfferState.Open ? await PriceAsync(context, terms, half, cancellation) : half.PriceCents;
        return new OfferedPlace(
            child, terms.Activity.Name, booking.Day, [.. bookings.Select(half => terms.Slots[half.Slot]).OrderBy(slot => slot.StartsAt)], offer.Until, state, cents, terms.Activity.NeedsApproval);
    }

    private static async Task<ActivityTerms> TermsAsync(PortalDbContext context, Guid activityId, CancellationToken cancellation) =>
        (await ActivityTerms.LoadAsync(context, activity => activity.Id == activityId, cancellation)).Single();

    private async Task<CellRules> RulesAsync(CancellationToken cancellation) =>
        new(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));

    private static byte[] Digest(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}

/// <summary>A place that is or was offered.</summary>
/// <param name="Child">First name.</param>
/// <param name="Activity">Its name.</param>
/// <param name="Slots">One, or both halves of a day.</param>
/// <param name="State"><see cref="OfferState.Expired"/> also where the family has left the line since.</param>
/// <param name="PriceCents">In cents, of all slots: what it costs when accepted now, or costs.</param>
/// <param name="NeedsApproval">Whoever accepts has asked for the place; the service decides.</param>
public sealed record OfferedPlace(
    string Child, string Activity, DateOnly Day, IReadOnlyList<ActivitySlot> Slots, DateTimeOffset Until, OfferState State, int PriceCents, bool NeedsApproval);

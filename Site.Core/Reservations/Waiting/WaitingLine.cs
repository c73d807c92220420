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
        return await FindAsync(context, token, cancellation) is (var offer, var booking) ? await ShowAsync(context, offer, booking, cancellation) : null;
    }

    /// <summary>Takes or declines the place, once: the answer given first counts.</summary>
    /// <returns>How the offer stands afterwards; null when there is none of this token.</returns>
    public Task<OfferedPlace?> AnswerAsync(string token, bool accepts, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (await FindAsync(context, token, stop) is not (var offer, var booking))
            return null;
        if (StateOf(offer, booking) == OfferState.Open)
        {
            var rules = await RulesAsync(stop);
            var terms = await TermsAsync(context, booking.ActivityId, stop);
            if (accepts)
                await AcceptAsync(context, terms, offer, booking, stop);
            else
                await EndAsync(context, rules, terms, offer, booking, OfferState.Declined, stop);
            await context.SaveChangesAsync(stop);
        }
        return await ShowAsync(context, offer, booking, stop);
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
            var booking = await context.Set<Booking>().SingleAsync(one => one.Id == offer.BookingId, stop);
            await EndAsync(context, rules, await TermsAsync(context, booking.ActivityId, stop), offer, booking, OfferState.Expired, stop);
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
        var full = await context.Set<SlotDay>().SingleOrDefaultAsync(one => one.ActivityId == terms.Activity.Id && one.Day == day && one.Slot == slot, cancellation);
        if (full is null || full.Waiting == 0 || rules.OfferEnds(terms, day, slot) is not { } until)
            return 0;
        var free = terms.Slots[slot].Places is { } places ? Math.Max(0, places - full.Taken) : full.Waiting;
        var first = await context.Set<Booking>()
            .Where(booking => booking.ActivityId == terms.Activity.Id && booking.Day == day && booking.Slot == slot && booking.State == BookingState.Waiting && booking.OfferedUntil == null)
            .OrderBy(booking => booking.QueueNumber).Take(Math.Min(free, MostAtOnce)).ToListAsync(cancellation);
        foreach (var booking in first)
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
            booking.OfferedUntil = until.ToDateTimeOffset();
            (full.Taken, full.Waiting) = (full.Taken + 1, full.Waiting - 1);
            context.Add(new PlaceOffer { Id = Guid.CreateVersion7(time.GetUtcNow()), BookingId = booking.Id, TokenDigest = Digest(token), MadeAt = time.GetUtcNow(), Until = until.ToDateTimeOffset() });
            await mails.OfferAsync(context, terms, booking, token, until, cancellation);
        }
        return first.Count;
    }

    // The price is today's: a quotient may have come since. No surcharge: the family had asked in time.
    private async Task AcceptAsync(PortalDbContext context, ActivityTerms terms, PlaceOffer offer, Booking booking, CancellationToken cancellation)
    {
        booking.PriceCents = await PriceAsync(context, terms, booking, cancellation);
        var state = terms.Activity.NeedsApproval ? BookingState.Requested : BookingState.Booked;
        Answer(offer, OfferState.Accepted);
        Change(context, booking, state, ReservationTexts.AGuardian);
    }

    private static async Task<int> PriceAsync(PortalDbContext context, ActivityTerms terms, Booking booking, CancellationToken cancellation)
    {
        var dossier = await context.Set<Dossier>().AsNoTracking().Include(one => one.Quotients).SingleAsync(one => one.Id == booking.DossierId, cancellation);
        return terms.Tariff.For(booking.Day, dossier.IsResident, dossier.QuotientOn(booking.Day)?.Cents)?.Cents ?? booking.PriceCents;
    }

    /// <summary>The family leaves the line, and the next one is asked.</summary>
    private async Task EndAsync(PortalDbContext context, CellRules rules, ActivityTerms terms, PlaceOffer offer, Booking booking, OfferState how, CancellationToken cancellation)
    {
        Answer(offer, how);
        // Cancelled or offered anew meanwhile: this place was given back then.
        if (booking.State != BookingState.Waiting || booking.OfferedUntil != offer.Until)
            return;
        Change(context, booking, BookingState.Cancelled, how == OfferState.Declined ? ReservationTexts.AGuardian : ReservationTexts.TheLine);
        var full = await context.Set<SlotDay>().SingleAsync(one => one.ActivityId == booking.ActivityId && one.Day == booking.Day && one.Slot == booking.Slot, cancellation);
        full.Taken--;
        await context.SaveChangesAsync(cancellation);
        await OfferAsync(context, rules, terms, booking.Day, booking.Slot, cancellation);
    }

    private void Answer(PlaceOffer offer, OfferState state) => (offer.State, offer.AnsweredAt) = (state, time.GetUtcNow());

    private void Change(PortalDbContext context, Booking booking, BookingState state, string by)
    {
        var before = booking.State;
        (booking.State, booking.OfferedUntil, booking.QueueNumber, booking.SurchargeCents, booking.ChangedAt) = (state, null, null, 0, time.GetUtcNow());
        context.Add(new BookingChange
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            BookingId = booking.Id,
            At = time.GetUtcNow(),
            DossierId = booking.DossierId,
            By = by,
            Before = before,
            After = state,
            BeforeCents = 0,
            AfterCents = state.IsBilled() ? booking.PriceCents : 0,
        });
    }

    private static async Task<(PlaceOffer Offer, Booking Booking)?> FindAsync(PortalDbContext context, string token, CancellationToken cancellation)
    {
        var digest = Digest(token);
        if (await context.Set<PlaceOffer>().SingleOrDefaultAsync(one => one.TokenDigest == digest, cancellation) is not { } offer)
            return null;
        return (offer, await context.Set<Booking>().SingleAsync(one => one.Id == offer.BookingId, cancellation));
    }

    private async Task<OfferedPlace> ShowAsync(PortalDbContext context, PlaceOffer offer, Booking booking, CancellationToken cancellation)
    {
        var child = await context.Set<Child>().Where(one => one.Id == booking.ChildId).Select(one => one.FirstName).SingleAsync(cancellation);
        var terms = await TermsAsync(context, booking.ActivityId, cancellation);
        var state = StateOf(offer, booking);
        var price = state == OfferState.Open ? await PriceAsync(context, terms, booking, cancellation) : booking.PriceCents;
        return new OfferedPlace(child, terms.Activity.Name, booking.Day, terms.Slots[booking.Slot], offer.Until, state, price, terms.Activity.NeedsApproval);
    }

    // A family that leaves the line in the calendar gives the place back; this offer is not another one's that it may get later.
    private OfferState StateOf(PlaceOffer offer, Booking booking) =>
        offer.State == OfferState.Open && (time.GetUtcNow() > offer.Until || booking.State != BookingState.Waiting || booking.OfferedUntil != offer.Until)
            ? OfferState.Expired
            : offer.State;

    private static async Task<ActivityTerms> TermsAsync(PortalDbContext context, Guid activityId, CancellationToken cancellation) => new(
        await context.Set<Activity>().AsNoTracking().Include(activity => activity.Slots).SingleAsync(activity => activity.Id == activityId, cancellation),
        await context.Set<TariffBand>().AsNoTracking().Where(band => band.ActivityId == activityId).ToListAsync(cancellation));

    private async Task<CellRules> RulesAsync(CancellationToken cancellation) =>
        new(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));

    private static byte[] Digest(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}

/// <summary>A place that is or was offered.</summary>
/// <param name="Child">First name.</param>
/// <param name="Activity">Its name.</param>
/// <param name="State"><see cref="OfferState.Expired"/> also where the family has left the line since.</param>
/// <param name="PriceCents">In cents: what it costs when accepted now, or costs.</param>
/// <param name="NeedsApproval">Whoever accepts has asked for the place; the service decides.</param>
public sealed record OfferedPlace(
    string Child, string Activity, DateOnly Day, ActivitySlot Slot, DateTimeOffset Until, OfferState State, int PriceCents, bool NeedsApproval);

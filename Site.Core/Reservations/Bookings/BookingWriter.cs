using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>Books and cancels for the account that is signed in.</summary>
public sealed class BookingWriter(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, WaitingLine line, BookingMails mails, TimeProvider time)
{
    /// <summary>What <see cref="SaveAsync"/> would do now; nothing is kept.</summary>
    /// <returns>Null when the account does not hold the dossier, or asks for too much.</returns>
    public async Task<BookingPreview?> PreviewAsync(BookingRequest request, CancellationToken cancellation)
    {
        if (request.Changes.Count is 0 or > BookingRequest.MostChanges)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var months = (First: FirstOf(request.Changes.Min(change => change.Day)), Last: FirstOf(request.Changes.Max(change => change.Day)));
        if (await BookingWorld.LoadAsync(context, request.AccountId, request.DossierId, (months.First, months.Last.AddMonths(1).AddDays(-1)), time, cancellation) is not { } world)
            return null;
        var totals = Totals(world);
        var changes = new BookingChanges(context, world, await RulesAsync(cancellation), request, time.GetUtcNow()).Do();
        return new BookingPreview(
            changes, [.. changes.Select(change => FirstOf(change.Change.Day)).Distinct().Order().Select(month => new MonthTotal(month, totals.GetValueOrDefault(month)))],
            [.. world.Activities.Select(terms => terms.Describe())], [.. world.Children.Select(one => new CalendarChild(one.Child.Id, one.Child.FirstName))]);
    }

    private static Dictionary<DateOnly, int> Totals(BookingWorld world) => world.Bookings
        .Where(booking => booking.DossierId == world.Dossier.Id && booking.State.IsBilled())
        .GroupBy(booking => FirstOf(booking.Day)).ToDictionary(month => month.Key, month => month.Sum(booking => booking.PriceCents + booking.SurchargeCents));

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>All changes or none; what becomes free is offered to the first in line, and the family gets its confirmation by mail, in the same transaction.</summary>
    public async Task<SaveResult> SaveAsync(BookingRequest request, CancellationToken cancellation)
    {
        if (request.Changes.Count > BookingRequest.MostChanges)
            return new SaveResult.TooMany();
        return await writer.WriteAsync<SaveResult>(async (context, token) =>
        {
            if (await context.Set<BookingSave>().AsNoTracking().SingleOrDefaultAsync(save => save.Id == request.SaveId, token) is { } known)
                return known.AccountId == request.AccountId ? new SaveResult.Saved(known.Id, WasDone: true) : new SaveResult.NotFound();
            if (await LoadAsync(context, request, token) is not { } world)
                return new SaveResult.NotFound();
            var now = time.GetUtcNow();
            var rules = await RulesAsync(token);
            var changes = new BookingChanges(context, world, rules, request, now);
            var previews = changes.Do();
            if (previews.Any(preview => preview.Refusal is not null))
                return new SaveResult.Refused(previews);
            context.Add(new BookingSave { Id = request.SaveId, AccountId = request.AccountId, DossierId = request.DossierId, At = now, TakesBack = request.TakesBack });
            await mails.ConfirmAsync(context, world, request, previews, token);
            await context.SaveChangesAsync(token);
            if (changes.Freed.Count > 0)
            {
                foreach (var (terms, day, slot) in changes.Freed)
                    await line.OfferAsync(context, rules, terms, day, slot, token);
                await context.SaveChangesAsync(token);
            }
            return new SaveResult.Saved(request.SaveId, WasDone: false);
        }, cancellation);
    }

    private async Task<CellRules> RulesAsync(CancellationToken cancellation) =>
        new(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));

    private async Task<BookingWorld?> LoadAsync(PortalDbContext context, BookingRequest request, CancellationToken cancellation)
    {
        var days = request.Changes.Count == 0
            ? (time.Today(), time.Today())
            : (request.Changes.Min(change => change.Day), request.Changes.Max(change => change.Day));
        return await BookingWorld.LoadAsync(context, request.AccountId, request.DossierId, days, time, cancellation);
    }
}

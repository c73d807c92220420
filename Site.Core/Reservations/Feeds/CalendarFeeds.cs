using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>Gives each account a secret address for its calendar program, and reads what the account may see today at it.</summary>
public sealed class CalendarFeeds(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, IReservationAddresses addresses, TimeProvider time)
{
    /// <summary>How far back the feed goes.</summary>
    private const int DaysBack = 30;

    /// <summary>Two school years of a large family.</summary>
    private const int MostEntries = 5000;

    private static readonly BookingState[] Shown =
        [BookingState.Booked, BookingState.Requested, BookingState.Present, BookingState.AbsentJustified, BookingState.AbsentUnjustified];

    /// <summary>Since when the account has an address; null: it has none.</summary>
    public async Task<DateTimeOffset?> SinceAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<CalendarFeed>().Where(feed => feed.AccountId == accountId).Select(feed => (DateTimeOffset?)feed.CreatedAt).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Makes an address, and voids the one before.</summary>
    /// <returns>Its token, told this once: only a digest is kept.</returns>
    public async Task<string> RenewAsync(Guid accountId, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        await writer.WriteAsync(async (context, stop) =>
        {
            await context.Set<CalendarFeed>().Where(feed => feed.AccountId == accountId).ExecuteDeleteAsync(stop);
            context.Add(new CalendarFeed { AccountId = accountId, TokenDigest = Digest(token), CreatedAt = time.GetUtcNow() });
            return await context.SaveChangesAsync(stop);
        }, cancellation);
        return token;
    }

    /// <summary>The address leads nowhere any more.</summary>
    public Task StopAsync(Guid accountId, CancellationToken cancellation) => writer.WriteAsync(
        (context, stop) => context.Set<CalendarFeed>().Where(feed => feed.AccountId == accountId).ExecuteDeleteAsync(stop), cancellation);

    /// <summary>The bookings of the last 30 days and all to come, of the dossiers that the account may see today.</summary>
    /// <returns>iCalendar; null when there is no such address, or its account is closed.</returns>
    public async Task<string?> ReadAsync(string token, CancellationToken cancellation)
    {
        var digest = Digest(token);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var account = await context.Set<CalendarFeed>().Where(feed => feed.TokenDigest == digest && context.Set<PortalAccount>().Any(one => one.Id == feed.AccountId))
            .Select(feed => (Guid?)feed.AccountId).SingleOrDefaultAsync(cancellation);
        if (account is not { } accountId)
            return null;
        var since = time.Today().AddDays(-DaysBack);
        var dossiers = FamilyScope.Dossiers(context, accountId, DossierRight.See, time).Select(dossier => dossier.Id);
        var bookings = await context.Set<Booking>().AsNoTracking()
            .Where(booking => dossiers.Contains(booking.DossierId) && booking.Day >= since && Shown.Contains(booking.State)
                && context.Set<DossierChild>().Any(link => link.DossierId == booking.DossierId && link.ChildId == booking.ChildId))
            .OrderBy(booking => booking.Day).ThenBy(booking => booking.Slot).ThenBy(booking => booking.Id).Take(MostEntries).ToListAsync(cancellation);
        return BookingCalendar.Write(await EntriesAsync(context, bookings, cancellation), addresses.Calendar);
    }

    /// <summary>In the order of <paramref name="bookings"/>, whose last changes are saved.</summary>
    internal static async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(PortalDbContext context, IReadOnlyList<Booking> bookings, CancellationToken cancellation)
    {
        var (childIds, activityIds) = (bookings.Select(one => one.ChildId).Distinct().ToList(), bookings.Select(one => one.ActivityId).Distinct().ToList());
        var children = await context.Set<Child>().Where(child => childIds.Contains(child.Id)).Select(child => new { child.Id, child.FirstName }).ToDictionaryAsync(child => child.Id, child => child.FirstName, cancellation);
        var activities = await context.Set<Activity>().AsNoTracking().Include(activity => activity.Slots).Where(activity => activityIds.Contains(activity.Id))
            .ToDictionaryAsync(activity => activity.Id, cancellation);
        var changes = await ChangesAsync(context, [.. bookings.Select(one => one.Id)], cancellation);
        return Entries(bookings, id => children[id], id => activities[id], booking => Math.Max(0, changes.GetValueOrDefault(booking.Id) - 1));
    }

    /// <summary>How often bookings have been changed, as far as it is saved.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, int>> ChangesAsync(PortalDbContext context, IReadOnlyList<Guid> bookings, CancellationToken cancellation) =>
        bookings.Count == 0 ? new Dictionary<Guid, int>() : await context.Set<BookingChange>().Where(change => bookings.Contains(change.BookingId)).GroupBy(change => change.BookingId)
            .Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(all => all.Key, all => all.Count, cancellation);

    /// <param name="sequence">How often a booking was changed after it was made.</param>
    internal static IReadOnlyList<CalendarEntry> Entries(IEnumerable<Booking> bookings, Func<Guid, string> firstName, Func<Guid, Activity> activity, Func<Booking, int> sequence) =>
    [
        // A slot that the town has taken out since has no hours.
        .. from booking in bookings
           let one = activity(booking.ActivityId)
           from slot in one.Slots
           where slot.Slot == booking.Slot
           select new CalendarEntry(booking.Id, firstName(booking.ChildId), one.Name, booking.Day, slot, booking.State, sequence(booking), booking.ChangedAt),
    ];

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

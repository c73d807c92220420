using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>What an account saved last for a dossier, so that it can be taken back.</summary>
public sealed class LastSaves(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>The changes that would undo the last save; each is judged by today's rules when it is asked for.</summary>
    /// <returns>Null: nothing was saved, the last save was itself an undoing, or the account does not hold the dossier.</returns>
    public async Task<SaveToTakeBack?> FindAsync(Guid accountId, Guid dossierId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await FamilyScope.Dossiers(context, accountId, DossierRight.Book, time).AnyAsync(dossier => dossier.Id == dossierId, cancellation))
            return null;
        var last = await context.Set<BookingSave>().AsNoTracking().Where(save => save.DossierId == dossierId && save.AccountId == accountId)
            .OrderByDescending(save => save.At).FirstOrDefaultAsync(cancellation);
        if (last is null or { TakesBack: not null })
            return null;
        var changes = await (
            from change in context.Set<BookingChange>()
            where change.SaveId == last.Id
            join booking in context.Set<Booking>() on change.BookingId equals booking.Id
            // What was changed again since is no longer this save's to take back.
            where booking.State == change.After
            select new { booking.ChildId, booking.ActivityId, booking.Day, booking.Slot, change.Before }).ToListAsync(cancellation);
        return changes.Count == 0 ? null : new SaveToTakeBack(last.Id, last.At,
            [.. changes.OrderBy(one => (one.Day, one.Slot)).Select(one => new CellChange(one.ChildId, one.ActivityId, one.Day, one.Slot, Back(one.Before)))]);
    }

    private static CellWish Back(BookingState? before) => before switch
    {
        null or BookingState.Cancelled or BookingState.Refused => CellWish.Drop,
        BookingState.Waiting => CellWish.BookOrWait,
        _ => CellWish.Book,
    };
}

/// <param name="At">UTC.</param>
public sealed record SaveToTakeBack(Guid SaveId, DateTimeOffset At, IReadOnlyList<CellChange> Changes);

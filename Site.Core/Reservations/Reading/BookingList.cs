using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>All bookings of the dossiers that an account may see, for the person's own data.</summary>
public sealed class BookingList(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>By day, the morning first.</summary>
    public async Task<IReadOnlyList<ListedBooking>> ReadAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = FamilyScope.Dossiers(context, accountId, DossierRight.See, time);
        var found = await (
            from dossier in dossiers
            join booking in context.Set<Booking>() on dossier.Id equals booking.DossierId
            join child in context.Set<Child>() on booking.ChildId equals child.Id
            join activity in context.Set<Activity>() on booking.ActivityId equals activity.Id
            select new ListedBooking(dossier.Number, child.FirstName, activity.Name, booking.Day, booking.Slot, booking.State, booking.PriceCents + booking.SurchargeCents))
            .ToListAsync(cancellation);
        return [.. found.OrderBy(booking => (booking.Day, booking.Slot))];
    }
}

/// <param name="Dossier">Its number, as printed.</param>
/// <param name="Child">First name.</param>
/// <param name="Cents">With surcharge; billed or not.</param>
public sealed record ListedBooking(string Dossier, string Child, string Activity, DateOnly Day, Slot Slot, BookingState State, int Cents);

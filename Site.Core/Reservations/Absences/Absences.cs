using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Uploads;

namespace Site.Core.Reservations;

/// <summary>« Signaler une absence »: a parent tells, after the deadline to cancel, that a child will not come or has not come. The service decides whether it is billed.</summary>
public sealed class Absences(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, AbsenceMails mails, TimeProvider time)
{
    /// <summary>Null when the account may not book for the dossier of the booking, or there is no such booking.</summary>
    public async Task<AbsenceToTell?> FindAsync(Guid accountId, Guid bookingId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, accountId, bookingId, cancellation);
    }

    /// <summary>Keeps the reason and the proof for the service; told again, the last one counts.</summary>
    public Task<AbsenceResult> TellAsync(AbsenceInput input, CancellationToken cancellation)
    {
        var type = input.Proof is { } proof ? UploadedFile.TypeOf(proof) : null;
        if (input.Proof is not null && type is null)
            return Task.FromResult(AbsenceResult.ProofUnknown);
        if (input.Proof?.Length > UploadedFile.LargestBytes)
            return Task.FromResult(AbsenceResult.ProofTooLarge);
        return writer.WriteAsync(async (context, stop) =>
        {
            if (await FindAsync(context, input.AccountId, input.BookingId, stop) is not { } absence)
                return AbsenceResult.NotFound;
            if (!absence.CanBeTold)
                return AbsenceResult.NotNow;
            if (await context.Set<AbsenceNotice>().SingleOrDefaultAsync(notice => notice.BookingId == input.BookingId, stop) is { } before)
            {
                context.Remove(before);
                await context.SaveChangesAsync(stop);
            }
            context.Add(new AbsenceNotice
            {
                BookingId = input.BookingId,
                At = time.GetUtcNow(),
                AccountId = input.AccountId,
                Reason = input.Reason,
                Proof = input.Proof,
                ProofType = type,
            });
            await mails.ToldAsync(context, input.AccountId, absence, hasProof: input.Proof is not null, stop);
            await context.SaveChangesAsync(stop);
            return AbsenceResult.Told;
        }, cancellation);
    }

    private async Task<AbsenceToTell?> FindAsync(PortalDbContext context, Guid accountId, Guid bookingId, CancellationToken cancellation)
    {
        var dossiers = FamilyScope.Dossiers(context, accountId, DossierRight.Book, time).Select(dossier => dossier.Id);
        var booking = await context.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == bookingId && dossiers.Contains(one.DossierId), cancellation);
        if (booking is null || await BookingWorld.LoadAsync(context, accountId, booking.DossierId, (booking.Day, booking.Day), time, cancellation) is not { } world
            || world.Children.FirstOrDefault(one => one.Child.Id == booking.ChildId) is not { } child
            || world.Activities.FirstOrDefault(one => one.Activity.Id == booking.ActivityId) is not { } terms)
            return null;
        var rules = new CellRules(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var cell = world.Judge(rules, child, terms, booking.Day, booking.Slot);
        var told = await context.Set<AbsenceNotice>().Where(notice => notice.BookingId == bookingId).Select(notice => (DateTimeOffset?)notice.At).SingleOrDefaultAsync(cancellation);
        return new AbsenceToTell(
            booking.DossierId, child.Child.Id, child.Child.FirstName, terms.Activity.Name, booking.Day, booking.Slot, booking.PriceCents + booking.SurchargeCents,
            cell.Move == CellMove.ReportAbsence, cell.Move == CellMove.Cancel, told);
    }
}

/// <param name="Reason">In the parent's words; may tell of health.</param>
/// <param name="Proof">Null: none.</param>
public sealed record AbsenceInput(Guid AccountId, Guid BookingId, string Reason, byte[]? Proof);

public enum AbsenceResult
{
    Told,

    /// <summary>Not the account's to tell, or there is no such booking.</summary>
    NotFound,

    /// <summary>It can still be cancelled, is over for too long, or the service has decided.</summary>
    NotNow,

    /// <summary>Neither PDF, JPEG nor PNG.</summary>
    ProofUnknown,

    ProofTooLarge,
}

/// <param name="Child">First name.</param>
/// <param name="Cents">What is billed if the service does not find it justified.</param>
/// <param name="CanBeCancelled">Then nothing is billed, and there is nothing to tell.</param>
/// <param name="ToldAt">Null: it is not told yet.</param>
public sealed record AbsenceToTell(
    Guid DossierId, Guid ChildId, string Child, string Activity, DateOnly Day, Slot Slot, int Cents, bool CanBeTold, bool CanBeCancelled, DateTimeOffset? ToldAt);

using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Desk;

/// <summary>Who of staff did what at the desk.</summary>
public sealed class DeskTrail(IDbContextFactory<PortalDbContext> contexts, PortalWriter writer, TimeProvider time)
{
    /// <summary>What is done in one go, e.g. a search.</summary>
    public Task NoteAsync(DeskNote note, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => AddAsync(context, note, succeeded: true, token), cancellation);

    /// <summary>
    /// Before something is done in another database: the trail must not depend on the site living on. <see cref="EndAsync"/> says how it went.
    /// </summary>
    public Task<Guid> BeginAsync(DeskNote note, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => AddAsync(context, note, succeeded: null, token), cancellation);

    public Task EndAsync(Guid id, bool succeeded, CancellationToken cancellation) => writer.WriteAsync((context, token) =>
        context.Set<DeskAction>().Where(action => action.Id == id).ExecuteUpdateAsync(action => action.SetProperty(a => a.Succeeded, succeeded), token), cancellation);

    /// <summary>Latest first: what was done to a dossier or to the accounts and sign-ups that belong to it. Looks are not among them.</summary>
    public async Task<IReadOnlyList<DeskAction>> OfAsync(Guid? dossierId, IReadOnlyCollection<Guid> subjects, int most, CancellationToken cancellation)
    {
        DeskActionKind[] looks = [DeskActionKind.Searched, DeskActionKind.LookedAtDossier, DeskActionKind.LookedAtAccount];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<DeskAction>().AsNoTracking()
            .Where(action => !looks.Contains(action.Kind))
            .Where(action => (dossierId != null && action.DossierId == dossierId) || (action.SubjectId != null && subjects.Contains(action.SubjectId.Value)))
            .OrderByDescending(action => action.At).Take(most).ToListAsync(cancellation);
    }

    /// <summary>In the caller's transaction. Forgets what is too old at the same time.</summary>
    internal async Task<Guid> AddAsync(PortalDbContext context, DeskNote note, bool? succeeded, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var past = now.AddMonths(-DeskAction.RetentionMonths);
        await context.Set<DeskAction>().Where(action => action.At < past).ExecuteDeleteAsync(cancellation);
        var action = new DeskAction
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            StaffId = note.Staff.Id,
            StaffName = note.Staff.Name,
            Kind = note.Kind,
            DossierId = note.DossierId,
            SubjectId = note.SubjectId,
            Subject = note.Subject.Length > DeskAction.LongestSubject ? note.Subject[..DeskAction.LongestSubject] : note.Subject,
            Reason = note.Reason,
            Succeeded = succeeded,
        };
        context.Add(action);
        await context.SaveChangesAsync(cancellation);
        return action.Id;
    }
}

/// <summary>A member of staff, as the trail names them.</summary>
public sealed record DeskStaff(Guid Id, string Name);

/// <summary>What is about to stand in the trail; see <see cref="DeskAction"/>.</summary>
/// <param name="Reason">At most <see cref="DeskAction.LongestReason"/> characters.</param>
public sealed record DeskNote(DeskStaff Staff, DeskActionKind Kind, string Subject, Guid? DossierId = null, Guid? SubjectId = null, string Reason = "");

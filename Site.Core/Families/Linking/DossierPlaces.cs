using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Whom a letter may still make of an account: the guardians of one dossier on one day, and whom of them no account stands for.</summary>
/// <param name="all">Of the dossier, those of former times too.</param>
/// <param name="isDisputed">Whether a link is suspended, or was ended by the desk.</param>
/// <param name="undecided">Accounts of which nobody knows whose they are; each takes one of the free places.</param>
internal sealed class DossierPlaces(string familyName, List<Guardian> all, List<Guardian> active, List<Guardian> free, bool isDisputed, int undecided)
{
    public bool IsFull => free.Count <= undecided;

    /// <summary>Whether somebody whom the desk has ended, or another guardian suspended, may hold the same letter: it proves nothing then.</summary>
    public bool IsBarred => isDisputed || all.Exists(guardian => guardian.AccessEndedAt is not null);

    /// <summary>Whether the guardian is active and no account stands for them.</summary>
    public bool IsFree(Guid guardianId) => free.Exists(guardian => guardian.Id == guardianId);

    public static async Task<DossierPlaces> FindAsync(PortalDbContext context, Guid dossierId, DateOnly today, CancellationToken cancellation)
    {
        var guardians = context.Set<Guardian>().AsNoTracking().Where(guardian => guardian.DossierId == dossierId);
        var active = guardians.Where(Guardian.IsActiveOn(today));
        var links = context.Set<DossierLink>().Where(link => link.DossierId == dossierId);
        return new DossierPlaces(
            await context.Set<Dossier>().Where(dossier => dossier.Id == dossierId).Select(dossier => dossier.FamilyName).SingleAsync(cancellation),
            await guardians.ToListAsync(cancellation),
            await active.ToListAsync(cancellation),
            await active.Where(FamilyScope.IsUnclaimed(context)).ToListAsync(cancellation),
            await links.AnyAsync(link => link.State == LinkState.Suspended || link.End == LinkEnd.Desk, cancellation),
            await links.CountAsync(link => link.GuardianId == null && link.End == null, cancellation));
    }

    /// <summary>The free guardian whose mail address, as the town has it, is nobody else's in the dossier.</summary>
    /// <param name="mail">Verified; null when there is none.</param>
    public Guardian? Known(string? mail) => ByMail(mail) is { } known ? IfFree(known) : null;

    /// <summary>
    /// The guardian that somebody is: the only one there is, or the one whose mail address the town has as theirs, or the only one who bears the name that was
    /// typed. The dossier's own name stands on everybody's letter and identifies nobody.
    /// </summary>
    /// <param name="mail">Verified; null when there is none.</param>
    /// <returns>Null when it may be any of several.</returns>
    public Guardian? Meant(string? typedName, string? mail)
    {
        if (active is [_])
            return free.SingleOrDefault();
        if (ByMail(mail) is { } known)
            return IfFree(known);
        var name = LetterText.Name(typedName);
        if (name == LetterText.Name(familyName))
            return null;
        return active.Where(guardian => LetterText.Name(guardian.FamilyName) == name).ToList() is [var bearer] ? IfFree(bearer) : null;
    }

    private Guardian? ByMail(string? mail) =>
        mail is not null && all.FindAll(guardian => string.Equals(guardian.Mail, mail, StringComparison.OrdinalIgnoreCase)) is [var one] ? one : null;

    private Guardian? IfFree(Guardian guardian) => free.Find(one => one.Id == guardian.Id);
}

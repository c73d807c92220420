using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Whom a letter may still make of an account: the guardians of one dossier on one day, and whom of them no account stands for.</summary>
/// <param name="undecided">Accounts of which nobody knows whose they are; each takes one of the free places.</param>
internal sealed class DossierPlaces(string familyName, List<Guardian> active, List<Guardian> free, int undecided)
{
    public bool IsFull => free.Count <= undecided;

    public static async Task<DossierPlaces> FindAsync(PortalDbContext context, Guid dossierId, DateOnly today, CancellationToken cancellation)
    {
        var active = context.Set<Guardian>().AsNoTracking().Where(guardian => guardian.DossierId == dossierId).Where(Guardian.IsActiveOn(today));
        return new DossierPlaces(
            await context.Set<Dossier>().Where(dossier => dossier.Id == dossierId).Select(dossier => dossier.FamilyName).SingleAsync(cancellation),
            await active.ToListAsync(cancellation),
            await active.Where(FamilyScope.IsUnclaimed(context)).ToListAsync(cancellation),
            await context.Set<DossierLink>().CountAsync(link => link.DossierId == dossierId && link.GuardianId == null && link.End == null, cancellation));
    }

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
        if (active.Where(guardian => HasMail(guardian, mail)).ToList() is [var known])
            return IfFree(known);
        var name = LetterText.Name(typedName);
        if (name == LetterText.Name(familyName))
            return null;
        return active.Where(guardian => LetterText.Name(guardian.FamilyName) == name).ToList() is [var bearer] ? IfFree(bearer) : null;
    }

    private Guardian? IfFree(Guardian guardian) => free.SingleOrDefault(one => one.Id == guardian.Id);

    private static bool HasMail(Guardian guardian, string? mail) => mail is not null && string.Equals(guardian.Mail, mail, StringComparison.OrdinalIgnoreCase);
}

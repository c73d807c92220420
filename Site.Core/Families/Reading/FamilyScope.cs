using System.Linq.Expressions;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>
/// What an account may reach, as queries to build on: whatever a page of parents reads starts here, so that another family's data cannot be reached
/// by forgetting a condition. An account reaches a dossier through an active link. As a guardian it has that guardian's rights, and none once that
/// guardian is no longer active. Without one it may be any of the guardians that had no account when it was linked and have none now: it has what all of
/// them have, and nothing once one of them is no longer active, for it may be that one.
/// </summary>
public static class FamilyScope
{
    /// <summary>The dossiers with which the account may do something today.</summary>
    public static IQueryable<Dossier> Dossiers(PortalDbContext context, Guid accountId, DossierRight right, TimeProvider time)
    {
        var held = Held(context, time).Where(Allowing(right));
        return context.Set<Dossier>().Where(dossier => held.Any(one => one.AccountId == accountId && one.DossierId == dossier.Id));
    }

    /// <summary>Active links of all accounts with what they allow today; some allow nothing.</summary>
    internal static IQueryable<HeldDossier> Held(PortalDbContext context, TimeProvider time)
    {
        var (today, links) = (time.Today(), context.Set<DossierLink>());
        return from link in links
               where link.State == LinkState.Active
               let meant = context.Set<Guardian>().Where(guardian => guardian.DossierId == link.DossierId && (link.GuardianId != null
                   ? guardian.Id == link.GuardianId
                   : (guardian.EndsOn == null || guardian.EndsOn >= link.SinceDay) && (guardian.AccessEndedAt == null || guardian.AccessEndedAt > link.Since)
                       && !links.Any(other => other.GuardianId == guardian.Id && other.State != LinkState.Ended)))
               where meant.Any() && !meant.Any(guardian => guardian.AccessEndedAt != null || guardian.EndsOn < today)
               select new HeldDossier
               {
                   LinkId = link.Id,
                   AccountId = link.AccountId,
                   DossierId = link.DossierId,
                   GuardianId = link.GuardianId,
                   CanSee = !meant.Any(guardian => !guardian.CanSee),
                   CanBook = !meant.Any(guardian => !guardian.CanSee || !guardian.CanBook),
                   CanPay = !meant.Any(guardian => !guardian.CanSee || !guardian.CanPay),
               };
    }

    /// <summary>Whether no account stands for a guardian. A suspended one still does: the desk decides.</summary>
    internal static Expression<Func<Guardian, bool>> IsUnclaimed(PortalDbContext context)
    {
        var links = context.Set<DossierLink>();
        return guardian => !links.Any(link => link.GuardianId == guardian.Id && link.State != LinkState.Ended);
    }

    private static Expression<Func<HeldDossier, bool>> Allowing(DossierRight right) => right switch
    {
        DossierRight.See => dossier => dossier.CanSee,
        DossierRight.Book => dossier => dossier.CanBook,
        DossierRight.Pay => dossier => dossier.CanPay,
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}

/// <summary>One active link and what it allows; a shape for queries.</summary>
internal sealed class HeldDossier
{
    public Guid LinkId { get; init; }
    public Guid AccountId { get; init; }
    public Guid DossierId { get; init; }
    public Guid? GuardianId { get; init; }
    public bool CanSee { get; init; }
    public bool CanBook { get; init; }
    public bool CanPay { get; init; }
}

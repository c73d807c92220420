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
        // "In", not "exists": the database looks at the account's links once, however many families there are.
        var held = Held(context, accountId, time).Where(Allowing(right)).Select(one => one.DossierId);
        return context.Set<Dossier>().Where(dossier => held.Contains(dossier.Id));
    }

    /// <summary>The children of those dossiers, each once.</summary>
    public static IQueryable<Child> Children(PortalDbContext context, Guid accountId, DossierRight right, TimeProvider time)
    {
        var held = Held(context, accountId, time).Where(Allowing(right)).Select(one => one.DossierId);
        var children = context.Set<DossierChild>().Where(link => held.Contains(link.DossierId)).Select(link => link.ChildId);
        return context.Set<Child>().Where(child => children.Contains(child.Id));
    }

    /// <summary>The account's active links with what they allow today; some allow nothing.</summary>
    internal static IQueryable<HeldDossier> Held(PortalDbContext context, Guid accountId, TimeProvider time) =>
        Held(context, context.Set<DossierLink>().Where(link => link.AccountId == accountId), time);

    /// <summary>Those of <paramref name="links"/> that give access today, with what they allow.</summary>
    internal static IQueryable<HeldDossier> Held(PortalDbContext context, IQueryable<DossierLink> links, TimeProvider time)
    {
        var (today, all) = (time.Today(), context.Set<DossierLink>());
        return from link in links
               where link.End == null && link.State == LinkState.Active && link.AccountId != null
               join guardian in context.Set<Guardian>() on link.DossierId equals guardian.DossierId
               where guardian.Id == link.GuardianId
                   || (link.GuardianId == null
                       && (guardian.EndsOn == null || guardian.EndsOn >= link.SinceDay)
                       && (guardian.AccessEndedAt == null || guardian.AccessEndedAt >= link.Since)
                       && !all.Any(other => other.GuardianId == guardian.Id && other.End == null))
               group guardian by new { link.Id, link.DossierId, link.AccountId, link.GuardianId } into meant
               where meant.Min(guardian => guardian.AccessEndedAt == null && (guardian.EndsOn == null || guardian.EndsOn >= today) ? 1 : 0) == 1
               select new HeldDossier
               {
                   LinkId = meant.Key.Id,
                   AccountId = meant.Key.AccountId!.Value,
                   DossierId = meant.Key.DossierId,
                   GuardianId = meant.Key.GuardianId,
                   CanSee = meant.Min(guardian => guardian.CanSee ? 1 : 0) == 1,
                   CanBook = meant.Min(guardian => guardian.CanSee && guardian.CanBook ? 1 : 0) == 1,
                   CanPay = meant.Min(guardian => guardian.CanSee && guardian.CanPay ? 1 : 0) == 1,
               };
    }

    /// <summary>Whether no account stands for a guardian. A suspended one still does: the desk decides.</summary>
    internal static Expression<Func<Guardian, bool>> IsUnclaimed(PortalDbContext context)
    {
        var links = context.Set<DossierLink>();
        return guardian => !links.Any(link => link.GuardianId == guardian.Id && link.End == null);
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

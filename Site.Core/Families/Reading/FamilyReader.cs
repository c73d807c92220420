using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Reads dossiers for the account that is signed in, and for nobody else: every query begins at <see cref="FamilyScope"/>.</summary>
public sealed class FamilyReader(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>The account's dossiers by number, suspended ones too; those of guardians whose time is over are not among them.</summary>
    public async Task<IReadOnlyList<HeldDossierSummary>> DossiersAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var held = await (
            from one in FamilyScope.Held(context, accountId, time)
            where one.CanSee
            join dossier in context.Set<Dossier>() on one.DossierId equals dossier.Id
            select new HeldDossierSummary(dossier.Id, dossier.Number, dossier.FamilyName, false, new DossierRights(one.CanSee, one.CanBook, one.CanPay)))
            .ToListAsync(cancellation);
        var suspended = await (
            from link in context.Set<DossierLink>()
            where link.AccountId == accountId && link.State == LinkState.Suspended
            join dossier in context.Set<Dossier>() on link.DossierId equals dossier.Id
            select new HeldDossierSummary(dossier.Id, dossier.Number, null, true, new DossierRights(false, false, false))).ToListAsync(cancellation);
        return [.. held.Concat(suspended).OrderBy(dossier => dossier.Number, StringComparer.Ordinal)];
    }

    /// <summary>Null when it is not the account's to see, or there is no such dossier: the caller cannot tell which.</summary>
    public async Task<OwnDossier?> DossierAsync(Guid accountId, Guid dossierId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var today = time.Today();
        var dossier = await FamilyScope.Dossiers(context, accountId, DossierRight.See, time).AsNoTracking().Where(d => d.Id == dossierId)
            .Include(d => d.Quotients).AsSplitQuery().SingleOrDefaultAsync(cancellation);
        if (dossier is null)
            return null;
        var rights = await FamilyScope.Held(context, accountId, time).Where(one => one.DossierId == dossierId)
            .Select(one => new DossierRights(one.CanSee, one.CanBook, one.CanPay)).SingleAsync(cancellation);
        var unclaimed = FamilyScope.IsUnclaimed(context);
        var free = await context.Set<Guardian>().Where(guardian => guardian.DossierId == dossierId).Where(unclaimed).Select(guardian => guardian.Id).ToListAsync(cancellation);
        var guardians = await context.Set<Guardian>().AsNoTracking().Where(guardian => guardian.DossierId == dossierId).Where(Guardian.IsActiveOn(today)).ToListAsync(cancellation);
        return new OwnDossier(
            dossier.Id, dossier.Number, dossier.FamilyName, dossier.Address, dossier.Postcode, dossier.Town, dossier.ValidUntil, dossier.MissingItems,
            dossier.IsCompleteOn(today), rights,
            [.. dossier.Quotients.OrderByDescending(quotient => quotient.From).Select(quotient => new OwnQuotient(quotient.Cents, quotient.From, quotient.Until, quotient.Source))],
            [.. guardians.OrderBy(guardian => guardian.FamilyName, StringComparer.Ordinal).ThenBy(guardian => guardian.FirstName, StringComparer.Ordinal).Select(
                guardian => new OwnGuardian(guardian.FirstName, guardian.FamilyName,
                    new DossierRights(guardian.CanSee, guardian.CanSee && guardian.CanBook, guardian.CanSee && guardian.CanPay), !free.Contains(guardian.Id)))],
            await ChildrenAsync(context, Children(context, accountId).Where(child => child.Dossiers.Any(link => link.DossierId == dossierId)), cancellation));
    }

    /// <summary>The children of all dossiers that the account may see, oldest first, each once.</summary>
    public async Task<IReadOnlyList<OwnChild>> ChildrenAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ChildrenAsync(context, Children(context, accountId), cancellation);
    }

    /// <summary>Null when it is not the account's to see, or there is no such child.</summary>
    public async Task<OwnChild?> ChildAsync(Guid accountId, Guid childId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await ChildrenAsync(context, Children(context, accountId).Where(child => child.Id == childId), cancellation)).SingleOrDefault();
    }

    /// <summary>All links that the account has or had, oldest first; for the person's own data.</summary>
    public async Task<IReadOnlyList<OwnLink>> LinksAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from link in context.Set<DossierLink>()
            where link.AccountId == accountId
            join dossier in context.Set<Dossier>() on link.DossierId equals dossier.Id
            orderby link.Since
            select new OwnLink(dossier.Number, link.State, link.Since, link.StateChangedAt)).ToListAsync(cancellation);
    }

    private IQueryable<Child> Children(PortalDbContext context, Guid accountId) => FamilyScope.Children(context, accountId, DossierRight.See, time);

    private static async Task<IReadOnlyList<OwnChild>> ChildrenAsync(PortalDbContext context, IQueryable<Child> children, CancellationToken cancellation)
    {
        var found = await children.AsNoTracking().AsSplitQuery().OrderBy(child => child.BirthDate).ThenBy(child => child.FirstName).Select(child => new
        {
            Child = child,
            Adults = child.AuthorisedAdults.OrderBy(adult => adult.Position).Select(adult => new OwnAuthorisedAdult(adult.Name, adult.Phone)).ToList(),
            Households = child.Dossiers.Count,
        }).ToListAsync(cancellation);
        return
        [
            .. found.Select(one => new OwnChild(
                one.Child.Id, one.Child.FirstName, one.Child.FamilyName, one.Child.BirthDate, one.Child.School, one.Child.Class, one.Child.HasPai, one.Child.Diet,
                one.Adults, one.Households > 1)),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Where the service writes to a family.</summary>
internal static class Mailboxes
{
    /// <summary>Of one account; null where it has no verified address.</summary>
    public static async Task<(string Mail, string? Name)?> OfAccountAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation) =>
        await context.Set<PortalAccount>().Where(account => account.Id == accountId && account.Mail != null).Select(account => new { account.Mail, account.UserName })
            .SingleOrDefaultAsync(cancellation) is { } account ? (account.Mail!, account.UserName) : null;

    /// <summary>Of every account that may book for the dossier.</summary>
    public static async Task<IReadOnlyList<(string Mail, string? Name)>> OfBookersAsync(PortalDbContext context, Guid dossierId, TimeProvider time, CancellationToken cancellation) =>
        await OfAccountsAsync(context, Held(context, dossierId, time).Where(one => one.CanBook), cancellation);

    /// <summary>Of every account that may pay for one of the dossiers, by dossier.</summary>
    public static async Task<ILookup<Guid, (string Mail, string? Name)>> OfPayersAsync(
        PortalDbContext context, IReadOnlyCollection<Guid> dossierIds, TimeProvider time, CancellationToken cancellation)
    {
        var payers = await (
            from one in FamilyScope.Held(context, context.Set<DossierLink>().Where(link => dossierIds.Contains(link.DossierId)), time)
            where one.CanPay
            join account in context.Set<PortalAccount>() on one.AccountId equals account.Id
            where account.Mail != null
            orderby account.Mail
            select new { one.DossierId, account.Mail, account.UserName }).ToListAsync(cancellation);
        return payers.DistinctBy(one => (one.DossierId, one.Mail)).ToLookup(one => one.DossierId, one => (one.Mail!, (string?)one.UserName));
    }

    /// <summary>Of every account that may see the dossier, and of guardians without account at the address that the town has; each address once.</summary>
    /// <returns>Addresses, with the user name where there is an account.</returns>
    public static async Task<IReadOnlyList<(string Mail, string? Name)>> OfAsync(PortalDbContext context, Guid dossierId, TimeProvider time, CancellationToken cancellation)
    {
        var accounts = await OfAccountsAsync(context, Held(context, dossierId, time).Where(one => one.CanSee), cancellation);
        var others = await context.Set<Guardian>().Where(guardian => guardian.DossierId == dossierId && guardian.CanSee && guardian.Mail != null)
            .Where(Guardian.IsActiveOn(time.Today())).Where(FamilyScope.IsUnclaimed(context)).OrderBy(guardian => guardian.Key).Select(guardian => guardian.Mail!).ToListAsync(cancellation);
        return [.. accounts.Concat(others.Select(mail => (mail, (string?)null))).DistinctBy(one => one.Item1, StringComparer.OrdinalIgnoreCase)];
    }

    private static IQueryable<HeldDossier> Held(PortalDbContext context, Guid dossierId, TimeProvider time) =>
        FamilyScope.Held(context, context.Set<DossierLink>().Where(link => link.DossierId == dossierId), time);

    private static async Task<IReadOnlyList<(string Mail, string? Name)>> OfAccountsAsync(PortalDbContext context, IQueryable<HeldDossier> held, CancellationToken cancellation)
    {
        var ids = held.Select(one => one.AccountId);
        var accounts = await context.Set<PortalAccount>().Where(account => ids.Contains(account.Id) && account.Mail != null)
            .OrderBy(account => account.Mail).Select(account => new { account.Mail, account.UserName }).ToListAsync(cancellation);
        return [.. accounts.Select(account => (account.Mail!, account.UserName))];
    }
}

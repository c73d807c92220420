using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.Core.Account;

/// <summary>
/// Ends accounts of which another provider has the password, or FranceConnect the identity: when their owner wants it, and when nobody has signed in for long.
/// Accounts of the embedded provider are warned and closed there.
/// </summary>
public sealed class AccountEndings(
    IDbContextFactory<PortalDbContext> contexts, PortalWriter writer, PortalAccounts accounts, Outbox outbox, EndingMails mails, TimeProvider time)
{
    /// <summary>Accounts that are warned or removed at once.</summary>
    private const int AtOnce = 500;

    /// <summary>Its owner wants it. They are told by mail where there is a verified address. What the provider has of them is the provider's.</summary>
    /// <returns>False when it is gone already.</returns>
    public Task<bool> CloseAsync(Guid accountId, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var account = await context.Set<PortalAccount>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == accountId, token);
        if (account is null || !await accounts.RemoveAsync(context, accountId, token))
            return false;
        if (account.Mail is { } mail)
            outbox.Add(context, mails.Closed(mail, account.UserName), EndingMails.ClosedKind);
        await context.SaveChangesAsync(token);
        return true;
    }, cancellation);

    /// <param name="embeddedIssuer">Null where there is no embedded provider.</param>
    /// <returns>How many owners were warned.</returns>
    public Task<int> WarnUnusedAsync(UnusedAfter after, string? embeddedIssuer, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var now = time.GetUtcNow();
        var before = now.AddMonths(-after.Months) + after.Notice;
        var found = await context.Set<PortalAccount>()
            .Where(account => account.Issuer != embeddedIssuer && account.Mail != null && account.WarnedAt == null && account.LastSeenAt <= before)
            .OrderBy(account => account.LastSeenAt).Take(AtOnce).ToListAsync(token);
        foreach (var account in found)
        {
            var end = account.LastSeenAt.AddMonths(after.Months);
            account.WarnedAt = now;
            outbox.Add(context, mails.Unused(account.Mail!, account.UserName, end > now + after.Notice ? end : now + after.Notice), EndingMails.UnusedKind);
        }
        await context.SaveChangesAsync(token);
        return found.Count;
    }, cancellation);

    /// <param name="embeddedIssuer">Null where there is no embedded provider.</param>
    /// <returns>How many accounts were removed.</returns>
    public async Task<int> RemoveUnusedAsync(UnusedAfter after, string? embeddedIssuer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (before, warnedBefore) = (now.AddMonths(-after.Months), now - after.Notice);
        List<Guid> due;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            due = await Due(context).OrderBy(account => account.LastSeenAt).Select(account => account.Id).Take(AtOnce).ToListAsync(cancellation);
        }
        var removed = 0;
        foreach (var id in due)
        {
            // Again: the owner may have come back meanwhile.
            if (await writer.WriteAsync(
                    async (context, token) => await Due(context).AnyAsync(account => account.Id == id, token) && await accounts.RemoveAsync(context, id, token), cancellation))
                removed++;
        }
        return removed;

        IQueryable<PortalAccount> Due(PortalDbContext context) => context.Set<PortalAccount>().Where(account =>
            account.Issuer != embeddedIssuer && account.LastSeenAt <= before && (account.Mail == null || account.WarnedAt <= warnedBefore));
    }
}

/// <summary>When an account is unused.</summary>
/// <param name="Months">Without a sign-in.</param>
/// <param name="Notice">Between the mail that says so and the end.</param>
public sealed record UnusedAfter(int Months, TimeSpan Notice);

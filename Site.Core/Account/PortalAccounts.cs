using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Account;

/// <summary>The portal's accounts: made and kept up to date by signing in.</summary>
public sealed class PortalAccounts(
    IDbContextFactory<PortalDbContext> contexts, PortalWriter writer, IEnumerable<IAccountHolding> holdings, TimeProvider time)
{
    /// <returns>The account's id; null for who has never signed in here.</returns>
    public async Task<Guid?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalAccount>().Where(account => account.Issuer == issuer && account.Subject == subject).Select(account => (Guid?)account.Id)
            .Concat(context.Set<ExternalIdentity>().Where(i => i.Issuer == issuer && i.Subject == subject).Select(i => (Guid?)i.AccountId))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <returns>Null for an account that is gone.</returns>
    public async Task<PortalProfile?> ProfileAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalAccount>().Where(account => account.Id == accountId)
            .Select(account => new PortalProfile(account.UserName, account.Mail, account.Issuer, account.Subject)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>When these accounts of one provider were signed in to last, by whichever way; those that never were are missing.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastSeenAsync(string issuer, IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalAccount>().Where(account => account.Issuer == issuer && subjects.Contains(account.Subject))
            .ToDictionaryAsync(account => account.Subject, account => account.LastSeenAt, cancellation);
    }

    /// <summary>The provider knows its owner by another name or address since; nothing for who has never signed in here.</summary>
    public Task ChangedAsync(SignedInPerson person, CancellationToken cancellation) => writer.WriteAsync((context, token) =>
        context.Set<PortalAccount>().Where(account => account.Issuer == person.Issuer && account.Subject == person.Subject).ExecuteUpdateAsync(
            account => account.SetProperty(a => a.UserName, person.UserName).SetProperty(a => a.Mail, person.VerifiedMail), token), cancellation);

    /// <summary>With its sessions; its links to dossiers end. What the town keeps of the family stays.</summary>
    public Task RemoveAsync(Guid accountId, CancellationToken cancellation) => writer.WriteAsync((context, token) => RemoveAsync(context, accountId, token), cancellation);

    /// <summary>In the caller's transaction.</summary>
    /// <returns>False when it is gone already.</returns>
    internal async Task<bool> RemoveAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation)
    {
        foreach (var holding in holdings)
            await holding.LeaveAsync(context, accountId, cancellation);
        return await context.Set<PortalAccount>().Where(account => account.Id == accountId).ExecuteDeleteAsync(cancellation) == 1;
    }

    /// <returns>
    /// The account's id, the same at each sign-in of the same person at the same provider, and that of another provider's identity which they attached
    /// (<see cref="ExternalIdentities"/>). Name and mail address are what the account's first provider says; no other one changes them.
    /// </returns>
    public Task<Guid> SignedInAsync(SignedInPerson person, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        if (await context.Set<ExternalIdentity>().SingleOrDefaultAsync(i => i.Issuer == person.Issuer && i.Subject == person.Subject, token) is { } attached)
        {
            attached.LastSeenAt = time.GetUtcNow();
            await context.SaveChangesAsync(token);
            await context.Set<PortalAccount>().Where(a => a.Id == attached.AccountId)
                .ExecuteUpdateAsync(a => a.SetProperty(one => one.LastSeenAt, attached.LastSeenAt.Value).SetProperty(one => one.WarnedAt, (DateTimeOffset?)null), token);
            return attached.AccountId;
        }
        var account = await context.Set<PortalAccount>().SingleOrDefaultAsync(a => a.Issuer == person.Issuer && a.Subject == person.Subject, token);
        if (account is null)
        {
            account = new PortalAccount { Id = Guid.NewGuid(), Issuer = person.Issuer, Subject = person.Subject, LastSeenAt = time.GetUtcNow() };
            context.Add(account);
        }
        (account.UserName, account.Mail, account.LastSeenAt, account.WarnedAt) = (person.UserName, person.VerifiedMail, time.GetUtcNow(), null);
        await context.SaveChangesAsync(token);
        return account.Id;
    }, cancellation);
}

/// <summary>How the provider with which an account began names it now.</summary>
/// <param name="Issuer">That provider; a session may be vouched for by another one (<see cref="ExternalIdentity"/>).</param>
public sealed record PortalProfile(string? UserName, string? Mail, string Issuer, string Subject);

/// <summary>What the provider said at sign-in.</summary>
/// <param name="VerifiedMail">Null when the provider has not verified it.</param>
public sealed record SignedInPerson(string Issuer, string Subject, string? UserName, string? VerifiedMail);

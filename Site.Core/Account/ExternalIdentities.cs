using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.Core.Account;

/// <summary>Attaches further identities to accounts and detaches them. Whoever calls has the proof of both: a session, and an answer of the provider.</summary>
public sealed class ExternalIdentities(
    IDbContextFactory<PortalDbContext> contexts, PortalWriter writer, IEnumerable<IAccountHolding> holdings, Outbox outbox, IdentityMails mails, TimeProvider time)
{
    /// <summary>
    /// Attaches an identity that is nobody's. An account of its own, made by signing in with it before, gives way when nothing is kept for it. The owner is
    /// mailed in the same transaction.
    /// </summary>
    public Task<AttachResult> AttachAsync(Guid accountId, ProvidedIdentity identity, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var (issuer, subject) = (identity.Issuer, identity.Subject);
        if (await context.Set<ExternalIdentity>().AsNoTracking().SingleOrDefaultAsync(i => i.Issuer == issuer && i.Subject == subject, token) is { } attached)
            return attached.AccountId == accountId ? AttachResult.AlreadyTheirs : AttachResult.SomebodyElses;
        if (await context.Set<PortalAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Issuer == issuer && a.Subject == subject, token) is { } own)
        {
            if (own.Id == accountId)
                return AttachResult.AlreadyTheirs;
            if (await IsKeptAsync(context, own.Id, token))
                return AttachResult.SomebodyElses;
            await context.Set<PortalAccount>().Where(a => a.Id == own.Id).ExecuteDeleteAsync(token);
        }
        if (await context.Set<PortalAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, token) is not { } account)
            return AttachResult.NoAccount;
        if (account.Mail is { } mail)
            outbox.Add(context, mails.Attached(mail, account.UserName), IdentityMails.AttachedKind);
        context.Add(new ExternalIdentity
        {
            Id = Guid.NewGuid(), AccountId = accountId, Issuer = issuer, Subject = subject, Name = identity.Name, AttachedAt = time.GetUtcNow(),
        });
        await context.SaveChangesAsync(token);
        return AttachResult.Attached;
    }, cancellation);

    /// <summary>The sessions that began with it end too.</summary>
    /// <param name="usable">Issuers of the providers that people can sign in with today: the last way in stays.</param>
    public Task<DetachResult> DetachAsync(Guid accountId, Guid identityId, IReadOnlyCollection<string> usable, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var identities = await context.Set<ExternalIdentity>().Where(i => i.AccountId == accountId).ToListAsync(token);
            if (identities.SingleOrDefault(i => i.Id == identityId) is not { } leaving)
                return DetachResult.NotThere;
            var home = await context.Set<PortalAccount>().Where(a => a.Id == accountId).Select(a => a.Issuer).SingleAsync(token);
            if (!identities.Where(i => i != leaving).Select(i => i.Issuer).Append(home).Any(usable.Contains))
                return DetachResult.LastWayIn;
            context.Remove(leaving);
            await context.SaveChangesAsync(token);
            await context.Set<PortalSession>().Where(s => s.AccountId == accountId && s.Issuer == leaving.Issuer).ExecuteDeleteAsync(token);
            return DetachResult.Detached;
        }, cancellation);

    /// <summary>In the order in which they were attached.</summary>
    public async Task<IReadOnlyList<ExternalIdentity>> ListAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<ExternalIdentity>().AsNoTracking().Where(i => i.AccountId == accountId).OrderBy(i => i.AttachedAt).ToListAsync(cancellation);
    }

    /// <summary>Whether the account's first identity is one of these providers'.</summary>
    public async Task<bool> BeganWithAsync(Guid accountId, IReadOnlyCollection<string> issuers, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalAccount>().AnyAsync(a => a.Id == accountId && issuers.Contains(a.Issuer), cancellation);
    }

    private async Task<bool> IsKeptAsync(PortalDbContext context, Guid accountId, CancellationToken cancellation)
    {
        if (await context.Set<ExternalIdentity>().AnyAsync(i => i.AccountId == accountId, cancellation))
            return true;
        foreach (var holding in holdings)
            if (await holding.HoldsAsync(context, accountId, cancellation))
                return true;
        return false;
    }
}

/// <summary>What a provider has just vouched for.</summary>
/// <param name="Name">To show; null when it gives none.</param>
public sealed record ProvidedIdentity(string Issuer, string Subject, string? Name);

public enum AttachResult
{
    Attached,

    /// <summary>It leads to this account already.</summary>
    AlreadyTheirs,

    /// <summary>It leads to another account for which something is kept.</summary>
    SomebodyElses,

    /// <summary>The account has been closed meanwhile.</summary>
    NoAccount,
}

public enum DetachResult
{
    Detached,
    NotThere,

    /// <summary>Nobody could sign in to the account any more.</summary>
    LastWayIn,
}

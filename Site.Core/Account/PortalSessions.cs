using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Account;

/// <summary>The sessions of the portal.</summary>
public sealed class PortalSessions(IDbContextFactory<PortalDbContext> contexts, PortalWriter writer, TimeProvider time)
{
    /// <summary>256 random bits, for the cookie alone.</summary>
    public static string NewKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public Task BeginAsync(string key, NewPortalSession session, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var now = time.GetUtcNow();
        await context.Set<PortalSession>().Where(old => old.ExpiresAt <= now).ExecuteDeleteAsync(token);
        context.Add(new PortalSession
        {
            Id = Guid.NewGuid(),
            KeyHash = HashOf(key),
            AccountId = session.AccountId,
            Issuer = session.Issuer,
            ProviderSession = session.ProviderSession,
            Ticket = session.Ticket,
            Device = session.Device,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = session.ExpiresAt,
        });
        return await context.SaveChangesAsync(token);
    }, cancellation);

    /// <returns>Null when there is none, or it has ended or expired.</returns>
    public async Task<byte[]?> TicketAsync(string key, CancellationToken cancellation)
    {
        var (hash, now) = (HashOf(key), time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalSession>().Where(session => session.KeyHash == hash && session.ExpiresAt > now)
            .Select(session => session.Ticket).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Nothing when it has ended meanwhile: an ended session does not come back.</summary>
    public Task RenewAsync(string key, byte[] ticket, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var (hash, now) = (HashOf(key), time.GetUtcNow());
        return writer.WriteAsync((context, token) => context.Set<PortalSession>().Where(session => session.KeyHash == hash).ExecuteUpdateAsync(
            session => session.SetProperty(s => s.Ticket, ticket).SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.ExpiresAt, expiresAt), token), cancellation);
    }

    public Task EndAsync(string key, CancellationToken cancellation)
    {
        var hash = HashOf(key);
        return EndAsync(session => session.KeyHash == hash, cancellation);
    }

    /// <summary>Ends one of an account's own sessions.</summary>
    /// <returns>Null when the account has no such session.</returns>
    public Task<EndedPortalSession?> EndAsync(Guid accountId, Guid sessionId, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var own = context.Set<PortalSession>().Where(session => session.AccountId == accountId && session.Id == sessionId);
        var ended = await own.Select(session => new EndedPortalSession(session.Device, session.ProviderSession)).SingleOrDefaultAsync(token);
        await own.ExecuteDeleteAsync(token);
        return ended;
    }, cancellation);

    /// <param name="exceptKey">The session that stays; null: none.</param>
    /// <returns>How many ended.</returns>
    public Task<int> EndAllAsync(Guid accountId, string? exceptKey, CancellationToken cancellation)
    {
        var kept = exceptKey is null ? [] : HashOf(exceptKey);
        return EndAsync(session => session.AccountId == accountId && session.KeyHash != kept, cancellation);
    }

    /// <summary>The provider has ended its session (OpenID Connect Front-Channel Logout 1.0).</summary>
    /// <returns>How many ended.</returns>
    public Task<int> EndOfProviderAsync(string issuer, string providerSession, CancellationToken cancellation) =>
        EndAsync(session => session.Issuer == issuer && session.ProviderSession == providerSession, cancellation);

    /// <summary>Those that have not expired, latest first.</summary>
    /// <param name="ownKey">The caller's.</param>
    public async Task<IReadOnlyList<ListedSession>> ListAsync(Guid accountId, string? ownKey, CancellationToken cancellation)
    {
        var (own, now) = (ownKey is null ? [] : HashOf(ownKey), time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<PortalSession>().Where(session => session.AccountId == accountId && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new ListedSession(session.Id, session.Device, session.CreatedAt, session.LastSeenAt, session.KeyHash == own)).ToListAsync(cancellation);
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private Task<int> EndAsync(System.Linq.Expressions.Expression<Func<PortalSession, bool>> which, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => context.Set<PortalSession>().Where(which).ExecuteDeleteAsync(token), cancellation);
}

/// <param name="Issuer">Who vouches for it.</param>
/// <param name="ProviderSession">Its name there; null when it has none.</param>
/// <param name="Ticket">Encrypted.</param>
public sealed record NewPortalSession(Guid AccountId, string Issuer, string? ProviderSession, string Device, byte[] Ticket, DateTimeOffset ExpiresAt);

/// <param name="ProviderSession">The provider's name for its own session, which lives on until it is told.</param>
public sealed record EndedPortalSession(string Device, string? ProviderSession);

/// <param name="IsOwn">Whether it is the one that asks.</param>
public sealed record ListedSession(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsOwn);

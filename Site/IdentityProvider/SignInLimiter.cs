using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>
/// Counts wrong passwords. Account and network address count together, so that one cannot lock another out from elsewhere and the three hundred parents
/// behind a school's one address do not lock each other out; a higher count over all addresses stops guessing from many.
/// </summary>
public sealed class SignInLimiter(IDbContextFactory<AccountsDbContext> contexts, IServiceProvider services, TimeProvider time)
{
    public const int FailuresHere = 5;
    public const int FailuresAnywhere = 100;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts an attempt as a failure before it is looked at, so that of any number that come at once none beyond the limit is. A right one is taken back
    /// (<see cref="WithdrawAsync"/>, <see cref="ForgetAsync"/>).
    /// </summary>
    /// <param name="login">An account's id, or what was typed where there is none.</param>
    public async Task<SignInAttempt> BeginAsync(string login, IPAddress? address, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (own, since) = (new SignInFailure { Login = Hash(login), Network = Hash(ClientNetwork.Of(address)), At = now }, now - Window);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await db.Set<SignInFailure>().Where(failure => failure.At <= since).ExecuteDeleteAsync(cancellation);
            db.Add(own);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        // Counted once it is there for all to see: whoever comes later counts it too, on whichever node.
        var others = await db.Set<SignInFailure>().AsNoTracking().Where(failure => failure.Login == own.Login && failure.At > since && failure.Id != own.Id)
            .OrderByDescending(failure => failure.At).Take(FailuresAnywhere).ToListAsync(cancellation);
        if (LockedUntil(others, own.Network) is not { } until)
            return new SignInAttempt(own.Id, LockedUntil: null, Locks: LockedUntil([own, .. others], own.Network) is not null);
        await WithdrawAsync(own.Id, cancellation);
        return new SignInAttempt(own.Id, until, Locks: false);
    }

    /// <summary>It was right, as far as it went; earlier failures count on.</summary>
    /// <param name="attempt"><see cref="SignInAttempt.Id"/>.</param>
    public async Task WithdrawAsync(Guid attempt, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<SignInFailure>().Where(failure => failure.Id == attempt).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>When this login may be tried again from wherever it is locked now; null: it is locked nowhere. For the desk, which does not know from where.</summary>
    public async Task<DateTimeOffset?> LockedSomewhereUntilAsync(string login, CancellationToken cancellation)
    {
        var (key, since) = (Hash(login), time.GetUtcNow() - Window);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var failures = await db.Set<SignInFailure>().AsNoTracking().Where(failure => failure.Login == key && failure.At > since)
            .OrderByDescending(failure => failure.At).Take(FailuresAnywhere).Select(failure => new { failure.Network, failure.At }).ToListAsync(cancellation);
        var locks = failures.GroupBy(failure => failure.Network).Where(here => here.Count() >= FailuresHere)
            .Select(here => here.ElementAt(FailuresHere - 1).At).Concat(failures.Count == FailuresAnywhere ? [failures[^1].At] : []).ToList();
        return locks.Count == 0 ? null : locks.Max() + Window;
    }

    /// <summary>After a right password, a new password, or when staff unlock it.</summary>
    public async Task ForgetAsync(string login, CancellationToken cancellation)
    {
        var key = Hash(login);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<SignInFailure>().Where(failure => failure.Login == key).ExecuteDeleteAsync(cancellation);
    }

    /// <param name="failures">Of one login, latest first.</param>
    private static DateTimeOffset? LockedUntil(List<SignInFailure> failures, string network)
    {
        var here = failures.Where(failure => failure.Network == network).Take(FailuresHere).ToList();
        if (here.Count == FailuresHere)
            return here[^1].At + Window;
        return failures.Count >= FailuresAnywhere ? failures[FailuresAnywhere - 1].At + Window : null;
    }

    private string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private string Hash(byte[] bytes) =>
        Convert.ToHexString(HMACSHA256.HashData(services.GetRequiredService<ProviderKeys>().Counter, bytes).AsSpan(0, 16));
}

/// <summary>An attempt that counts as a failure until it turns out right.</summary>
/// <param name="LockedUntil">It must not be looked at: too many have failed; null: it may.</param>
/// <param name="Locks">If it fails it is the one that locks.</param>
public sealed record SignInAttempt(Guid Id, DateTimeOffset? LockedUntil, bool Locks);

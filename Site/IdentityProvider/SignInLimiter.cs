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

    /// <summary>When this login may be tried again from here; null: now.</summary>
    /// <param name="login">An account's id, or what was typed where there is none.</param>
    public async Task<DateTimeOffset?> LockedUntilAsync(string login, IPAddress? address, CancellationToken cancellation)
    {
        var (key, network, since) = (Hash(login), Hash(ClientNetwork.Of(address)), time.GetUtcNow() - Window);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var failures = await db.Set<SignInFailure>().AsNoTracking().Where(failure => failure.Login == key && failure.At > since)
            .OrderByDescending(failure => failure.At).Take(FailuresAnywhere).Select(failure => new { failure.Network, failure.At }).ToListAsync(cancellation);
        var here = failures.Where(failure => failure.Network == network).Select(failure => failure.At).Take(FailuresHere).ToList();
        if (here.Count == FailuresHere)
            return here[^1] + Window;
        return failures.Count == FailuresAnywhere ? failures[^1].At + Window : null;
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

    /// <returns>Whether this failure is the one that locks.</returns>
    public async Task<bool> FailedAsync(string login, IPAddress? address, CancellationToken cancellation)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = time.GetUtcNow();
            db.Add(new SignInFailure { Login = Hash(login), Network = Hash(ClientNetwork.Of(address)), At = now });
            await db.SaveChangesAsync(cancellation);
            await db.Set<SignInFailure>().Where(failure => failure.At <= now - Window).ExecuteDeleteAsync(cancellation);
        }
        return await LockedUntilAsync(login, address, cancellation) is not null;
    }

    /// <summary>After a right password, a new password, or when staff unlock it.</summary>
    public async Task ForgetAsync(string login, CancellationToken cancellation)
    {
        var key = Hash(login);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<SignInFailure>().Where(failure => failure.Login == key).ExecuteDeleteAsync(cancellation);
    }

    private string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private string Hash(byte[] bytes) =>
        Convert.ToHexString(HMACSHA256.HashData(services.GetRequiredService<ProviderKeys>().Counter, bytes).AsSpan(0, 16));
}

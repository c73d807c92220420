using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using Site.Core.Data;
using Site.Core.Mail;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>
/// Once a day: warns owners of accounts that nobody uses, closes those whose time is over, and forgets what is kept no longer. A site without accounts
/// makes no database for it.
/// </summary>
public sealed partial class AccountUpkeep(
    IServiceScopeFactory scopes, Databases databases, IOptions<AccountsOptions> options, TimeProvider time, ILogger<AccountUpkeep> log)
    : RepeatedWork(TimeSpan.FromMinutes(10), TimeSpan.FromDays(1), time)
{
    /// <summary>After their end, so that who opens one is told that it has expired, not that it never was.</summary>
    private static readonly TimeSpan LinksKept = TimeSpan.FromDays(7);

    /// <summary>Accounts that are warned or closed in one round.</summary>
    private const int AtOnce = 500;

    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (!AccountsDatabase.Exists(databases))
            return;
        var warned = await WarnAsync(cancellation);
        var closed = await CloseAsync(cancellation);
        await ForgetAsync(cancellation);
        Done(warned, closed);
    }

    private TimeSpan Notice => TimeSpan.FromDays(options.Value.InactiveWarningDays);

    private async Task<int> WarnAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, mails) = (scope.ServiceProvider.GetRequiredService<AccountsDbContext>(), scope.ServiceProvider.GetRequiredService<AccountMails>());
        var (now, before) = (Time.GetUtcNow(), LastUse() + Notice);
        // A warning that was never sent has closed nothing; it is tried again when the outbox has forgotten it.
        var forgotten = now - OutboxSchedule.Retention;
        // Of several nodes that do this at once one mails.
        await using var transaction = await db.BeginAloneAsync(cancellation);
        var accounts = await db.Users
            .Where(account => account.LastSignInAt <= before && account.CreatedAt <= before
                && (account.InactiveWarnedAt == null || account.InactiveWarnedAt < account.LastSignInAt || account.InactiveWarnedAt < forgotten))
            .OrderBy(account => account.LastSignInAt).Take(AtOnce).ToListAsync(cancellation);
        await AskPortalAsync(scope.ServiceProvider, accounts, cancellation);
        accounts.RemoveAll(account => account.LastSignInAt > before);
        foreach (var account in accounts)
        {
            var last = account.LastSignInAt > account.CreatedAt ? account.LastSignInAt : account.CreatedAt;
            var end = last.AddMonths(options.Value.InactiveMonths);
            account.InactiveWarnedAt = now;
            mails.Inactive(db, account, end > now + Notice ? end : now + Notice);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return accounts.Count;
    }

    private async Task<int> CloseAsync(CancellationToken cancellation)
    {
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
            due = await Due(db).OrderBy(account => account.LastSignInAt).Select(account => account.Id).Take(AtOnce).ToListAsync(cancellation);
        }
        var closed = 0;
        foreach (var id in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = Due(scope.ServiceProvider.GetRequiredService<AccountsDbContext>()).Where(account => account.Id == id);
            // Some have been signed in to meanwhile.
            await AskPortalAsync(scope.ServiceProvider, await own.ToListAsync(cancellation), cancellation);
            if (!await own.AnyAsync(cancellation))
                continue;
            await scope.ServiceProvider.GetRequiredService<AccountClosing>().CloseAsync(id, address: null, cancellation);
            closed++;
        }
        return closed;
    }

    /// <summary>Those whose warning has been sent, the whole notice ago, and that nobody has used since.</summary>
    private IQueryable<Account> Due(AccountsDbContext db)
    {
        var (before, warnedBefore) = (LastUse(), Time.GetUtcNow() - Notice);
        return db.Users.Where(account => account.LastSignInAt <= before && account.CreatedAt <= before
            && account.InactiveWarnedAt <= warnedBefore && account.InactiveWarnedAt >= account.LastSignInAt
            && db.Set<OutboxMail>().Any(mail => mail.Kind == AccountMails.InactiveKind && mail.To == account.Email
                && mail.CreatedAt >= account.InactiveWarnedAt && mail.SentAt <= warnedBefore));
    }

    /// <summary>Parents who sign in with another provider never come here. The portal has seen them.</summary>
    private static async Task AskPortalAsync(IServiceProvider services, List<Account> accounts, CancellationToken cancellation)
    {
        var seen = await services.GetRequiredService<IPortal>().LastSeenAsync([.. accounts.Select(account => account.Id)], cancellation);
        foreach (var account in accounts)
            if (seen.TryGetValue(account.Id, out var at) && at > account.LastSignInAt)
                account.LastSignInAt = at;
        await services.GetRequiredService<AccountsDbContext>().SaveChangesAsync(cancellation);
    }

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, now) = (scope.ServiceProvider, Time.GetUtcNow());
        var db = services.GetRequiredService<AccountsDbContext>();
        var (links, trail, failures) = (now - LinksKept, now.AddMonths(-AccountEvent.Retention), now - SignInLimiter.Window);
        await db.Set<OneTimeLink>().Where(link => link.ExpiresAt <= links).ExecuteDeleteAsync(cancellation);
        await db.Set<SignUp>().Where(signUp => signUp.ExpiresAt <= links).ExecuteDeleteAsync(cancellation);
        await db.Set<AccountEvent>().Where(line => line.At <= trail).ExecuteDeleteAsync(cancellation);
        await db.Set<SignInFailure>().Where(failure => failure.At <= failures).ExecuteDeleteAsync(cancellation);
        await db.Set<EndedSession>().Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - ProviderSession.Lifetime, cancellation);
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - ProviderSession.Lifetime, cancellation);
    }

    private DateTimeOffset LastUse() => Time.GetUtcNow().AddMonths(-options.Value.InactiveMonths);

    [LoggerMessage(LogLevel.Information, "Upkeep of accounts: {Warned} owners of unused accounts were warned, {Closed} accounts were closed.")]
    private partial void Done(int warned, int closed);

    [LoggerMessage(LogLevel.Error, "Upkeep of accounts did not come to its end.")]
    protected override partial void Failed(Exception error);
}

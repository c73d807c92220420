using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// What the clock does about payments: asks after those whose result never came (a notification may get lost, and so may the process), gives up those that no provider has
/// answered, and tells those who asked that their invoice can be paid again. On several nodes at once; whoever comes first does it.
/// </summary>
public sealed class Reconciliation(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, PaymentResults results, AttemptLog steps, BillingMails mails, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>In a row, after which a provider is left alone until the next round.</summary>
    private const int MostSilences = 3;

    /// <returns>How many attempts were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var due = await DueAsync(cancellation);
        var silences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var attempt in due)
        {
            if (attempt.ProviderReference is null)
                await GiveUpAsync(attempt, cancellation);
            else if (silences.GetValueOrDefault(attempt.Provider) < MostSilences)
                silences[attempt.Provider] = await results.LookAsync(attempt, StepSource.Reconciliation, cancellation) ? 0 : silences.GetValueOrDefault(attempt.Provider) + 1;
        }
        await TellAsync(cancellation);
        return due.Count;
    }

    private async Task<List<PaymentAttempt>> DueAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        return await context.Set<PaymentAttempt>().AsNoTracking().Where(attempt => attempt.NextCheckAt <= now && attempt.State != AttemptState.Paid)
            .OrderBy(attempt => attempt.NextCheckAt).Take(Most).ToListAsync(cancellation);
    }

    /// <summary>The provider may have taken the order, but nobody has its reference.</summary>
    private Task<bool> GiveUpAsync(PaymentAttempt attempt, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        (attempt.LockedUntil, attempt.NextCheckAt) = (time.GetUtcNow(), null);
        return await steps.MoveAsync(context, attempt, AttemptState.Expired, StepSource.Reconciliation, null, stop, from: AttemptState.Created);
    }, cancellation);

    private async Task TellAsync(CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = time.GetUtcNow();
            if (!await context.Set<PaymentAttempt>().AnyAsync(attempt => attempt.WantsMail && attempt.OpenInvoiceId == null && attempt.LockedUntil <= now, cancellation))
                return;
        }
        await writer.WriteAsync(async (context, stop) =>
        {
            var now = time.GetUtcNow();
            foreach (var attempt in await context.Set<PaymentAttempt>().Where(one => one.WantsMail && one.OpenInvoiceId == null && one.LockedUntil <= now).Take(Most).ToListAsync(stop))
            {
                attempt.WantsMail = false;
                var invoice = await context.Set<Invoice>().AsNoTracking().SingleAsync(one => one.Id == attempt.InvoiceId, stop);
                if ((await InvoiceScope.StandingsAsync(context, [invoice], time, stop))[invoice.Id].CanPay && await Mailboxes.OfAccountAsync(context, attempt.AccountId, stop) is { } to)
                    mails.Payable(context, [to], invoice);
            }
            await context.SaveChangesAsync(stop);
            return true;
        }, cancellation);
    }
}

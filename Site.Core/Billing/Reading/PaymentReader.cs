using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>How a payment goes, for the account that may see its invoice.</summary>
public sealed class PaymentReader(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, PaymentProviders providers, PaymentResults results, TimeProvider time)
{
    /// <summary>Within which a page that refreshes itself does not make the provider be asked again.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(4);

    /// <summary>Asks the provider first, where the result is not known.</summary>
    /// <returns>Null when it is not the account's to see, or there is no such attempt.</returns>
    public async Task<PaymentView?> LookAsync(Guid accountId, Guid attemptId, CancellationToken cancellation)
    {
        await using (var before = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await FindAsync(before, accountId, attemptId, cancellation) is not { } attempt)
                return null;
            if (attempt.NextCheckAt is { } next && next - PaymentResults.Pause + Freshness <= time.GetUtcNow())
                await results.LookAsync(attempt, StepSource.Parent, cancellation);
        }
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = await FindAsync(context, accountId, attemptId, cancellation);
        var invoice = await context.Set<Invoice>().AsNoTracking().SingleAsync(one => one.Id == now!.InvoiceId, cancellation);
        var standing = (await InvoiceScope.StandingsAsync(context, [invoice], time, cancellation))[invoice.Id];
        return new PaymentView(attemptId, invoice.Id, invoice.Number, invoice.Period, now!.AmountCents, now.State, standing, ResumesUntil(now), now.WantsMail);
    }

    /// <summary>The attempt with a provider's reference; null when it is not the account's to see, or there is none.</summary>
    public async Task<Guid?> FindAsync(Guid accountId, string providerKey, string reference, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var invoices = InvoiceScope.Invoices(context, accountId, DossierRight.See, time).Select(invoice => invoice.Id);
        return await context.Set<PaymentAttempt>().Where(attempt => attempt.Provider == providerKey && attempt.ProviderReference == reference && invoices.Contains(attempt.InvoiceId))
            .Select(attempt => (Guid?)attempt.Id).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The provider's page for an attempt that can still be taken up again; null: it cannot.</summary>
    public async Task<Uri?> ResumeAsync(Guid accountId, Guid attemptId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, accountId, attemptId, cancellation) is { } attempt && ResumesUntil(attempt) > time.GetUtcNow()
            ? providers.Find(attempt.Provider)!.PageOf(attempt.ProviderReference!) : null;
    }

    /// <summary>« Prévenez-moi » of an attempt that has not paid.</summary>
    /// <returns>False: not the account's, or paid.</returns>
    public Task<bool> TellMeAsync(Guid accountId, Guid attemptId, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
        await FindAsync(context, accountId, attemptId, stop) is { } attempt && attempt.AccountId == accountId
        && await context.Set<PaymentAttempt>().Where(one => one.Id == attemptId && one.State != AttemptState.Paid)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.WantsMail, true), stop) == 1, cancellation);

    private Task<PaymentAttempt?> FindAsync(PortalDbContext context, Guid accountId, Guid attemptId, CancellationToken cancellation)
    {
        var invoices = InvoiceScope.Invoices(context, accountId, DossierRight.See, time).Select(invoice => invoice.Id);
        return context.Set<PaymentAttempt>().AsNoTracking().SingleOrDefaultAsync(attempt => attempt.Id == attemptId && invoices.Contains(attempt.InvoiceId), cancellation);
    }

    private DateTimeOffset? ResumesUntil(PaymentAttempt attempt) =>
        attempt.State is AttemptState.Sent or AttemptState.Waiting && attempt.Attention is null && attempt.ProviderReference is not null
            && providers.Find(attempt.Provider)?.Opens is { } opens ? attempt.CreatedAt + opens : null;
}

/// <param name="ResumesUntil">Until when the provider's page can still be opened; null: it cannot.</param>
public sealed record PaymentView(
    Guid AttemptId, Guid InvoiceId, string InvoiceNumber, DateOnly Period, int AmountCents, AttemptState State, InvoiceStanding Standing, DateTimeOffset? ResumesUntil, bool WantsMail);

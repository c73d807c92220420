using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>What staff read of payments.</summary>
public sealed class PaymentsReport(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>The money of some days, by day: every entry of the journal that is money, and nothing else.</summary>
    /// <param name="to">Inclusive.</param>
    public async Task<IReadOnlyList<ReportedPayment>> BetweenAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from entry in context.Set<JournalEntry>()
            where entry.Day >= @from && entry.Day <= to && entry.Means != PaymentMeans.Moved
            join dossier in context.Set<Dossier>() on entry.DossierId equals dossier.Id
            join one in context.Set<Invoice>() on entry.InvoiceId equals one.Id into found
            from invoice in found.DefaultIfEmpty()
            orderby entry.Day, entry.Id
            select new ReportedPayment(entry.Day, entry.Kind, invoice == null ? null : invoice.Number, invoice == null ? null : invoice.Refdet, dossier.Number, dossier.FamilyName, entry.Means, entry.Reference, entry.Cents))
            .ToListAsync(cancellation);
    }

    /// <summary>Attempts that somebody must look at, the oldest first.</summary>
    public async Task<IReadOnlyList<AttemptToLookAt>> AttentionAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from attempt in context.Set<PaymentAttempt>()
            where attempt.Attention != null
            join invoice in context.Set<Invoice>() on attempt.InvoiceId equals invoice.Id
            join dossier in context.Set<Dossier>() on invoice.DossierId equals dossier.Id
            orderby attempt.CreatedAt
            select new AttemptToLookAt(attempt.Id, attempt.CreatedAt, attempt.Provider, attempt.ProviderReference, attempt.LastCode, attempt.Attention!.Value, attempt.State, attempt.AmountCents, invoice.Number, dossier.Number))
            .ToListAsync(cancellation);
    }
}

/// <param name="Cents">In cents; negative: bounced.</param>
public sealed record ReportedPayment(
    DateOnly Day, string Kind, string? InvoiceNumber, string? Refdet, string DossierNumber, string FamilyName, PaymentMeans Means, string Reference, int Cents);

public sealed record AttemptToLookAt(
    Guid Id, DateTimeOffset At, string Provider, string? Reference, string? Code, AttentionReason Why, AttemptState State, int AmountCents, string InvoiceNumber, string DossierNumber);

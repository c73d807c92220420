using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>What an account may reach of invoices: whatever a page of parents reads starts here, as <see cref="FamilyScope"/> for dossiers.</summary>
internal static class InvoiceScope
{
    public static IQueryable<Invoice> Invoices(PortalDbContext context, Guid accountId, DossierRight right, TimeProvider time)
    {
        var dossiers = FamilyScope.Dossiers(context, accountId, right, time).Select(dossier => dossier.Id);
        return context.Set<Invoice>().Where(invoice => dossiers.Contains(invoice.DossierId));
    }

    /// <summary>How invoices stand now.</summary>
    /// <param name="invoices">Read.</param>
    public static async Task<IReadOnlyDictionary<Guid, InvoiceStanding>> StandingsAsync(
        PortalDbContext context, IReadOnlyCollection<Invoice> invoices, TimeProvider time, CancellationToken cancellation)
    {
        var (now, ids) = (time.GetUtcNow(), invoices.Select(invoice => invoice.Id).ToList());
        var parts = (await context.Set<JournalEntry>().Where(entry => entry.InvoiceId != null && ids.Contains(entry.InvoiceId.Value))
            .GroupBy(entry => new { entry.InvoiceId, entry.Means }).Select(group => new { group.Key.InvoiceId, group.Key.Means, Cents = group.Sum(entry => entry.Cents) })
            .ToListAsync(cancellation)).ToLookup(part => part.InvoiceId!.Value, part => new PaidPart(part.Means, part.Cents));
        var attempts = (await context.Set<PaymentAttempt>().AsNoTracking().Where(attempt => ids.Contains(attempt.InvoiceId)).ToListAsync(cancellation)).ToLookup(attempt => attempt.InvoiceId);
        var today = Paris.Day(now);
        return invoices.ToDictionary(invoice => invoice.Id, invoice => InvoiceStanding.Of(invoice, [.. parts[invoice.Id]], Deciding(attempts[invoice.Id]), now, today));
    }

    /// <summary>The attempt that decides: the one that is open, else the one that locks longest.</summary>
    private static PaymentAttempt? Deciding(IEnumerable<PaymentAttempt> attempts) =>
        attempts.OrderByDescending(attempt => attempt.State.IsOpen()).ThenByDescending(attempt => attempt.LockedUntil).ThenByDescending(attempt => attempt.CreatedAt).FirstOrDefault();
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary>
/// Bills a month from bookings and presences. Run again, it makes nothing twice: where the month has changed since, a credit note takes the invoice back and another replaces it.
/// </summary>
public sealed class BillRun(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, IOptions<BillingOptions> options, InvoiceIssue issue, BillingMails mails, TimeProvider time)
{
    /// <summary>Dossiers in one transaction: what is done stays done when the rest is not.</summary>
    private const int Batch = 100;

    /// <summary>What issuing would do now; nothing is kept.</summary>
    /// <param name="month">Its first day.</param>
    public Task<BillSummary> PreviewAsync(DateOnly month, IProgress<BillProgress> progress, CancellationToken cancellation) => RunAsync(month, progress, async (dossiers, summary) =>
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        foreach (var change in await ChangesAsync(context, month, dossiers, cancellation))
            summary.Count(change);
    }, cancellation);

    /// <param name="month">Its first day.</param>
    public Task<BillSummary> IssueAsync(DateOnly month, IProgress<BillProgress> progress, CancellationToken cancellation) => RunAsync(month, progress, async (dossiers, summary) =>
    {
        foreach (var change in await writer.WriteAsync((context, stop) => IssueAsync(context, month, dossiers, stop), cancellation))
            summary.Count(change);
    }, cancellation);

    private async Task<IReadOnlyList<BillChange>> IssueAsync(PortalDbContext context, DateOnly month, IReadOnlyList<Guid> dossiers, CancellationToken cancellation)
    {
        var changes = await ChangesAsync(context, month, dossiers, cancellation);
        var payers = await Mailboxes.OfPayersAsync(context, [.. changes.Select(change => change.DossierId)], time, cancellation);
        foreach (var change in changes.Where(change => change.Outcome is BillOutcome.New or BillOutcome.Corrected or BillOutcome.TakenBack))
        {
            if (change.Current is { } current)
                await issue.TakeBackAsync(context, current, cancellation);
            Invoice? invoice = null;
            var due = 0;
            if (change.Lines.Count > 0)
                (invoice, due) = await issue.IssueAsync(context, new IssueInput(change.Kind, change.DossierId, month, change.Lines) { CorrectsId = change.Current?.Id }, cancellation);
            mails.Issued(context, payers[change.DossierId], invoice, due, change.Current);
        }
        await context.SaveChangesAsync(cancellation);
        return changes;
    }

    private async Task<BillSummary> RunAsync(
        DateOnly month, IProgress<BillProgress> progress, Func<IReadOnlyList<Guid>, BillSummary, Task> doBatch, CancellationToken cancellation)
    {
        var summary = new BillSummary(month);
        var dossiers = await DossiersAsync(month, cancellation);
        foreach (var batch in dossiers.Chunk(Batch))
        {
            await doBatch(batch, summary);
            progress.Report(new BillProgress(summary.Dossiers += batch.Length, dossiers.Count));
        }
        return summary;
    }

    /// <summary>Those with something to bill, and those that were billed.</summary>
    private async Task<List<Guid>> DossiersAsync(DateOnly month, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var billed = await Billed(context, month).Select(booking => booking.DossierId).Distinct().ToListAsync(cancellation);
        var known = await context.Set<Invoice>().Where(invoice => invoice.Period == month && invoice.State != InvoiceState.CreditNote).Select(invoice => invoice.DossierId).Distinct().ToListAsync(cancellation);
        var all = billed.Union(known).ToList();
        // In the order of the dossiers' numbers, so that invoices are easy to find.
        var numbers = await context.Set<Dossier>().Select(dossier => new { dossier.Id, dossier.NormalisedNumber }).ToDictionaryAsync(dossier => dossier.Id, dossier => dossier.NormalisedNumber, cancellation);
        return [.. all.OrderBy(id => numbers[id], StringComparer.Ordinal)];
    }

    private static IQueryable<Booking> Billed(PortalDbContext context, DateOnly month)
    {
        var next = month.AddMonths(1);
        return context.Set<Booking>().AsNoTracking().Where(booking => booking.Day >= month && booking.Day < next
            && (booking.State == BookingState.Booked || booking.State == BookingState.Present || booking.State == BookingState.AbsentUnjustified));
    }

    private async Task<List<BillChange>> ChangesAsync(PortalDbContext context, DateOnly month, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var bookings = (await Billed(context, month).Where(booking => ids.Contains(booking.DossierId)).ToListAsync(cancellation)).ToLookup(booking => booking.DossierId);
        var activityIds = bookings.SelectMany(group => group).Select(booking => booking.ActivityId).ToHashSet();
        var lines = new MonthLines(options.Value, (await ActivityTerms.LoadAsync(context, activity => activityIds.Contains(activity.Id), cancellation)).ToDictionary(terms => terms.Activity.Id));
        var childIds = bookings.SelectMany(group => group).Select(booking => booking.ChildId).ToHashSet();
        var names = await context.Set<Child>().Where(child => childIds.Contains(child.Id)).ToDictionaryAsync(child => child.Id, child => child.FirstName, cancellation);
        var dossiers = await context.Set<Dossier>().AsNoTracking().Include(dossier => dossier.Quotients).Where(dossier => ids.Contains(dossier.Id)).ToDictionaryAsync(dossier => dossier.Id, cancellation);
        // An imported invoice is the town's: its month may have been billed elsewhere.
        var current = (await context.Set<Invoice>().Include(invoice => invoice.Lines)
            .Where(invoice => ids.Contains(invoice.DossierId) && invoice.Period == month && (invoice.State == InvoiceState.Issued || invoice.State == InvoiceState.HandedOver))
            .ToListAsync(cancellation)).Where(invoice => invoice.Lines.TrueForAll(line => line.Reason != LineReason.Imported)).ToDictionary(invoice => (invoice.DossierId, invoice.Kind));
        var currentIds = current.Values.Select(invoice => (Guid?)invoice.Id).ToList();
        var beingPaid = (await context.Set<PaymentAttempt>().Where(attempt => currentIds.Contains(attempt.OpenInvoiceId)).Select(attempt => attempt.InvoiceId).ToListAsync(cancellation)).ToHashSet();
        var changes = new List<BillChange>();
        foreach (var id in ids)
        {
            var wanted = lines.Of(dossiers[id], bookings[id], names);
            foreach (var kind in wanted.Keys.Union(current.Keys.Where(key => key.DossierId == id).Select(key => key.Kind)).Order(StringComparer.Ordinal))
                changes.Add(Change(id, kind, wanted.GetValueOrDefault(kind) ?? [], current.GetValueOrDefault((id, kind)), beingPaid));
        }
        return changes;
    }

    private static BillChange Change(Guid dossier, string kind, List<InvoiceLine> lines, Invoice? current, HashSet<Guid> beingPaid)
    {
        var outcome = current switch
        {
            null => BillOutcome.New,
            _ when IsSame(current, lines) => BillOutcome.Same,
            { State: InvoiceState.HandedOver } => BillOutcome.HandedOver,
            _ when beingPaid.Contains(current.Id) => BillOutcome.BeingPaid,
            _ => lines.Count == 0 ? BillOutcome.TakenBack : BillOutcome.Corrected,
        };
        return new BillChange(dossier, kind, outcome, lines, current);
    }

    private static bool IsSame(Invoice invoice, List<InvoiceLine> lines)
    {
        var kept = invoice.Lines.OrderBy(line => line.Position).ToList();
        return kept.Count == lines.Count && kept.Zip(lines).All(pair => pair.First.Says(pair.Second));
    }
}

/// <param name="Lines">As the month asks for now.</param>
/// <param name="Current">The invoice of the month that stands; null: none.</param>
internal sealed record BillChange(Guid DossierId, string Kind, BillOutcome Outcome, List<InvoiceLine> Lines, Invoice? Current);

internal enum BillOutcome
{
    New,
    Same,
    Corrected,

    /// <summary>Nothing is left to bill.</summary>
    TakenBack,

    /// <summary>It has changed, but is being paid right now: to be billed again later.</summary>
    BeingPaid,

    /// <summary>It has changed, but is with the comptable: to be settled with them.</summary>
    HandedOver,
}

/// <summary>What a run did, or would do.</summary>
public sealed class BillSummary(DateOnly month)
{
    /// <summary>The first day.</summary>
    public DateOnly Month { get; } = month;

    public int Dossiers { get; internal set; }

    public int New { get; private set; }

    /// <summary>In cents, of the new ones.</summary>
    public long NewCents { get; private set; }

    public int Same { get; private set; }

    public int Corrected { get; private set; }

    /// <summary>In cents: what the corrected ones ask for now, less what they asked for before.</summary>
    public long DifferenceCents { get; private set; }

    public int TakenBack { get; private set; }

    /// <summary>Numbers of invoices that have changed but are being paid.</summary>
    public List<string> BeingPaid { get; } = [];

    /// <summary>Numbers of invoices that have changed but are with the comptable.</summary>
    public List<string> HandedOver { get; } = [];

    public bool ChangesSomething => New + Corrected + TakenBack > 0;

    internal void Count(BillChange change)
    {
        var cents = change.Lines.Sum(line => line.TotalCents);
        switch (change.Outcome)
        {
            case BillOutcome.New:
                (New, NewCents) = (New + 1, NewCents + cents);
                break;
            case BillOutcome.Same:
                Same++;
                break;
            case BillOutcome.Corrected:
                (Corrected, DifferenceCents) = (Corrected + 1, DifferenceCents + cents - change.Current!.TotalCents);
                break;
            case BillOutcome.TakenBack:
                (TakenBack, DifferenceCents) = (TakenBack + 1, DifferenceCents - change.Current!.TotalCents);
                break;
            case BillOutcome.BeingPaid:
                BeingPaid.Add(change.Current!.Number);
                break;
            default:
                HandedOver.Add(change.Current!.Number);
                break;
        }
    }
}

/// <param name="Done">Dossiers.</param>
public readonly record struct BillProgress(int Done, int All);

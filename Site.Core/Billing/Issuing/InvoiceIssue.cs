using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Billing;

/// <summary>
/// Writes invoices and credit notes within the caller's transaction, and sets them against the dossier's account: credits pay first, a sum too small to be paid alone goes on to
/// the next invoice, and a negative one becomes a credit.
/// </summary>
public sealed class InvoiceIssue(IOptions<BillingOptions> options, TimeProvider time)
{
    /// <returns>The invoice, and what is left to pay of it, in cents.</returns>
    internal async Task<(Invoice Invoice, int DueCents)> IssueAsync(PortalDbContext context, IssueInput input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = Paris.Day(now);
        var kind = options.Value.Kind(input.Kind);
        var total = input.Lines.Sum(line => line.TotalCents);
        var isCredit = input.State == InvoiceState.CreditNote;
        var series = FormattableString.Invariant($"{(isCredit ? options.Value.CreditPrefix : options.Value.NumberPrefix)}{today.Year}");
        // A number of the town's own counts in no series of ours.
        var serial = input.Number is null ? await InvoiceCounter.NextAsync(context, series, cancellation) : 0;
        var number = input.Number ?? FormattableString.Invariant($"{series}-{serial:000000}");
        var invoice = new Invoice
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            Kind = kind.Key,
            DossierId = input.DossierId,
            Period = input.Period,
            IssuedAt = now,
            DueOn = input.DueOn ?? today.AddDays(kind.DaysToPay),
            TotalCents = total,
            Numcli = kind.Numcli,
            Exer = input.Exer ?? kind.ExerOf(input.Period, today),
            // Nobody pays a credit note; its reference only has to be its own.
            Refdet = input.Refdet ?? (isCredit ? string.Concat(number.Where(char.IsAsciiLetterOrDigit)) : kind.RefdetOf(number, serial, input.Period)),
            State = input.State,
            CorrectsId = input.CorrectsId,
        };
        foreach (var line in input.Lines)
            invoice.Lines.Add(line.For(invoice.Id));
        context.Add(invoice);
        return (invoice, isCredit ? 0 : await SettleAsync(context, invoice, now, cancellation));
    }

    /// <summary>Takes an invoice back: a credit note with its lines turned round; what was paid goes to the dossier's account.</summary>
    internal async Task<Invoice> TakeBackAsync(PortalDbContext context, Invoice invoice, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (note, _) = await IssueAsync(context, new IssueInput(invoice.Kind, invoice.DossierId, invoice.Period, [.. invoice.Lines.Select(line => line.TurnedRound())])
        {
            State = InvoiceState.CreditNote, CorrectsId = invoice.Id, Exer = invoice.Exer,
        }, cancellation);
        var paid = await context.Set<JournalEntry>().Where(entry => entry.InvoiceId == invoice.Id).SumAsync(entry => entry.Cents, cancellation);
        Move(context, invoice, -paid, note.Number, now);
        invoice.State = InvoiceState.Cancelled;
        return note;
    }

    private static async Task<int> SettleAsync(PortalDbContext context, Invoice invoice, DateTimeOffset now, CancellationToken cancellation)
    {
        // Entries of this transaction are not in the database yet.
        var account = await context.Set<JournalEntry>().Where(entry => entry.InvoiceId == null && entry.DossierId == invoice.DossierId && entry.Kind == invoice.Kind)
            .SumAsync(entry => entry.Cents, cancellation)
            + context.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
                .Where(entry => entry.InvoiceId is null && entry.DossierId == invoice.DossierId && entry.Kind == invoice.Kind).Sum(entry => entry.Cents);
        var applied = account > 0 ? Math.Min(account, Math.Max(invoice.TotalCents, 0)) : account;
        Move(context, invoice, applied, invoice.Number, now);
        var due = invoice.TotalCents - applied;
        if (due >= BillingOptions.LeastCents)
            return due;
        Move(context, invoice, due, invoice.Number, now);
        return 0;
    }

    /// <summary>From the account to the invoice; negative: the other way.</summary>
    private static void Move(PortalDbContext context, Invoice invoice, int cents, string reference, DateTimeOffset now)
    {
        if (cents == 0)
            return;
        context.Add(Entry(invoice.Id, cents));
        context.Add(Entry(null, -cents));

        JournalEntry Entry(Guid? to, int amount) => new()
        {
            Id = Guid.CreateVersion7(now), At = now, Day = Paris.Day(now), DossierId = invoice.DossierId, Kind = invoice.Kind, InvoiceId = to, Cents = amount,
            Means = PaymentMeans.Moved, Reference = reference,
        };
    }
}

/// <param name="Kind">Key of an <see cref="InvoiceKindOptions"/>.</param>
/// <param name="Period">The first day of a month.</param>
/// <param name="Lines">Whose invoice is not known yet.</param>
internal sealed record IssueInput(string Kind, Guid DossierId, DateOnly Period, IReadOnlyList<InvoiceLine> Lines)
{
    public InvoiceState State { get; init; } = InvoiceState.Issued;

    public Guid? CorrectsId { get; init; }

    /// <summary>Null: the next of the year; likewise the others, by the kind's rules.</summary>
    public string? Number { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? Exer { get; init; }

    public string? Refdet { get; init; }
}

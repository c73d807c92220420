using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Billing;

/// <summary><c>payments-received.csv</c>: what came at the desk or by post, and what banks sent back. The same key is counted once, however often the file is read.</summary>
internal sealed class PaymentsReceivedFile(TimeProvider time) : ImportFile<PaymentLine>
{
    private static readonly Dictionary<string, (PaymentMeans Means, bool Bounced)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["chèque"] = (PaymentMeans.Cheque, false),
        ["espèces"] = (PaymentMeans.Cash, false),
        ["CESU"] = (PaymentMeans.Cesu, false),
        ["rejet de prélèvement"] = (PaymentMeans.DirectDebit, true),
        ["rejet de chèque"] = (PaymentMeans.Cheque, true),
    };

    public override string Name => "payments-received.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("key", IsRequired: true), new("invoice", IsRequired: true), new("date", IsRequired: true), new("means", IsRequired: true), new("amount", IsRequired: true), new("reference"),
    ];

    protected internal override PaymentLine Read(ImportRow row)
    {
        var means = row.Text("means", 40);
        if (means is not null && !Words.ContainsKey(means))
            row.Refuse(BillingFileTexts.UnknownMeans);
        var day = row.Date("date");
        if (day > time.Today())
            row.Refuse(BillingFileTexts.InFuture);
        var (kind, bounced) = Words.GetValueOrDefault(means ?? "");
        return new PaymentLine(row.Text("key", 60) ?? "", row.Text("invoice", Invoice.LongestNumber) ?? "", day ?? default, kind, bounced, row.Cents("amount") ?? 0, row.Text("reference", 100));
    }

    protected internal override string KeyOf(PaymentLine line) => line.Key;

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, PaymentLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var (numbers, keys) = (lines.Select(line => line.Line.Invoice).Distinct().ToList(), lines.Select(line => line.Line.Key).ToList());
        var invoices = await context.Set<Invoice>().Where(invoice => numbers.Contains(invoice.Number)).ToDictionaryAsync(invoice => invoice.Number, cancellation);
        var ids = invoices.Values.Select(invoice => invoice.Id).ToList();
        var known = await context.Set<JournalEntry>().Where(entry => entry.ImportKey != null && keys.Contains(entry.ImportKey)).ToDictionaryAsync(entry => entry.ImportKey!, cancellation);
        var entries = (await context.Set<JournalEntry>().Where(entry => entry.InvoiceId != null && ids.Contains(entry.InvoiceId.Value)).ToListAsync(cancellation)).ToLookup(entry => entry.InvoiceId!.Value);
        var beingPaid = await context.Set<PaymentAttempt>().Where(attempt => attempt.OpenInvoiceId != null && ids.Contains(attempt.OpenInvoiceId.Value)).Select(attempt => attempt.InvoiceId).ToListAsync(cancellation);
        var added = new List<JournalEntry>();
        foreach (var (number, line) in lines)
        {
            if (!invoices.TryGetValue(line.Invoice, out var invoice))
            {
                refuse(number, BillingFileTexts.UnknownInvoice);
                continue;
            }
            if (known.TryGetValue(line.Key, out var before))
            {
                if ((before.InvoiceId, before.Cents, before.Means, before.Day) == (invoice.Id, line.SignedCents, line.Means, line.Day))
                    tally.Count(isNew: false, isChanged: false);
                else
                    refuse(number, BillingFileTexts.OtherPayment);
                continue;
            }
            if (Misfit(line, invoice, [.. entries[invoice.Id], .. added.Where(entry => entry.InvoiceId == invoice.Id)], beingPaid.Contains(invoice.Id)) is { } misfit)
            {
                refuse(number, misfit);
                continue;
            }
            var now = time.GetUtcNow();
            var entry = new JournalEntry
            {
                Id = Guid.CreateVersion7(now), At = now, Day = line.Day, DossierId = invoice.DossierId, Kind = invoice.Kind, InvoiceId = invoice.Id, Cents = line.SignedCents,
                Means = line.Means, Reference = line.Reference ?? line.Key, ImportKey = line.Key,
            };
            added.Add(entry);
            context.Add(entry);
            invoice.IsBounced = line.IsBounced;
            tally.Count(isNew: true, isChanged: false);
        }
    }

    private static string? Misfit(PaymentLine line, Invoice invoice, IReadOnlyList<JournalEntry> entries, bool isBeingPaid)
    {
        if (invoice.State is InvoiceState.Cancelled or InvoiceState.CreditNote)
            return BillingFileTexts.ClosedInvoice;
        if (isBeingPaid)
            return BillingFileTexts.BeingPaid;
        if (line.IsBounced)
        {
            var paid = entries.Where(entry => entry.Means == line.Means).Sum(entry => entry.Cents);
            return line.Cents > paid ? BillingFileTexts.MoreThanPaid(paid) : null;
        }
        if (invoice.State == InvoiceState.HandedOver)
            return BillingFileTexts.HandedOver;
        var due = invoice.TotalCents - entries.Sum(entry => entry.Cents);
        return line.Cents > due ? BillingFileTexts.MoreThanDue(due) : null;
    }
}

/// <param name="Cents">In cents, never negative.</param>
internal sealed record PaymentLine(string Key, string Invoice, DateOnly Day, PaymentMeans Means, bool IsBounced, int Cents, string? Reference)
{
    public int SignedCents => IsBounced ? -Cents : Cents;
}

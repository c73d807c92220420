using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Billing;

/// <summary><c>transfers.csv</c>: what came to the town's account with a structured reference. Another amount than was awaited is not counted, and goes to staff.</summary>
internal sealed class TransfersFile(PaymentResults results, TimeProvider time) : ImportFile<TransferLine>
{
    public override string Name => "transfers.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } = [new("reference", IsRequired: true), new("date", IsRequired: true), new("amount", IsRequired: true)];

    protected internal override TransferLine Read(ImportRow row)
    {
        var reference = row.Text("reference", 40);
        if (reference is not null && !TransferProvider.IsSound(reference))
            row.Refuse(BillingFileTexts.NoTransferReference);
        var day = row.Date("date");
        if (day > time.Today())
            row.Refuse(BillingFileTexts.InFuture);
        return new TransferLine(TransferProvider.Normalise(reference ?? ""), day ?? default, row.Cents("amount") ?? 0);
    }

    protected internal override string KeyOf(TransferLine line) => line.Reference;

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, TransferLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        foreach (var (number, line) in lines)
        {
            var attempt = await context.Set<PaymentAttempt>().AsNoTracking()
                .SingleOrDefaultAsync(one => one.Provider == TransferProvider.ProviderKey && one.ProviderReference == line.Reference, cancellation);
            if (attempt is null)
            {
                refuse(number, BillingFileTexts.UnknownTransfer);
                continue;
            }
            if (attempt.State == AttemptState.Paid)
            {
                if (await context.Set<JournalEntry>().AnyAsync(entry => entry.AttemptId == attempt.Id && entry.Day == line.Day && entry.Cents == line.Cents, cancellation))
                    tally.Count(isNew: false, isChanged: false);
                else
                    refuse(number, BillingFileTexts.OtherTransfer);
                continue;
            }
            var at = LocalDate.FromDateOnly(line.Day).At(new LocalTime(12, 0)).ToParisInstant().ToDateTimeOffset();
            await results.NoteAsync(context, attempt.Id, new ProviderResult.Paid(line.Cents, null, null, PaymentMeans.Transfer, at), StepSource.Staff, cancellation);
            tally.Count(isNew: true, isChanged: false);
        }
    }
}

/// <param name="Cents">In cents.</param>
internal sealed record TransferLine(string Reference, DateOnly Day, int Cents);

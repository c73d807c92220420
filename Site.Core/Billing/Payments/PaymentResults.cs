using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// Asks a provider what became of an attempt, and writes it down. Whoever makes it look (the parent's return, a notification, the clock), in whatever order and
/// however often: the provider's answer alone counts, « paid » beats all else, and money is noted once.
/// </summary>
public sealed partial class PaymentResults(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, PaymentProviders providers, AttemptLog steps, BillingMails mails, TimeProvider time, ILogger<PaymentResults> log)
{
    /// <summary>From one look of the clock to the next.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>For which a late payment is looked for.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>After which staff should know that a provider does not say.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(24);

    /// <summary>Looks at the attempt with a provider's reference, if there is one.</summary>
    /// <returns>The attempt; null: none has this reference.</returns>
    public async Task<Guid?> LookAsync(string providerKey, string reference, StepSource source, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var attempt = await context.Set<PaymentAttempt>().AsNoTracking().SingleOrDefaultAsync(one => one.Provider == providerKey && one.ProviderReference == reference, cancellation);
        if (attempt is null)
            return null;
        await LookAsync(attempt, source, cancellation);
        return attempt.Id;
    }

    /// <summary>Those of an invoice of which it is not known for good that they have not paid.</summary>
    internal async Task<IReadOnlyList<PaymentAttempt>> UndecidedAsync(Guid accountId, Guid invoiceId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await InvoiceScope.Invoices(context, accountId, DossierRight.Pay, time).Where(invoice => invoice.Id == invoiceId)
            .Join(context.Set<PaymentAttempt>().AsNoTracking(), invoice => invoice.Id, attempt => attempt.InvoiceId, (_, attempt) => attempt)
            .Where(attempt => attempt.NextCheckAt != null && attempt.ProviderReference != null).ToListAsync(cancellation);
    }

    /// <param name="attempt">As it was read.</param>
    /// <returns>False: the provider did not answer.</returns>
    public async Task<bool> LookAsync(PaymentAttempt attempt, StepSource source, CancellationToken cancellation)
    {
        if (attempt.State == AttemptState.Paid || attempt.ProviderReference is not { } reference || providers.Find(attempt.Provider) is not { } provider)
            return true;
        var result = await provider.ReadAsync(reference, cancellation);
        await writer.WriteAsync((context, stop) => NoteAsync(context, attempt.Id, result, source, stop), CancellationToken.None);
        return result is not ProviderResult.NoAnswer;
    }

    /// <summary>Writes down what a provider has said, or what staff know of it.</summary>
    /// <returns>Whether the attempt is paid now and was not before.</returns>
    internal async Task<bool> NoteAsync(PortalDbContext context, Guid attemptId, ProviderResult result, StepSource source, CancellationToken cancellation)
    {
        var attempt = await context.Set<PaymentAttempt>().AsNoTracking().SingleAsync(one => one.Id == attemptId, cancellation);
        if (attempt.State == AttemptState.Paid)
            return false;
        if (result is ProviderResult.Paid paid)
            return await PaidAsync(context, attempt, paid, source, cancellation);
        if (!attempt.State.IsOpen())
            await LaterAsync(context, attempt, result, cancellation);
        else
            await OpenAsync(context, attempt, result, source, cancellation);
        return false;
    }

    private async Task<bool> PaidAsync(PortalDbContext context, PaymentAttempt attempt, ProviderResult.Paid paid, StepSource source, CancellationToken cancellation)
    {
        var invoice = await context.Set<Invoice>().SingleAsync(one => one.Id == attempt.InvoiceId, cancellation);
        if (paid.Cents != attempt.AmountCents || (paid.Refdet ?? invoice.Refdet) != invoice.Refdet || (paid.Numcli ?? invoice.Numcli) != invoice.Numcli)
        {
            Mismatch(attempt.Provider, attempt.Id);
            if (attempt.Attention is null)
                mails.Attention(context, invoice, attempt);
            (attempt.Attention, attempt.NextCheckAt) = (AttentionReason.Mismatch, null);
            await steps.MoveAsync(context, attempt, attempt.State, source, paid.Code, cancellation);
            return false;
        }
        var before = await context.Set<JournalEntry>().Where(entry => entry.InvoiceId == invoice.Id).SumAsync(entry => entry.Cents, cancellation);
        var due = invoice.TotalCents - before;
        var isExpected = invoice.State == InvoiceState.Issued && due >= paid.Cents;
        (attempt.Attention, attempt.NextCheckAt) = (isExpected ? null : AttentionReason.PaidOnClosed, null);
        if (!await steps.MoveAsync(context, attempt, AttemptState.Paid, source, paid.Code, cancellation))
            return false;
        var now = time.GetUtcNow();
        context.Add(new JournalEntry
        {
            Id = Guid.CreateVersion7(now), At = now, Day = Paris.Day(paid.At ?? now), DossierId = invoice.DossierId, Kind = invoice.Kind, InvoiceId = invoice.Id,
            Cents = paid.Cents, Means = paid.Means, AttemptId = attempt.Id, Reference = attempt.ProviderReference ?? attempt.Id.ToString(),
        });
        invoice.IsBounced = false;
        if (!isExpected)
        {
            PaidOnClosed(attempt.Provider, attempt.Id);
            mails.Attention(context, invoice, attempt);
        }
        mails.Paid(context, await PayerAsync(context, attempt, cancellation), invoice, attempt, due - paid.Cents);
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task OpenAsync(PortalDbContext context, PaymentAttempt attempt, ProviderResult result, StepSource source, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var isOver = now >= attempt.LockedUntil;
        var to = result switch
        {
            ProviderResult.Declined => AttemptState.Refused,
            ProviderResult.GivenUp when isOver => AttemptState.Cancelled,
            ProviderResult.NotYet or ProviderResult.NoSuchOrder when isOver => AttemptState.Expired,
            ProviderResult.GivenUp or ProviderResult.NotYet or ProviderResult.NoSuchOrder or ProviderResult.Strange => AttemptState.Waiting,
            // Without an answer nothing is known: not that it was not paid either.
            _ => attempt.State,
        };
        // A result that is in no document may have been a payment: a later « not yet » does not free the invoice.
        if (attempt.Attention is AttentionReason.UnknownResult or AttentionReason.Mismatch && to is AttemptState.Expired or AttemptState.Cancelled)
            to = AttemptState.Waiting;
        var wasQuiet = attempt.Attention is null;
        if (result is ProviderResult.Strange && wasQuiet)
        {
            attempt.Attention = AttentionReason.UnknownResult;
            UnknownResult(attempt.Provider, result.Code, attempt.Id);
        }
        else if (result is ProviderResult.NoAnswer && wasQuiet && now - attempt.CreatedAt > Silence)
        {
            attempt.Attention = AttentionReason.NoAnswer;
        }
        else if (result is not ProviderResult.NoAnswer && attempt.Attention == AttentionReason.NoAnswer)
        {
            attempt.Attention = null;
        }
        if (wasQuiet && attempt.Attention is not null)
            mails.Attention(context, await context.Set<Invoice>().SingleAsync(one => one.Id == attempt.InvoiceId, cancellation), attempt);
        attempt.NextCheckAt = to switch
        {
            AttemptState.Refused => null,
            AttemptState.Expired when result is ProviderResult.NoSuchOrder => null,
            _ => Next(attempt, now),
        };
        if (await steps.MoveAsync(context, attempt, to, source, result.Code ?? attempt.LastCode, cancellation) && !to.IsOpen() && source is StepSource.Notification or StepSource.Reconciliation)
            await NotPaidAsync(context, attempt, to, now, cancellation);
    }

    /// <summary>Of one that is closed only a late payment counts; it is looked for as long as the provider remembers.</summary>
    private async Task LaterAsync(PortalDbContext context, PaymentAttempt attempt, ProviderResult result, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = result is ProviderResult.NoSuchOrder or ProviderResult.Declined || now - attempt.CreatedAt > Memory ? null : (DateTimeOffset?)(now + Pause);
        var attention = result is ProviderResult.Strange ? AttentionReason.UnknownResult : attempt.Attention;
        await context.Set<PaymentAttempt>().Where(one => one.Id == attempt.Id && one.State == attempt.State)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.NextCheckAt, next).SetProperty(one => one.Attention, attention), cancellation);
    }

    /// <summary>When the lock ends if that is sooner, so that the parent knows by then.</summary>
    private static DateTimeOffset Next(PaymentAttempt attempt, DateTimeOffset now) =>
        attempt.LockedUntil > now && attempt.LockedUntil < now + Pause ? attempt.LockedUntil : now + Pause;

    private async Task NotPaidAsync(PortalDbContext context, PaymentAttempt attempt, AttemptState state, DateTimeOffset now, CancellationToken cancellation)
    {
        var invoice = await context.Set<Invoice>().AsNoTracking().SingleAsync(one => one.Id == attempt.InvoiceId, cancellation);
        mails.NotPaid(context, await PayerAsync(context, attempt, cancellation), invoice, state, attempt.LockedUntil > now ? BillingTexts.Hour(attempt.LockedUntil) : null);
        await context.SaveChangesAsync(cancellation);
    }

    private static async Task<IEnumerable<(string Mail, string? Name)>> PayerAsync(PortalDbContext context, PaymentAttempt attempt, CancellationToken cancellation) =>
        await Mailboxes.OfAccountAsync(context, attempt.AccountId, cancellation) is { } payer ? [payer] : [];

    [LoggerMessage(LogLevel.Error, "{Provider} names another amount or debt than attempt {Attempt} asked for: it is not counted, and staff must look at it.")]
    private partial void Mismatch(string provider, Guid attempt);

    [LoggerMessage(LogLevel.Error, "{Provider} gave the unknown result {Code} for attempt {Attempt}: it waits, and staff must look at it.")]
    private partial void UnknownResult(string provider, string? code, Guid attempt);

    [LoggerMessage(LogLevel.Error, "{Provider}: attempt {Attempt} was paid although its invoice is settled, taken back or handed over: the money is noted, and staff must look at it.")]
    private partial void PaidOnClosed(string provider, Guid attempt);
}

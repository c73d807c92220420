using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// Begins a payment. The attempt is kept before the provider is told, so that nothing that happens afterwards can lead to a second one; the amount is the
/// invoice's, whatever a form says.
/// </summary>
public sealed partial class PaymentStart(
    PortalWriter writer, PaymentProviders providers, PaymentResults results, AttemptLog steps, TimeProvider time, ILogger<PaymentStart> log)
{
    /// <summary>After which an attempt that no provider has answered is given up; longer than any provider is waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="amountCents">As the parent has confirmed it; where the invoice asks for another amount by now, nothing begins.</param>
    public async Task<StartResult> BeginAsync(Guid accountId, Guid invoiceId, string providerKey, int amountCents, CancellationToken cancellation)
    {
        if (providers.Find(providerKey) is not { } provider)
            return new StartResult.NotFound();
        await AskAgainAsync(accountId, invoiceId, cancellation);
        var kept = await writer.WriteAsync((context, stop) => KeepAsync(context, accountId, invoiceId, provider, amountCents, stop), cancellation);
        if (kept.Attempt is not { } attempt || kept.Invoice is not { } invoice)
            return kept.Result!;
        // From here on the parent's leaving changes nothing: the provider may know of the order.
        var start = await provider.StartAsync(new PaymentOrder(
            attempt.Id, invoice.Numcli, invoice.Exer, invoice.Refdet, $"Facture {invoice.Number}", attempt.AmountCents, kept.Mail!), CancellationToken.None);
        return await writer.WriteAsync((context, stop) => NoteAsync(context, attempt.Id, provider, start, stop), CancellationToken.None);
    }

    /// <summary>« Renoncer au virement »: so that the invoice can be paid in another way. A transfer that comes all the same still counts.</summary>
    public Task<bool> GiveUpTransferAsync(Guid accountId, Guid invoiceId, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (!await InvoiceScope.Invoices(context, accountId, DossierRight.Pay, time).AnyAsync(invoice => invoice.Id == invoiceId, stop)
            || await context.Set<PaymentAttempt>().SingleOrDefaultAsync(attempt => attempt.OpenInvoiceId == invoiceId && attempt.Provider == TransferProvider.ProviderKey, stop) is not { } attempt)
            return false;
        await steps.MoveAsync(context, attempt, AttemptState.Cancelled, StepSource.Parent, null, stop);
        await context.SaveChangesAsync(stop);
        return true;
    }, cancellation);

    /// <summary>An attempt that came to nothing may have been paid at the last moment: the provider is asked once more before another begins.</summary>
    private async Task AskAgainAsync(Guid accountId, Guid invoiceId, CancellationToken cancellation)
    {
        foreach (var attempt in await results.UndecidedAsync(accountId, invoiceId, cancellation))
            await results.LookAsync(attempt, StepSource.Parent, cancellation);
    }

    private async Task<Kept> KeepAsync(PortalDbContext context, Guid accountId, Guid invoiceId, IPaymentProvider provider, int amountCents, CancellationToken cancellation)
    {
        if (await InvoiceScope.Invoices(context, accountId, DossierRight.Pay, time).AsNoTracking().SingleOrDefaultAsync(one => one.Id == invoiceId, cancellation) is not { } invoice)
            return new Kept(new StartResult.NotFound());
        var standing = (await InvoiceScope.StandingsAsync(context, [invoice], time, cancellation))[invoiceId];
        if (!standing.CanPay)
            return new Kept(new StartResult.NotNow(standing));
        if (standing.DueCents != amountCents)
            return new Kept(new StartResult.OtherAmount(standing.DueCents));
        if (await Mailboxes.OfAccountAsync(context, accountId, cancellation) is not { Mail: var mail })
            return new Kept(new StartResult.NoMail());
        var now = time.GetUtcNow();
        var attempt = new PaymentAttempt
        {
            Id = Guid.NewGuid(),
            InvoiceId = invoiceId,
            OpenInvoiceId = invoiceId,
            Provider = provider.Key,
            AccountId = accountId,
            AmountCents = standing.DueCents,
            State = AttemptState.Created,
            CreatedAt = now,
            LockedUntil = now + provider.Lock,
            NextCheckAt = now + Patience,
        };
        context.Add(attempt);
        steps.Begin(context, attempt);
        await context.SaveChangesAsync(cancellation);
        return new Kept(null) { Attempt = attempt, Invoice = invoice, Mail = mail };
    }

    private async Task<StartResult> NoteAsync(PortalDbContext context, Guid attemptId, IPaymentProvider provider, ProviderStart start, CancellationToken cancellation)
    {
        var attempt = await context.Set<PaymentAttempt>().AsNoTracking().SingleAsync(one => one.Id == attemptId, cancellation);
        switch (start)
        {
            case ProviderStart.Started started:
                attempt.ProviderReference = started.Reference;
                attempt.NextCheckAt = provider.IsAsked ? time.GetUtcNow() + PaymentResults.Pause : null;
                // Given up meanwhile: nobody is sent there, so that nobody pays.
                return await steps.MoveAsync(context, attempt, AttemptState.Sent, StepSource.Parent, null, cancellation, from: AttemptState.Created)
                    ? new StartResult.Sent(attemptId, provider.PageOf(started.Reference))
                    : new StartResult.NoAnswer();
            case ProviderStart.Refused refused:
                OrderRefused(provider.Key, refused.Code, attempt.InvoiceId);
                await FreeAsync(context, attempt, refused.Code, cancellation);
                return new StartResult.Refused(refused.MayWorkLater);
            default:
                OrderUnanswered(provider.Key, attempt.InvoiceId);
                await FreeAsync(context, attempt, null, cancellation);
                return new StartResult.NoAnswer();
        }
    }

    /// <summary>Nobody can pay with it, so that another may begin at once.</summary>
    private async Task FreeAsync(PortalDbContext context, PaymentAttempt attempt, string? code, CancellationToken cancellation)
    {
        (attempt.LockedUntil, attempt.NextCheckAt) = (time.GetUtcNow(), null);
        await steps.MoveAsync(context, attempt, AttemptState.Expired, StepSource.Parent, code, cancellation, from: AttemptState.Created);
    }

    [LoggerMessage(LogLevel.Error, "{Provider} refused an order with {Code} for invoice {Invoice}: see the settings of billing, or run the check of the provider.")]
    private partial void OrderRefused(string provider, string code, Guid invoice);

    [LoggerMessage(LogLevel.Warning, "{Provider} did not answer an order for invoice {Invoice}.")]
    private partial void OrderUnanswered(string provider, Guid invoice);

    private sealed record Kept(StartResult? Result)
    {
        public PaymentAttempt? Attempt { get; init; }
        public Invoice? Invoice { get; init; }
        public string? Mail { get; init; }
    }
}

/// <summary>How a payment began, or why not.</summary>
public abstract record StartResult
{
    private StartResult()
    {
    }

    /// <param name="Page">Where the parent pays; null: nowhere on the web.</param>
    public sealed record Sent(Guid AttemptId, Uri? Page) : StartResult;

    /// <summary>Not the account's to pay, or there is no such invoice.</summary>
    public sealed record NotFound : StartResult;

    /// <summary>It is paid, being paid, locked or closed.</summary>
    public sealed record NotNow(InvoiceStanding Standing) : StartResult;

    /// <summary>It asks for another amount than the parent has read.</summary>
    public sealed record OtherAmount(int Cents) : StartResult;

    /// <summary>The account has no verified address for the provider's ticket.</summary>
    public sealed record NoMail : StartResult;

    /// <param name="MayWorkLater">False: the town has to mend something.</param>
    public sealed record Refused(bool MayWorkLater) : StartResult;

    public sealed record NoAnswer : StartResult;
}

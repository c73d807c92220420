namespace Site.Core.Billing;

/// <summary>How an invoice stands for the family that reads it.</summary>
/// <param name="DueCents">What is left to pay, in cents; negative: paid too much.</param>
/// <param name="Until">UTC; with <see cref="InvoiceStatus.InProgress"/> and <see cref="InvoiceStatus.Unavailable"/>.</param>
/// <param name="AttemptId">The attempt that keeps it from being paid now.</param>
/// <param name="CanPay">Here, now.</param>
public sealed record InvoiceStanding(InvoiceStatus Status, int DueCents, DateTimeOffset? Until, Guid? AttemptId, bool CanPay)
{
    /// <param name="entries">Of the invoice.</param>
    /// <param name="attempt">The one that is open, else the last; null: nobody has tried.</param>
    /// <param name="today">In Paris.</param>
    public static InvoiceStanding Of(Invoice invoice, IReadOnlyCollection<PaidPart> entries, PaymentAttempt? attempt, DateTimeOffset now, DateOnly today)
    {
        var due = invoice.TotalCents - entries.Sum(entry => entry.Cents);
        if (invoice.State == InvoiceState.CreditNote)
            return Closed(InvoiceStatus.CreditNote);
        if (attempt is { State: var state } && state.IsOpen())
        {
            if (attempt.Attention is not null || (attempt.Provider != TransferProvider.ProviderKey && attempt.LockedUntil <= now))
                return new InvoiceStanding(InvoiceStatus.Checking, due, null, attempt.Id, false);
            return attempt.Provider == TransferProvider.ProviderKey
                ? new InvoiceStanding(InvoiceStatus.TransferAwaited, due, null, attempt.Id, false)
                : new InvoiceStanding(InvoiceStatus.InProgress, due, attempt.LockedUntil, attempt.Id, false);
        }
        if (invoice.State == InvoiceState.Cancelled)
            return Closed(InvoiceStatus.Cancelled);
        if (invoice.State == InvoiceState.HandedOver)
            return due > 0 ? Closed(InvoiceStatus.HandedOver) : Closed(Settled(entries));
        if (due <= 0)
            return Closed(Settled(entries));
        if (attempt is { State: not AttemptState.Paid } && attempt.LockedUntil > now)
            return new InvoiceStanding(InvoiceStatus.Unavailable, due, attempt.LockedUntil, attempt.Id, false);
        var open = invoice.IsBounced ? InvoiceStatus.Bounced : invoice.DueOn < today ? InvoiceStatus.Late
            : entries.Any(entry => entry.Means.IsMoney() && entry.Cents > 0) ? InvoiceStatus.PartlyPaid : InvoiceStatus.ToPay;
        return new InvoiceStanding(open, due, null, null, due >= BillingOptions.LeastCents);

        InvoiceStanding Closed(InvoiceStatus status) => new(status, due, null, null, false);
    }

    private static InvoiceStatus Settled(IReadOnlyCollection<PaidPart> entries)
    {
        var money = entries.Where(entry => entry.Means.IsMoney() && entry.Cents > 0).ToList();
        if (money.Count == 0)
            return InvoiceStatus.Carried;
        return money.Exists(entry => !entry.Means.IsElsewhere()) ? InvoiceStatus.Paid : InvoiceStatus.PaidElsewhere;
    }
}

/// <summary>The journal of one invoice, by means.</summary>
public readonly record struct PaidPart(PaymentMeans Means, int Cents);

public enum InvoiceStatus
{
    /// <summary>« À payer ».</summary>
    ToPay,

    /// <summary>« Partiellement payée ».</summary>
    PartlyPaid,

    /// <summary>« En retard ».</summary>
    Late,

    /// <summary>« Prélèvement rejeté ».</summary>
    Bounced,

    /// <summary>« Paiement en cours ».</summary>
    InProgress,

    /// <summary>« Momentanément indisponible ».</summary>
    Unavailable,

    /// <summary>« Paiement en cours de vérification »: nobody here can tell yet whether it was paid.</summary>
    Checking,

    /// <summary>« Virement attendu ».</summary>
    TransferAwaited,

    /// <summary>« Payée ».</summary>
    Paid,

    /// <summary>« Payée autrement ».</summary>
    PaidElsewhere,

    /// <summary>« Rien à payer »: moved to another invoice, or settled by a credit.</summary>
    Carried,

    /// <summary>« Transmise au Trésor public ».</summary>
    HandedOver,

    /// <summary>« Annulée ».</summary>
    Cancelled,

    /// <summary>« Avoir ».</summary>
    CreditNote,
}

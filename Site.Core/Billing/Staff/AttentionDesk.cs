using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Billing;

/// <summary>What staff decide of an attempt that needed a human, once they have asked the provider.</summary>
public sealed class AttentionDesk(PortalWriter writer, PaymentResults results, AttemptLog steps, TimeProvider time)
{
    public Task<bool> DecideAsync(Guid attemptId, AttentionDecision decision, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (await context.Set<PaymentAttempt>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == attemptId && one.Attention != null, stop) is not { } attempt)
            return false;
        switch (decision)
        {
            case AttentionDecision.Paid when attempt.State != AttemptState.Paid:
                var means = attempt.Provider == TransferProvider.ProviderKey ? PaymentMeans.Transfer : PaymentMeans.Card;
                return await results.NoteAsync(context, attemptId, new ProviderResult.Paid(attempt.AmountCents, null, null, means, null), StepSource.Staff, stop);
            case AttentionDecision.NotPaid when attempt.State.IsOpen():
                (attempt.Attention, attempt.LockedUntil, attempt.NextCheckAt) = (null, time.GetUtcNow(), null);
                return await steps.MoveAsync(context, attempt, AttemptState.Expired, StepSource.Staff, attempt.LastCode, stop);
            case AttentionDecision.Seen when !attempt.State.IsOpen():
                attempt.Attention = null;
                return await steps.MoveAsync(context, attempt, attempt.State, StepSource.Staff, attempt.LastCode, stop);
            default:
                return false;
        }
    }, cancellation);
}

public enum AttentionDecision
{
    /// <summary>The provider's own accounts show the whole amount.</summary>
    Paid,

    /// <summary>They show nothing: the invoice can be paid again.</summary>
    NotPaid,

    /// <summary>It was settled outside, e.g. given back.</summary>
    Seen,
}

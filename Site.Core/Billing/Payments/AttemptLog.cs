using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Billing;

/// <summary>The one way in which an attempt takes a step: from a state that it is known to have, with a line that stays.</summary>
public sealed class AttemptLog(TimeProvider time)
{
    internal void Begin(PortalDbContext context, PaymentAttempt attempt) => context.Add(Step(attempt.Id, null, attempt.State, StepSource.Parent, null));

    /// <summary>Takes the step together with the other values of <paramref name="attempt"/>, unless it has another state by now. The caller saves.</summary>
    /// <param name="attempt">Read; of another context or of none.</param>
    /// <param name="from">Null: the state that was read.</param>
    /// <returns>False: nothing was done.</returns>
    internal async Task<bool> MoveAsync(
        PortalDbContext context, PaymentAttempt attempt, AttemptState to, StepSource source, string? code, CancellationToken cancellation, AttemptState? from = null)
    {
        var before = from ?? attempt.State;
        var open = to.IsOpen() ? (Guid?)attempt.InvoiceId : null;
        var done = await context.Set<PaymentAttempt>().Where(one => one.Id == attempt.Id && one.State == before).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.State, to)
            .SetProperty(one => one.OpenInvoiceId, open)
            .SetProperty(one => one.ProviderReference, attempt.ProviderReference)
            .SetProperty(one => one.LockedUntil, attempt.LockedUntil)
            .SetProperty(one => one.NextCheckAt, attempt.NextCheckAt)
            .SetProperty(one => one.LastCode, code)
            .SetProperty(one => one.Attention, attempt.Attention), cancellation);
        if (done == 0)
            return false;
        // Asked again with the same answer, nothing has happened.
        if (before != to || code != attempt.LastCode)
            context.Add(Step(attempt.Id, before, to, source, code));
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    private AttemptStep Step(Guid attempt, AttemptState? from, AttemptState to, StepSource source, string? code)
    {
        var now = time.GetUtcNow();
        return new AttemptStep { Id = Guid.CreateVersion7(now), AttemptId = attempt, At = now, From = from, To = to, Source = source, Code = code };
    }
}

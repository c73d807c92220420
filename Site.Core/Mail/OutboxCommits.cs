using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Site.Core.Mail;

/// <summary>
/// Tells the outbox that a context with mails in it has committed, so that they leave at once. A database whose contexts lack it still gets its mails
/// sent, at the worker's next look.
/// </summary>
internal sealed class OutboxCommits(Outbox outbox) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => outbox.Committed(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        outbox.Committed(eventData.Context);
        return Task.CompletedTask;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context);
        return ValueTask.FromResult(result);
    }

    // Inside a transaction nothing is there for others yet: its commit tells.
    private void Saved(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null)
            outbox.Committed(context);
    }
}

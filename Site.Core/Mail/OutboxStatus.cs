namespace Site.Core.Mail;

/// <summary>Counts over all outboxes, for health.</summary>
public sealed class OutboxStatus(IEnumerable<IOutboxDatabase> databases, TimeProvider time)
{
    /// <summary>A mail that waits longer than this is overdue: people look for it, and ask for another.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a dead letter is news. Dead letters are kept for weeks, and one mistyped address must not hide for weeks what breaks after it.
    /// </summary>
    public static readonly TimeSpan News = TimeSpan.FromHours(24);

    public async Task<OutboxCount> CountAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var sum = new OutboxCount();
        foreach (var database in databases)
            sum += await OutboxLook.CountAsync(database, deadSince: now - News, waitingSince: now - Overdue, cancellation);
        return sum;
    }
}

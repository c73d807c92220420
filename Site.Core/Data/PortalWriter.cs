using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>
/// Writes to the portal's database, each write as if it were alone. SQLite has one writer: there they take turns here, where waiting costs no thread, while
/// its own waiting sleeps on one. On PostgreSQL they run side by side, also on several nodes, in serialisable transactions; those that cannot have been
/// one after the other are undone and run again.
/// </summary>
/// <param name="sideBySide">Whether the database can.</param>
public sealed class PortalWriter(IDbContextFactory<PortalDbContext> contexts, bool sideBySide = false) : IDisposable
{
    /// <summary>At the same time from one node: more would only get into each other's way.</summary>
    private const int MostSideBySide = 8;

    private const int MostAttempts = 12;

    /// <summary>Of the pauses between attempts, in milliseconds.</summary>
    private const int LongestPause = 500;

    private readonly int _turns = sideBySide ? MostSideBySide : 1;
    private readonly SemaphoreSlim _turn = sideBySide ? new(MostSideBySide, MostSideBySide) : new(1, 1);
    private readonly SemaphoreSlim _alone = new(1, 1);

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it before returning; nothing is kept when it throws.</summary>
    /// <param name="work">On PostgreSQL it may run several times, each time with a new context; only the last one is kept.</param>
    public async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await TryAsync(work, cancellation);
        }
        catch (Exception crossed) when (sideBySide && IsConflict(crossed))
        {
            // Goes again below, once this turn is given back.
        }
        finally
        {
            _turn.Release();
        }
        return await AgainAsync(work, cancellation);
    }

    public void Dispose()
    {
        _turn.Dispose();
        _alone.Dispose();
    }

    /// <summary>
    /// One that crossed another goes again with all turns to itself: many that want the same row would undo each other until they give up. Only other nodes
    /// can still come in between.
    /// </summary>
    private async Task<T> AgainAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await _alone.WaitAsync(cancellation);
        var taken = 0;
        try
        {
            for (; taken < _turns; taken++)
                await _turn.WaitAsync(cancellation);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryAsync(work, cancellation);
                }
                catch (Exception crossed) when (attempt < MostAttempts && IsConflict(crossed))
                {
                    await Task.Delay(Random.Shared.Next(Math.Min(LongestPause, 4 << attempt)), cancellation);
                }
            }
        }
        finally
        {
            if (taken > 0)
                _turn.Release(taken);
            _alone.Release();
        }
    }

    private async Task<T> TryAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = sideBySide
            ? await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation)
            : await context.Database.BeginTransactionAsync(cancellation);
        var result = await work(context, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>
    /// Another transaction came in between: a serialisation failure, a deadlock, a row of the same key
    /// (https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html).
    /// </summary>
    private static bool IsConflict(Exception failure) => failure switch
    {
        DbException { SqlState: "40001" or "40P01" or "23505" } => true,
        _ => failure.InnerException is { } cause && IsConflict(cause),
    };
}

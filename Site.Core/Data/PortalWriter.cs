using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>
/// Writes to the portal's database, one transaction at a time: SQLite has one writer, and waiting here costs no thread, where its own waiting sleeps on one.
/// </summary>
public sealed class PortalWriter(IDbContextFactory<PortalDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it before returning; nothing is kept when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
            var result = await work(context, cancellation);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

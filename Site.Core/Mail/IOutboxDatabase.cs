using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Mail;

/// <summary>A database with an outbox in it, as the worker reaches it.</summary>
public interface IOutboxDatabase
{
    /// <summary>Whether it has been made yet. One that has not holds no mails, and looking must not make it.</summary>
    bool Exists { get; }

    /// <summary>A bare open connection, for the looks that find nothing most of the time and must not wake Entity Framework.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Runs <paramref name="work"/> in a transaction of its own and commits it before returning.</summary>
    Task<T> WriteAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken cancellation);
}

/// <summary>The portal's own, whose writes take turns.</summary>
internal sealed class PortalOutbox(PortalConnections connections, PortalWriter writer) : IOutboxDatabase
{
    public bool Exists => true;

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => connections.OpenAsync(cancellation);

    public Task<T> WriteAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        writer.WriteAsync<T>(work, cancellation);
}

/// <summary>Any other.</summary>
/// <param name="connect">Makes a closed connection.</param>
/// <param name="exists">See <see cref="IOutboxDatabase.Exists"/>.</param>
internal sealed class ContextOutbox<TContext>(Func<DbConnection> connect, Func<bool> exists, IDbContextFactory<TContext> contexts) : IOutboxDatabase
    where TContext : DbContext
{
    public bool Exists => exists();

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => new PortalConnections(connect).OpenAsync(cancellation);

    public async Task<T> WriteAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var result = await work(context, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}

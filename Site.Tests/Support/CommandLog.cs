using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Site.Tests.Support;

/// <summary>What a site's code asks of its databases through Entity Framework, without the values: statements and commits, in their order.</summary>
internal sealed class CommandLog : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What is asked during an act.</summary>
    public async Task<string[]> DuringAsync(Func<Task> act)
    {
        _lines.Clear();
        await act();
        return [.. _lines];
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _lines.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _lines.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        _lines.Enqueue("COMMIT");
        return ValueTask.FromResult(result);
    }
}

using Site.Core.Data;

namespace Site.Core.Import;

/// <summary>One of the files that a town hands in, and how it becomes data. Most are CSV (<see cref="ImportFile{TLine}"/>).</summary>
public abstract class ImportFile
{
    /// <summary>E.g. <c>dossiers.csv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Takes in the whole file; where anything was refused, the caller undoes it all.</summary>
    /// <param name="context">In a transaction. The work may be run again with a new one.</param>
    internal abstract Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation);
}

/// <summary>Is told how one file goes.</summary>
/// <param name="Refuse">A line, from 1, and why, in French.</param>
/// <param name="Goes">How many bytes have been read, after each line or part.</param>
internal sealed record ImportListener(Action<long, string> Refuse, Action<long> Goes);

/// <param name="IsRequired">Whether each line needs a value. An optional column may be left out: what is known then stays. An empty cell clears it.</param>
public sealed record ImportColumn(string Name, bool IsRequired = false);

/// <summary>A CSV file.</summary>
/// <typeparam name="TLine">What one line says.</typeparam>
public abstract class ImportFile<TLine> : ImportFile where TLine : class
{
    /// <summary>Every column that the file may have, in any order; another one is refused, because its data would be lost.</summary>
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>What the line says; what is wrong with it is told to <paramref name="row"/>, and then the result does not count.</summary>
    protected internal abstract TLine Read(ImportRow row);

    /// <summary>The town's own key. A file with two lines of one key is refused.</summary>
    protected internal abstract string KeyOf(TLine line);

    /// <summary>Stores some lines, none of them wrong in itself. Saving and forgetting the context's entities is the caller's.</summary>
    /// <param name="refuse">For a line that does not fit what is known already.</param>
    protected internal abstract Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, TLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation);

    internal sealed override async Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation)
    {
        var session = new ImportSession<TLine>(this, context, listener.Refuse);
        foreach (var row in new CsvFile(Columns, listener.Refuse).Read(path, listener.Goes))
        {
            cancellation.ThrowIfCancellationRequested();
            await session.AddAsync(row, cancellation);
        }
        await session.FinishAsync(cancellation);
        return session.Tally;
    }
}

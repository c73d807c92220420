using Site.Core.Data;

namespace Site.Core.Import;

/// <summary>One of the files that a town's import folder may hold: its columns, and how its lines become data.</summary>
public abstract class ImportFile
{
    /// <summary>E.g. <c>dossiers.csv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Every column that the file may have, in any order; another one is refused, because its data would be lost.</summary>
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Takes in a file's lines one after the other.</summary>
    internal abstract ImportSession Begin(PortalDbContext context, Action<long, string> refuse);
}

/// <param name="IsRequired">Whether each line needs a value. An optional column may be left out: what is known then stays. An empty cell clears it.</param>
public sealed record ImportColumn(string Name, bool IsRequired = false);

/// <typeparam name="TLine">What one line says.</typeparam>
public abstract class ImportFile<TLine> : ImportFile where TLine : class
{
    /// <summary>What the line says; what is wrong with it is told to <paramref name="row"/>, and then the result does not count.</summary>
    protected internal abstract TLine Read(ImportRow row);

    /// <summary>The town's own key. A file with two lines of one key is refused.</summary>
    protected internal abstract string KeyOf(TLine line);

    /// <summary>Stores some lines, none of them wrong in itself. Saving and forgetting the context's entities is the caller's.</summary>
    /// <param name="refuse">For a line that does not fit what is known already.</param>
    protected internal abstract Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, TLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation);

    internal sealed override ImportSession Begin(PortalDbContext context, Action<long, string> refuse) => new ImportSession<TLine>(this, context, refuse);
}

using Site.Core.Data;

namespace Site.Core.Import;

/// <summary>Reads lines and stores them in batches, so that a long file takes no more memory than its keys.</summary>
internal sealed class ImportSession<TLine>(ImportFile<TLine> file, PortalDbContext context, Action<long, string> refuse) where TLine : class
{
    private const int BatchSize = 200;

    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly List<(long Number, TLine Line)> _batch = new(BatchSize);

    public ImportTally Tally { get; } = new();

    public async Task AddAsync(ImportRow row, CancellationToken cancellation)
    {
        var line = file.Read(row);
        if (row.Faults.Count == 0 && !_keys.TryAdd(file.KeyOf(line), row.Number))
            row.Refuse(ImportTexts.Duplicate(file.Columns[0].Name, _keys[file.KeyOf(line)]));
        foreach (var fault in row.Faults)
            refuse(row.Number, fault);
        if (row.Faults.Count > 0)
            return;
        _batch.Add((row.Number, line));
        if (_batch.Count == BatchSize)
            await FinishAsync(cancellation);
    }

    public async Task FinishAsync(CancellationToken cancellation)
    {
        if (_batch.Count == 0)
            return;
        await file.StoreAsync(context, _batch, Tally, refuse, cancellation);
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        _batch.Clear();
    }
}

/// <summary>What an import did, in lines.</summary>
public sealed class ImportTally
{
    public int New { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }

    public void Count(bool isNew, bool isChanged)
    {
        if (isNew)
            New++;
        else if (isChanged)
            Changed++;
        else
            Unchanged++;
    }
}

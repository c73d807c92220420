using Site.Core.Data;

namespace Site.Core.Import;

/// <summary>
/// Takes in a folder of the town's files: each file all or nothing, in the order in which the features registered them (<see cref="ImportFile"/>), since
/// later ones refer to earlier ones. What a file does not name stays as it is; nothing is ever removed.
/// </summary>
public sealed class FolderImport(PortalWriter writer, IEnumerable<ImportFile> files)
{
    /// <summary>The names of all files that a folder may hold.</summary>
    public IReadOnlyList<string> FileNames { get; } = [.. files.Select(file => file.Name)];

    /// <returns>What became of each file that is there; none when the folder holds none.</returns>
    public async Task<IReadOnlyList<ImportedFile>> ImportAsync(string folder, IImportReport report, CancellationToken cancellation)
    {
        var done = new List<ImportedFile>();
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!File.Exists(path))
                continue;
            report.Begins(file.Name);
            var result = await ImportAsync(file, path, report, cancellation);
            report.Ends(result);
            done.Add(result);
        }
        return done;
    }

    private async Task<ImportedFile> ImportAsync(ImportFile file, string path, IImportReport report, CancellationToken cancellation)
    {
        var refused = new HashSet<long>();
        var told = new HashSet<(long Line, string Reason)>();
        try
        {
            var tally = await writer.WriteAsync(async (context, token) =>
            {
                // Where another writer came in between, all of it runs again.
                refused.Clear();
                var (lines, length) = (0L, Math.Max(1, new FileInfo(path).Length));
                void Refuse(long line, string reason)
                {
                    refused.Add(line);
                    if (told.Add((line, reason)))
                        report.Refused(file.Name, line, reason);
                }
                var session = file.Begin(context, Refuse);
                foreach (var row in new CsvFile(file, Refuse).Read(path, bytes => report.Goes(file.Name, ++lines, (int)(bytes * 100 / length))))
                {
                    token.ThrowIfCancellationRequested();
                    await session.AddAsync(row, token);
                }
                await session.FinishAsync(token);
                return refused.Count == 0 ? session.Tally : throw new NothingKeptException();
            }, cancellation);
            return new ImportedFile(file.Name, 0, tally);
        }
        catch (NothingKeptException)
        {
            return new ImportedFile(file.Name, refused.Count, new ImportTally());
        }
    }

    /// <summary>Makes the writer roll back.</summary>
    private sealed class NothingKeptException : Exception;
}

/// <param name="RefusedLines">When there are any, nothing of the file was kept.</param>
public sealed record ImportedFile(string Name, int RefusedLines, ImportTally Tally);

/// <summary>Is told how an import goes.</summary>
public interface IImportReport
{
    void Begins(string file);

    /// <param name="lines">Read so far.</param>
    void Goes(string file, long lines, int percent);

    /// <param name="line">In the file, from 1, the header included.</param>
    /// <param name="reason">In French. A line can be refused for several.</param>
    void Refused(string file, long line, string reason);

    void Ends(ImportedFile result);
}

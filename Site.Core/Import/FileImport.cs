using Site.Core.Data;

namespace Site.Core.Import;

/// <summary>Takes in one file, all or nothing.</summary>
public sealed class FileImport(PortalWriter writer)
{
    public async Task<ImportedFile> ImportAsync(ImportFile file, string path, IImportReport report, CancellationToken cancellation)
    {
        report.Begins(file.Name);
        var result = await TakeInAsync(file, path, report, cancellation);
        report.Ends(result);
        return result;
    }

    private async Task<ImportedFile> TakeInAsync(ImportFile file, string path, IImportReport report, CancellationToken cancellation)
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
                var listener = new ImportListener(Refuse, bytes => report.Goes(file.Name, ++lines, (int)(bytes * 100 / length)));
                var tally = await file.TakeInAsync(context, path, listener, token);
                return refused.Count == 0 ? tally : throw new NothingKeptException();
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

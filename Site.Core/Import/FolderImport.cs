namespace Site.Core.Import;

/// <summary>
/// Takes in a folder of the town's files: each file all or nothing, in the order in which the features registered them (<see cref="ImportFile"/>), since
/// later ones refer to earlier ones. What a file does not name stays as it is; nothing is ever removed.
/// </summary>
public sealed class FolderImport(FileImport import, IEnumerable<ImportFile> files)
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
            done.Add(await import.ImportAsync(file, path, report, cancellation));
        }
        return done;
    }
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

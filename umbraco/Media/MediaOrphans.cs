using System.Text.RegularExpressions;
using Site.Cms.Data;

namespace Site.Cms.Media;

/// <summary>What lies in the media folder and belongs to nobody: what a crash or a restored backup left behind. Only while no site runs on the folder.</summary>
public static partial class MediaOrphans
{
    /// <summary>Absolute paths of stored files that no item of the library or its bin has, and of uploads that were never taken.</summary>
    /// <param name="dataPath">The folder of <c>cms.db</c> and <c>media/</c>.</param>
    /// <exception cref="CmsDatabaseException">There is no database, or it cannot be used: then nothing is known to be an orphan.</exception>
    public static IReadOnlyList<FileInfo> Find(string dataPath)
    {
        var database = Path.Combine(dataPath, "cms.db");
        if (!File.Exists(database))
            throw new CmsDatabaseException($"There is no database {database}: without it nobody can tell which files are used.");
        var store = new CmsStore(database);
        store.Prepare();
        var used = store.Load().Media.Values.Select(item => item.File?.Hash).OfType<string>().ToHashSet();
        var media = new DirectoryInfo(Path.Combine(dataPath, "media"));
        if (!media.Exists)
            return [];
        return
        [
            .. media.EnumerateFiles().Where(file => Arriving().IsMatch(file.Name))
                .Concat(media.EnumerateDirectories(TemporaryFiles.FolderName).SelectMany(folder => folder.EnumerateFiles()))
                .Concat(media.EnumerateDirectories("??").SelectMany(folder => folder.EnumerateFiles()
                    .Where(file => Hash().IsMatch(file.Name) && file.Name.StartsWith(folder.Name, StringComparison.Ordinal) && !used.Contains(file.Name))))
                .OrderBy(file => file.FullName, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex("^\\.[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Arriving();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}

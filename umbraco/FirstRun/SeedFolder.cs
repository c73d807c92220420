using System.Text.Json;
using Site.Cms.Model;

namespace Site.Cms.FirstRun;

/// <summary>Everything that stands in a seed folder, read but not checked against each other.</summary>
internal sealed record SeedFolder(
    IReadOnlyList<(string File, CreateDataType Type)> DataTypes,
    IReadOnlyList<(string File, CreateDocumentType Type)> DocumentTypes,
    IReadOnlyList<SeedDocument> Documents)
{
    public const string Schema = "schema";
    public const string Content = "content";

    /// <summary>Beside documents: no document at the root has a folder of this name.</summary>
    public const string MediaName = "media";

    public const string Media = $"{Content}/{MediaName}";

    /// <summary>In a folder of the library: what is known of the folder itself.</summary>
    public const string FolderFile = "_folder.md";

    public static SeedFolder Empty { get; } = new([], [], []);

    /// <summary>Folders of the settings section.</summary>
    public IReadOnlyList<(string File, FolderKind Kind, CreateFolder Folder)> Folders { get; private init; } = [];

    /// <summary>The library, folders before what is in them.</summary>
    public IReadOnlyList<SeedMedium> Library { get; private init; } = [];

    /// <summary>Documents come parents first, siblings by sort order.</summary>
    public static SeedFolder Read(string root, List<SeedProblem> problems)
    {
        if (!Directory.Exists(root))
        {
            problems.Add(new SeedProblem(root, null, "There is no such folder."));
            return Empty;
        }
        if (File.Exists(Path.Combine(root, $"{Media}.md")))
            problems.Add(new SeedProblem($"{Media}.md", null, $"The folder {Media} is the media library's: give the document's file another name."));
        return new SeedFolder(
            Json<CreateDataType>(root, $"{Schema}/data-types", problems),
            Json<CreateDocumentType>(root, $"{Schema}/document-types", problems),
            Below(root, Content, null, problems))
        {
            Folders =
            [
                .. Json<CreateFolder>(root, $"{Schema}/data-type-folders", problems).Select(one => (one.Item1, FolderKind.DataType, one.Item2)),
                .. Json<CreateFolder>(root, $"{Schema}/document-type-folders", problems).Select(one => (one.Item1, FolderKind.DocumentType, one.Item2)),
            ],
            Library = SeedMedium.Below(root, Media, null, problems),
        };
    }

    private static List<(string, T)> Json<T>(string root, string folder, List<SeedProblem> problems)
    {
        var result = new List<(string, T)>();
        foreach (var path in Files(root, folder, "*.json"))
        {
            var file = Path.GetRelativePath(root, path).Replace('\\', '/');
            try
            {
                result.Add((file, JsonSerializer.Deserialize<T>(File.ReadAllText(path), CmsJson.Options) ?? throw new JsonException("It is empty.")));
            }
            catch (JsonException error)
            {
                problems.Add(new SeedProblem(file, error.Path is null or "$" ? null : error.Path, error.Message));
            }
        }
        return result;
    }

    private static List<SeedDocument> Below(string root, string folder, string? parent, List<SeedProblem> problems)
    {
        var files = Files(root, folder, "*.md").ToDictionary(path => Path.GetFileNameWithoutExtension(path));
        foreach (var orphan in FoldersIn(root, folder).Where(name => !files.ContainsKey(name) && $"{folder}/{name}" != Media))
        {
            if (Directory.EnumerateFiles(Path.Combine(root, folder, orphan), "*.md", SearchOption.AllDirectories).Any())
                problems.Add(new SeedProblem($"{folder}/{orphan}/", null, $"There is no document {folder}/{orphan}.md above these."));
        }
        var documents = files
            .Select(file => SeedDocument.Read($"{folder}/{file.Key}.md", parent, File.ReadAllText(file.Value), problems))
            .OfType<SeedDocument>()
            .OrderBy(document => document.SortOrder).ThenBy(document => document.File, StringComparer.Ordinal)
            .ToList();
        return [.. documents.SelectMany(document =>
            Below(root, document.File[..^".md".Length], document.File, problems).Prepend(document))];
    }

    private static IEnumerable<string> Files(string root, string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<string> FoldersIn(string root, string folder)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(found => Path.GetFileName(found)) : [];
    }
}

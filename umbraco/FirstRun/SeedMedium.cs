namespace Site.Cms.FirstRun;

/// <summary>One item of the library: a folder, or a file with what is known of it in a file of the same name and <c>.md</c>.</summary>
/// <param name="About">Its front matter, as documents have it.</param>
/// <param name="Parent">Id of the folder it is in.</param>
/// <param name="Path">Where the file lies; null for a folder.</param>
internal sealed record SeedMedium(SeedDocument About, Guid? Parent, string? Path)
{
    /// <summary>The file's name; empty for a folder.</summary>
    public string FileName => System.IO.Path.GetFileName(Path) ?? "";

    /// <summary>Lower case, without dot.</summary>
    public string Extension => System.IO.Path.GetExtension(FileName).TrimStart('.').ToLowerInvariant();

    /// <summary>Folders before what is in them.</summary>
    public static List<SeedMedium> Below(string root, string folder, Guid? parent, List<SeedProblem> problems)
    {
        var result = new List<SeedMedium>();
        var place = System.IO.Path.Combine(root, folder);
        if (!Directory.Exists(place))
            return result;
        var names = Directory.EnumerateFiles(place).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names.Where(name => !names.Contains(name + ".md") && name != SeedFolder.FolderFile && !IsAboutAnother(name, names)))
        {
            problems.Add(new SeedProblem($"{folder}/{name}", null, name.EndsWith(".md", StringComparison.Ordinal)
                ? $"There is no file {name[..^".md".Length]} beside it." : $"There is no {name}.md beside it, which says what it is."));
        }
        foreach (var name in names.Where(name => names.Contains(name + ".md")))
        {
            if (Read(root, $"{folder}/{name}.md", problems) is { } about)
                result.Add(new SeedMedium(about, parent, System.IO.Path.Combine(place, name)));
        }
        foreach (var inner in Directory.EnumerateDirectories(place).Select(path => $"{folder}/{System.IO.Path.GetFileName(path)}").Order(StringComparer.Ordinal))
        {
            if (!File.Exists(System.IO.Path.Combine(root, inner, SeedFolder.FolderFile)))
            {
                problems.Add(new SeedProblem($"{inner}/", null, $"There is no {SeedFolder.FolderFile} in it, which says what it is."));
                continue;
            }
            if (Read(root, $"{inner}/{SeedFolder.FolderFile}", problems) is { } about)
            {
                result.Add(new SeedMedium(about, parent, null));
                result.AddRange(Below(root, inner, about.Id, problems));
            }
        }
        return [.. result.Where(item => item.Parent == parent).OrderBy(item => item.About.SortOrder).Concat(result.Where(item => item.Parent != parent))];
    }

    private static bool IsAboutAnother(string name, List<string> names) => name.EndsWith(".md", StringComparison.Ordinal) && names.Contains(name[..^".md".Length]);

    private static SeedDocument? Read(string root, string file, List<SeedProblem> problems) =>
        SeedDocument.Read(file, null, File.ReadAllText(System.IO.Path.Combine(root, file)), problems);
}

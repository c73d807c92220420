namespace Site.Cms.FirstRun;

/// <summary>A medium of the first run.</summary>
/// <param name="About">What stands in the Markdown file beside it; its <c>Parent</c> is the one of the folder around.</param>
/// <param name="Path">Where its own file lies; null for a folder.</param>
internal sealed record SeedMedium(SeedDocument About, string? Path);

/// <summary>
/// The media that stand beside the documents: each file <c>name.ext</c> has a <c>name.ext.md</c> that says what it is, each folder a <c>_folder.md</c>.
/// </summary>
internal static class SeedMedia
{
    /// <summary>Below the seed folder; no document's children may stand there.</summary>
    public const string Folder = "content/media";

    private const string AboutFolder = "_folder.md";
    private const string About = ".md";

    /// <summary>Folders come before what stands in them, siblings by sort order.</summary>
    public static List<SeedMedium> Read(string root, List<SeedProblem> problems) => Below(root, Folder, null, problems);

    private static List<SeedMedium> Below(string root, string folder, string? parent, List<SeedProblem> problems)
    {
        var place = new DirectoryInfo(Path.Combine(root, folder));
        if (!place.Exists)
            return [];
        var names = place.EnumerateFiles().Select(file => file.Name).Where(name => !name.StartsWith('.') && name != AboutFolder).ToHashSet(StringComparer.Ordinal);
        // A Markdown file may itself be a medium: then another one is about it.
        var described = names.Where(name => names.Contains(name + About)).ToList();
        var abouts = names.Where(name => name.EndsWith(About, StringComparison.Ordinal) && !names.Contains(name + About)).ToList();
        foreach (var name in names.Except(described).Except(abouts).Order(StringComparer.Ordinal))
            problems.Add(new SeedProblem($"{folder}/{name}", null, $"There is no {name}{About} beside it, which would say what it is."));
        foreach (var name in abouts.Where(name => !names.Contains(name[..^About.Length])).Order(StringComparer.Ordinal))
            problems.Add(new SeedProblem($"{folder}/{name}", null, $"There is no file {name[..^About.Length]} beside it."));
        var media = described.Select(name => Medium(root, $"{folder}/{name}{About}", Path.Combine(place.FullName, name), parent, problems))
            .Concat(place.EnumerateDirectories().Select(below => FolderMedium(root, folder, below, parent, problems)))
            .OfType<SeedMedium>().OrderBy(medium => medium.About.SortOrder).ThenBy(medium => medium.About.File, StringComparer.Ordinal).ToList();
        return [.. media.SelectMany(medium => medium.Path is null
            ? Below(root, medium.About.File[..^(AboutFolder.Length + 1)], medium.About.File, problems).Prepend(medium)
            : [medium])];
    }

    private static SeedMedium? FolderMedium(string root, string folder, DirectoryInfo below, string? parent, List<SeedProblem> problems)
    {
        if (File.Exists(Path.Combine(below.FullName, AboutFolder)))
            return Medium(root, $"{folder}/{below.Name}/{AboutFolder}", null, parent, problems);
        problems.Add(new SeedProblem($"{folder}/{below.Name}/", null, $"There is no {AboutFolder} in it, which would say what it is."));
        return null;
    }

    private static SeedMedium? Medium(string root, string about, string? path, string? parent, List<SeedProblem> problems)
    {
        if (SeedDocument.Read(about, parent, File.ReadAllText(Path.Combine(root, about)), problems) is not { } front)
            return null;
        if (front.Body.Length == 0)
            return new SeedMedium(front, path);
        problems.Add(new SeedProblem(about, null, "A medium has no text: nothing may follow the front matter."));
        return null;
    }
}

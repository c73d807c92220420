namespace Site.Tests.Support;

/// <summary>Where the repository lies on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Site.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("Site.slnx not found above the tests.");
        return folder.FullName;
    }
}

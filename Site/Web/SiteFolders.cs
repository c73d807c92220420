namespace Site.Web;

/// <summary>Where the running site finds its files.</summary>
internal static class SiteFolders
{
    /// <summary>Published: the folder of the binaries, whatever the current directory is. Run from source: the project's folder, so that views reload.</summary>
    public static string ContentRoot =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "../../../../Site.Core"))
            ? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."))
            : AppContext.BaseDirectory;
}

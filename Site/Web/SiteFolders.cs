namespace Site.Web;

/// <summary>Where the running site finds its files.</summary>
internal static class SiteFolders
{
    /// <summary>
    /// Published (public files lie beside the binaries): the folder of the binaries, whatever the current directory is.
    /// Built from source, also for tests: the project's folder.
    /// </summary>
    public static string ContentRoot
    {
        get
        {
            var binaries = AppContext.BaseDirectory;
            if (Directory.Exists(Path.Combine(binaries, "wwwroot")))
                return binaries;
            for (var folder = new DirectoryInfo(binaries); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Site.slnx")))
                    return Path.Combine(folder.FullName, "Site");
            return binaries;
        }
    }
}

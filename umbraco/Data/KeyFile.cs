namespace Site.Cms.Data;

/// <summary>Secrets that a process makes for itself once, in files that only its own user can read.</summary>
internal static class KeyFile
{
    /// <summary>What the file holds, or a new secret that it then holds. Its folder is made, closed to others.</summary>
    public static string Keep(string path, Func<string> make)
    {
        if (File.Exists(path))
            return File.ReadAllText(path);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        // Whole or not at all: half a key would make everything signed with it worthless.
        var draft = path + ".new";
        File.Delete(draft);
        using (var stream = new FileStream(draft, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(make());
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path);
        return File.ReadAllText(path);
    }
}

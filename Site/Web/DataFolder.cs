namespace Site.Web;

/// <summary>The folder of everything the site writes (databases, media, keys), held by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string PublishedDefault = "/var/lib/portail-famille";
    private readonly FileStream _lock;

    private DataFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        var file = System.IO.Path.Combine(path, ".lock");
        try
        {
            _lock = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException(
                $"{path} is in use by another process (its file .lock is held). Stop that process, or choose another folder with --Data:Path.", held);
        }
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>
    /// Setting <c>Data:Path</c>, relative to the current directory; in Development the repository's <c>data/</c>, else <c>/var/lib/portail-famille</c>.
    /// Never below the binaries: the next deployment would wipe it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The folder is held by another process, or lies below the binaries.</exception>
    public static DataFolder Open(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration["Data:Path"];
        var path = System.IO.Path.GetFullPath(
            !string.IsNullOrWhiteSpace(configured) ? configured
            : environment.IsDevelopment() ? System.IO.Path.Combine(environment.ContentRootPath, "..", "data")
            : PublishedDefault);
        var binaries = System.IO.Path.GetFullPath(AppContext.BaseDirectory);
        if (System.IO.Path.Join(path, "/").StartsWith(binaries, StringComparison.Ordinal))
            throw new InvalidOperationException($"Data:Path is {path}, below the binaries in {binaries}: the next deployment would wipe it. Choose a folder of its own.");
        return new DataFolder(path);
    }

    public void Dispose() => _lock.Dispose();
}

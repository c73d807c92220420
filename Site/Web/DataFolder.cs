namespace Site.Web;

/// <summary>The data folder cannot be used; the message says why and what to do.</summary>
public class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process holds the data folder.</summary>
public sealed class DataFolderHeldException(string path, Exception inner) : DataFolderException(
    $"{path} is in use by another process (its file .lock is held). Stop that process, or choose another folder with --Data:Path.", inner)
{
    public string Path { get; } = path;
}

/// <summary>The folder of everything the site writes (databases, media, keys), held by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private const string PublishedDefault = "/var/lib/portail-famille";
    private readonly FileStream _lock;

    private DataFolder(string path)
    {
        Path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"Data:Path is {path}, which cannot be made or written to: {unusable.Message}", unusable);
        }
        var file = System.IO.Path.Combine(path, ".lock");
        try
        {
            _lock = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException unusable)
        {
            throw new DataFolderException($"Data:Path is {path}, which cannot be written to: {unusable.Message}", unusable);
        }
        catch (IOException held)
        {
            throw new DataFolderHeldException(path, held);
        }
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Holds the folder of <see cref="PathOf"/>.</summary>
    /// <exception cref="DataFolderException">The folder is held by another process, or lies below the binaries.</exception>
    public static DataFolder Open(IConfiguration configuration, IHostEnvironment environment) => new(PathOf(configuration, environment));

    /// <summary>
    /// Setting <c>Data:Path</c>, relative to the current directory; in Development the repository's <c>data/</c>, else <c>/var/lib/portail-famille</c>.
    /// Never below the binaries: the next deployment would wipe it. For commands that read beside a running site.
    /// </summary>
    /// <exception cref="DataFolderException">The folder lies below the binaries.</exception>
    public static string PathOf(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration["Data:Path"];
        var path = System.IO.Path.GetFullPath(
            !string.IsNullOrWhiteSpace(configured) ? configured
            : environment.IsDevelopment() ? System.IO.Path.Combine(environment.ContentRootPath, "..", "data")
            : PublishedDefault);
        var binaries = System.IO.Path.GetFullPath(AppContext.BaseDirectory);
        if (System.IO.Path.Join(path, "/").StartsWith(binaries, StringComparison.Ordinal))
            throw new DataFolderException($"Data:Path is {path}, below the binaries in {binaries}: the next deployment would wipe it. Choose a folder of its own.");
        return path;
    }

    public void Dispose() => _lock.Dispose();
}

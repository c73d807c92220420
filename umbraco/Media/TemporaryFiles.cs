using System.Collections.Concurrent;
using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>A file that was uploaded and waits for the media item that will take it.</summary>
public sealed record TemporaryFile(Guid Id, string FileName, string Path, DateTimeOffset AvailableUntil);

/// <summary>Uploaded files until a media item takes them, or for an hour; none outlives the process.</summary>
public sealed class TemporaryFiles
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>File extensions that are never taken.</summary>
    public static IReadOnlyList<string> RefusedExtensions { get; } =
        ["ashx", "aspx", "ascx", "config", "cshtml", "vbhtml", "asmx", "air", "axd", "xamlx"];

    private readonly ConcurrentDictionary<Guid, TemporaryFile> _files = new();
    private readonly string _folder;
    private readonly TimeProvider _time;

    public TemporaryFiles(string folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public async Task<OperationResult<Guid>> AddAsync(Guid? id, string fileName, Stream content, CancellationToken cancellation = default)
    {
        RemoveExpired();
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var extension = Path.GetExtension(name).TrimStart('.');
        if (extension.Length == 0)
            return OperationStatus.InvalidFileName;
        if (RefusedExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return OperationStatus.FileExtensionNotAllowed;
        var key = id ?? Guid.CreateVersion7();
        var file = new TemporaryFile(key, name, Path.Combine(_folder, key.ToString("N")), _time.GetUtcNow() + Lifetime);
        if (!_files.TryAdd(key, file))
            return OperationStatus.KeyAlreadyUsed;
        try
        {
            Directory.CreateDirectory(_folder);
            await using var target = File.Create(file.Path);
            await content.CopyToAsync(target, cancellation);
        }
        catch
        {
            Remove(key);
            throw;
        }
        return key;
    }

    public TemporaryFile? Find(Guid id) => _files.TryGetValue(id, out var file) && file.AvailableUntil > _time.GetUtcNow() ? file : null;

    public OperationResult Remove(Guid id)
    {
        if (!_files.TryRemove(id, out var file))
            return OperationStatus.NotFound;
        File.Delete(file.Path);
        return OperationResult.Success;
    }

    private void RemoveExpired()
    {
        foreach (var expired in _files.Values.Where(file => file.AvailableUntil <= _time.GetUtcNow()))
            Remove(expired.Id);
    }
}

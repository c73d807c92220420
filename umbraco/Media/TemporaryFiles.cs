using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>A file that was uploaded and waits for the media item that will take it.</summary>
public sealed record TemporaryFile(Guid Id, string FileName, string Path, DateTimeOffset AvailableUntil)
{
    internal UploadShare? Share { get; init; }
}

/// <summary>A file whose bytes are here and were found good; not yet known to anybody.</summary>
/// <param name="Share">What it takes of its owner's room; null when nobody's.</param>
internal sealed record ArrivedFile(string FileName, string Path, UploadShare? Share);

/// <summary>
/// Uploaded files until a media item takes them, or for an hour; none outlives the process. The one gate of the library: what is refused here
/// (by name, size, content, or because somebody has too many waiting) is in no folder afterwards.
/// </summary>
public sealed partial class TemporaryFiles : IDisposable
{
    /// <summary>Below the media folder.</summary>
    internal const string FolderName = ".temporary";

    private const int LongestExtension = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, TemporaryFile> _files = new();
    private readonly string _folder;
    private readonly MediaOptions _limits;
    private readonly FileInspection _inspection;
    private readonly TimeProvider _time;
    private readonly Func<string, Stream> _create;
    private readonly UploadShares _shares;
    private readonly ITimer _sweep;
    private readonly ILogger<TemporaryFiles> _logger;

    /// <param name="create">Makes a file to write to; tests give one on a full disk.</param>
    public TemporaryFiles(string folder, MediaOptions limits, TimeProvider time, ILogger<TemporaryFiles> logger, Func<string, Stream>? create = null)
    {
        _folder = folder;
        _limits = limits;
        _inspection = new FileInspection(limits);
        _time = time;
        _logger = logger;
        _create = create ?? File.Create;
        _shares = new UploadShares(limits);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        _sweep = time.CreateTimer(_ => RemoveExpired(), state: null, BetweenSweeps, BetweenSweeps);
    }

    /// <summary>File extensions that are never taken.</summary>
    public IReadOnlyList<string> Refused => [.. RefusedExtensions.Always.Union(_limits.RefusedExtensions)];

    /// <summary>One that is nobody's: the server's own, or about to be taken.</summary>
    public async Task<OperationResult<Guid>> AddAsync(Guid? id, string fileName, Stream content, CancellationToken cancellation = default)
    {
        var arrived = await ReceiveAsync(fileName, content, owner: null, cancellation);
        return arrived.Succeeded ? Keep(id, arrived.Value!) : arrived.Status;
    }

    public TemporaryFile? Find(Guid id) => _files.TryGetValue(id, out var file) && file.AvailableUntil > _time.GetUtcNow() ? file : null;

    public OperationResult Remove(Guid id)
    {
        if (!_files.TryRemove(id, out var file))
            return OperationStatus.NotFound;
        _shares.Return(file.Share);
        File.Delete(file.Path);
        return OperationResult.Success;
    }

    public void Dispose() => _sweep.Dispose();

    /// <summary>Takes the bytes in, a piece at a time. Who gets a file has to <see cref="Keep"/> or to <see cref="Drop"/> it.</summary>
    /// <param name="owner">The member of staff in whose room it waits; null for none's.</param>
    /// <param name="expected">Bytes announced, if any: too many are refused before they come.</param>
    /// <exception cref="InvalidDataException">The content broke off.</exception>
    internal async Task<OperationResult<ArrivedFile>> ReceiveAsync(
        string fileName, Stream content, Guid? owner, CancellationToken cancellation, long expected = 0)
    {
        RemoveExpired();
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (extension.Length is 0 or > LongestExtension || !extension.All(char.IsAsciiLetterOrDigit))
            return OperationStatus.InvalidFileName;
        if (Refused.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return OperationStatus.FileExtensionNotAllowed;
        if (expected > _limits.LargestFile)
            return OperationStatus.FileTooLarge;
        Directory.CreateDirectory(_folder);
        if (DiskSpace.IsShort(_folder, expected, _limits.KeptFree))
            return OperationStatus.DiskFull;
        var share = owner is { } person ? _shares.Begin(person, expected) : null;
        if (owner is not null && share is null)
            return OperationStatus.TooManyWaiting;
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        var isGood = false;
        try
        {
            var status = await WriteAsync(path, content, share, cancellation);
            if (status == OperationStatus.Success)
                status = await InspectAsync(path, extension, cancellation);
            isGood = status == OperationStatus.Success;
            return isGood ? new ArrivedFile(name, path, share) : status;
        }
        catch (IOException error) when (error.IsFull())
        {
            return OperationStatus.DiskFull;
        }
        finally
        {
            if (!isGood)
                Drop(new ArrivedFile(name, path, share));
        }
    }

    /// <summary>Makes it known under an id.</summary>
    internal OperationResult<Guid> Keep(Guid? id, ArrivedFile file)
    {
        var key = id ?? Guid.CreateVersion7();
        if (_files.TryAdd(key, new TemporaryFile(key, file.FileName, file.Path, _time.GetUtcNow() + Lifetime) { Share = file.Share }))
            return key;
        Drop(file);
        return OperationStatus.KeyAlreadyUsed;
    }

    internal void Drop(ArrivedFile file)
    {
        _shares.Return(file.Share);
        File.Delete(file.Path);
    }

    private async Task<OperationStatus> WriteAsync(string path, Stream content, UploadShare? share, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        await using var file = _create(path);
        long length = 0;
        for (int read; (read = await ReadAsync(content, buffer, cancellation)) > 0;)
        {
            length += read;
            if (length > _limits.LargestFile)
                return OperationStatus.FileTooLarge;
            if (share is not null && !_shares.Extend(share, length))
                return OperationStatus.TooManyWaiting;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return OperationStatus.Success;
    }

    // What fails on the sender's side must not be taken for a fault of the disk.
    private static async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellation);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new InvalidDataException("The upload broke off.", broken);
        }
    }

    private async Task<OperationStatus> InspectAsync(string path, string extension, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return await _inspection.InspectAsync(extension, file, cancellation);
    }

    private void RemoveExpired()
    {
        foreach (var expired in _files.Values.Where(file => file.AvailableUntil <= _time.GetUtcNow()))
        {
            try
            {
                Remove(expired.Id);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The next start clears the folder.
                NotRemoved(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "An upload that nobody took could not be removed.")]
    private partial void NotRemoved(Exception error);
}

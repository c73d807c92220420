using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Cms.Media;
using Site.Core.Help.Remote;

namespace Site.RemoteCms;

/// <summary>
/// The files that the CMS's published contents show, fetched when first asked for and kept on disk. No other address is ever asked of the CMS, whatever
/// a visitor types.
/// </summary>
/// <param name="folder">Where bytes are kept.</param>
internal sealed partial class RemoteMediaLibrary(
    RemoteContentSource contents, IHttpClientFactory clients, string folder, MediaVersions versions, TimeProvider time, ILogger<RemoteMediaLibrary> log) : IMediaLibrary
{
    /// <summary>In bytes: of a film.</summary>
    private const long LargestFile = 512L * 1024 * 1024;

    private const string PartExtension = ".part";

    /// <summary>After so long nothing is added to a file that is being fetched.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _fetching = new(StringComparer.Ordinal);
    private volatile Index _index = new(null, FrozenDictionary<string, MediaFileInfo>.Empty, []);

    public MediaFileInfo? Find(string url) => Current().ByUrl.GetValueOrDefault(url);

    /// <summary>Asks whether linked files that were fetched are still the same; those that are not are fetched again when they are next asked for.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var isAnyReplaced = false;
        try
        {
            using var client = clients.CreateClient(RemoteCmsRegistration.ContentClient);
            foreach (var file in Current().OnlyLinked.Where(file => File.Exists(PathOf(file))))
            {
                using var question = new HttpRequestMessage(HttpMethod.Head, AddressOf(file));
                using var answer = await client.SendAsync(question, cancellation);
                isAnyReplaced |= answer.IsSuccessStatusCode && versions.IsReplaced(file.Url, answer);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            NotRefreshed(failure);
        }
        if (isAnyReplaced)
            _index = new(null, FrozenDictionary<string, MediaFileInfo>.Empty, []);
    }

    private Index Current()
    {
        var index = _index;
        if (!ReferenceEquals(index.Contents, contents.Current))
        {
            _index = index = Index.Of(contents.Current, versions);
            Forget(index);
        }
        return index;
    }

    private string PathOf(MediaFileInfo file) => Path.Combine(folder, file.Hash[..2], file.Hash);

    private static Uri AddressOf(MediaFileInfo file) => new(string.Join('/', file.Url.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString)), UriKind.Relative);

    public async ValueTask<string?> OpenAsync(MediaFileInfo file, CancellationToken cancellation)
    {
        var path = PathOf(file);
        if (File.Exists(path))
            return path;
        // Whoever asks at the same time waits for the same download, which goes on when one of them leaves.
        var fetching = _fetching.GetOrAdd(file.Hash, _ => new Lazy<Task<string?>>(() => FetchAsync(file, path)));
        try
        {
            return await fetching.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (fetching.Value.IsCompleted)
                _fetching.TryRemove(file.Hash, out _);
        }
    }

    /// <summary>Deletes what no content shows any more, and what a killed process had only begun to fetch.</summary>
    private void Forget(Index index)
    {
        var shown = index.ByUrl.Values.Select(file => file.Hash).ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var isBeingFetched = file.Extension == PartExtension && time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc < Unfinished;
                if (!shown.Contains(file.Name) && !isBeingFetched)
                    file.Delete();
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was fetched yet.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotForgotten(failure);
        }
    }

    private async Task<string?> FetchAsync(MediaFileInfo file, string path)
    {
        var part = $"{path}.{Guid.NewGuid():N}{PartExtension}";
        try
        {
            using var client = clients.CreateClient(RemoteCmsRegistration.MediaClient);
            using var response = await client.GetAsync(AddressOf(file), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var kept = File.Create(part))
                await CopyAsync(await response.Content.ReadAsStreamAsync(), kept, response.Content.Headers.ContentLength);
            versions.Fetched(file.Url, response);
            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or UnauthorizedAccessException)
        {
            NotFetched(failure, file.Url);
            File.Delete(part);
            return null;
        }
    }

    private static async Task CopyAsync(Stream from, FileStream to, long? length)
    {
        var portion = new byte[64 * 1024];
        while (await from.ReadAsync(portion) is > 0 and var read)
        {
            if (to.Length + read > LargestFile)
                throw new IOException("The file is too large.");
            await to.WriteAsync(portion.AsMemory(0, read));
        }
        if (length is { } promised && promised != to.Length)
            throw new IOException("The file did not arrive whole.");
    }

    [LoggerMessage(LogLevel.Warning, "The file {Url} could not be fetched from the CMS.")]
    private partial void NotFetched(Exception failure, string url);

    [LoggerMessage(LogLevel.Warning, "The CMS could not be asked whether linked files are still the same.")]
    private partial void NotRefreshed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "Files that no content shows any more could not be deleted.")]
    private partial void NotForgotten(Exception failure);

    /// <param name="OnlyLinked">Those of which nothing but the address is known.</param>
    private sealed partial record Index(RemoteContent? Contents, FrozenDictionary<string, MediaFileInfo> ByUrl, IReadOnlyList<MediaFileInfo> OnlyLinked)
    {
        public static Index Of(RemoteContent? contents, MediaVersions versions)
        {
            var files = new Dictionary<string, MediaFileInfo>(StringComparer.Ordinal);
            foreach (var item in contents?.Items ?? [])
            {
                using var document = JsonDocument.Parse(item.Json);
                Collect(document.RootElement, files);
            }
            var linked = files.Values.Where(file => file.Bytes == 0).Select(file => File(file.Url, null, null, null, versions.Number(file.Url))).ToList();
            foreach (var file in linked)
                files[file.Url] = file;
            return new Index(contents, files.ToFrozenDictionary(StringComparer.Ordinal), linked);
        }

        private static void Collect(JsonElement element, Dictionary<string, MediaFileInfo> files)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    if (Medium(element) is { } medium)
                        files[medium.Url] = medium;
                    foreach (var member in element.EnumerateObject())
                        Collect(member.Value, files);
                    break;
                case JsonValueKind.Array:
                    foreach (var one in element.EnumerateArray())
                        Collect(one, files);
                    break;
                case JsonValueKind.String:
                    foreach (Match found in Address().Matches(element.GetString()!))
                        if (Uri.UnescapeDataString(found.Value) is var url && !files.ContainsKey(url))
                            files[url] = File(url, null, null, null);
                    break;
            }
        }

        /// <summary>A media item as the Delivery API has it.</summary>
        private static MediaFileInfo? Medium(JsonElement element) =>
            element.TryGetProperty("mediaType", out _) && element.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && Address().IsMatch(url.GetString()!)
                ? File(Uri.UnescapeDataString(url.GetString()!.Split('?')[0]), Number(element, "bytes"), (int?)Number(element, "width"), (int?)Number(element, "height"))
                : null;

        private static MediaFileInfo File(string url, long? bytes, int? width, int? height, int version = 0) => new(
            url, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{url}|{bytes}|{width}|{height}|{version}")))),
            Path.GetExtension(url).TrimStart('.').ToLowerInvariant(), bytes ?? 0, width, height);

        private static long? Number(JsonElement element, string name) =>
            element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is > 0 and < int.MaxValue ? number : null;

        [GeneratedRegex("""/media/[A-Za-z0-9]+/[^/"'<>?#\s()]+""", RegexOptions.CultureInvariant)]
        private static partial Regex Address();
    }
}

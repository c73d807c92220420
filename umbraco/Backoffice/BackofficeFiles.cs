using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Site.Cms.Backoffice;

/// <summary>Files of one folder, known since the start, with the <c>.br</c> and <c>.gz</c> neighbours that the build made. Nothing outside the list is ever opened.</summary>
public sealed class BackofficeFiles
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly FrozenDictionary<string, ServedFile> _files;

    /// <param name="folder">Absolute; a folder that does not exist holds no files.</param>
    /// <param name="serves">Which paths, relative with forward slashes, may be served.</param>
    public BackofficeFiles(string folder, Func<string, bool> serves)
    {
        var all = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        var present = all.ToHashSet(StringComparer.Ordinal);
        _files = all
            .Where(path => Path.GetExtension(path) is not (".br" or ".gz"))
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(file => serves(file.Name))
            .ToFrozenDictionary(file => file.Name, file => new ServedFile(
                file.Path,
                ContentTypes.TryGetContentType(file.Path, out var type) ? WithCharset(type) : "application/octet-stream",
                [.. new[] { ("br", ".br"), ("gzip", ".gz") }.Where(e => present.Contains(file.Path + e.Item2)).Select(e => e.Item1)]));
    }

    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <param name="path">Below the folder, with forward slashes.</param>
    /// <param name="cacheControl">Sent with the file.</param>
    public Results<PhysicalFileHttpResult, NotFound> Serve(HttpContext context, string path, string cacheControl)
    {
        if (!_files.TryGetValue(path, out var file))
            return TypedResults.NotFound();
        var encoding = ContentEncoding.Best(context.Request, file.Encodings);
        var source = file.Path + encoding switch { "br" => ".br", "gzip" => ".gz", _ => "" };
        var written = File.GetLastWriteTimeUtc(source);
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return TypedResults.PhysicalFile(source, file.ContentType,
            entityTag: new EntityTagHeaderValue($"\"{written.Ticks:x}-{encoding ?? "identity"}\""));
    }

    private static string WithCharset(string type) => type is "text/javascript" or "text/css" or "application/json" ? type + "; charset=utf-8" : type;

    private sealed record ServedFile(string Path, string ContentType, IReadOnlyList<string> Encodings);
}

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
    public BackofficeFiles(string folder)
    {
        var all = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        var present = all.ToHashSet(StringComparer.Ordinal);
        _files = all
            .Where(path => Path.GetExtension(path) is not (".br" or ".gz"))
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            .ToFrozenDictionary(file => file.Name, file => new ServedFile(
                file.Path,
                ContentTypeOf(file.Path),
                [.. new[] { ("br", ".br"), ("gzip", ".gz") }.Where(e => present.Contains(file.Path + e.Item2)).Select(e => e.Item1)]));
    }

    /// <param name="path">Below the folder, with forward slashes.</param>
    /// <param name="cacheControl">Sent with the file.</param>
    public Results<PhysicalFileHttpResult, NotFound> Serve(HttpContext context, string path, string cacheControl)
    {
        if (!_files.TryGetValue(path, out var file))
            return TypedResults.NotFound();
        var encoding = ContentEncoding.Best(context.Request, file.Encodings);
        var source = file.Path + encoding switch { "br" => ".br", "gzip" => ".gz", _ => "" };
        // A build while the site runs takes files away.
        if (new FileInfo(source) is not { Exists: true, LastWriteTimeUtc: var written })
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return TypedResults.PhysicalFile(source, file.ContentType,
            entityTag: new EntityTagHeaderValue($"\"{written.Ticks:x}-{encoding ?? "identity"}\""));
    }

    /// <summary>By the file's ending; text says that it is UTF-8.</summary>
    public static string ContentTypeOf(string path)
    {
        if (!ContentTypes.TryGetContentType(path, out var type))
            return "application/octet-stream";
        return type is "text/javascript" or "text/css" or "application/json" ? type + "; charset=utf-8" : type;
    }

    private sealed record ServedFile(string Path, string ContentType, IReadOnlyList<string> Encodings);
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice;

/// <summary>One package's manifest, as <c>GET manifest/manifest/private</c> and <c>/public</c> answer it.</summary>
public sealed record PackageManifest(string Name, string? Id, string? Version, IReadOnlyList<JsonNode> Extensions);

/// <summary>The extensions that we add to the backoffice: <c>umbraco/packages/*/umbraco-package.json</c>, in the format of Umbraco's own packages.</summary>
public sealed class BackofficePackages
{
    private const string ManifestFile = "umbraco-package.json";
    private const string CacheBusterToken = "%CACHE_BUSTER%";
    private const string ServiceToken = "%SERVICE_NAME%";
    private const string AnyService = "Guichet";
    private const string Forever = "public, max-age=31536000, immutable";
    private readonly string _service;
    private readonly FrozenDictionary<string, Lazy<CompressedContent>> _files;

    /// <param name="folder">Holds a folder a package.</param>
    /// <param name="serviceName">What the town calls the service that answers families; stands in manifests for <c>%SERVICE_NAME%</c>.</param>
    /// <exception cref="InvalidOperationException">A manifest cannot be read; the message names its file.</exception>
    public BackofficePackages(string folder, string? serviceName = null)
    {
        _service = JsonEncodedText.Encode(serviceName ?? AnyService).ToString();
        var all = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        CacheBuster = HashOf(all);
        _files = all.Where(path => !IsManifest(path)).ToFrozenDictionary(
            path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
            path => new Lazy<CompressedContent>(() => new CompressedContent(File.ReadAllBytes(path))));
        var manifests = all.Where(IsManifest).Select(Read).ToList();
        Public = [.. manifests.Where(m => m.IsPublic).Select(m => m.Manifest)];
        Private = [.. manifests.Where(m => !m.IsPublic).Select(m => m.Manifest)];
    }

    /// <summary>Before sign-in.</summary>
    public IReadOnlyList<PackageManifest> Public { get; }

    /// <summary>After sign-in; does not repeat the public ones.</summary>
    public IReadOnlyList<PackageManifest> Private { get; }

    /// <summary>Changes when any file of any package does; the token in the manifests' addresses becomes this.</summary>
    public string CacheBuster { get; }

    /// <summary>Answers with a file of a package, or 404. An address with the current cache buster never changes its meaning; any other is asked for again.</summary>
    /// <param name="path">Package and file, with forward slashes.</param>
    public Task WriteFileAsync(HttpContext context, string path)
    {
        if (!_files.TryGetValue(path, out var content))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.QueryString.Value!.Contains(CacheBuster, StringComparison.Ordinal) ? Forever : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        return content.Value.WriteAsync(context, BackofficeFiles.ContentTypeOf(path));
    }

    private static bool IsManifest(string path) => Path.GetFileName(path) == ManifestFile;

    private (PackageManifest Manifest, bool IsPublic) Read(string path)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path)
                .Replace(CacheBusterToken, CacheBuster, StringComparison.Ordinal).Replace(ServiceToken, _service, StringComparison.Ordinal))!.AsObject();
            var name = root["name"]?.GetValue<string>() ?? throw new JsonException("The property name is missing.");
            var extensions = root["extensions"]?.AsArray().Select(e => e?.DeepClone() ?? throw new JsonException("An extension is null.")).ToList() ?? [];
            return (new PackageManifest(name, root["id"]?.GetValue<string>(), root["version"]?.GetValue<string>(), extensions),
                root["allowPublicAccess"]?.GetValue<bool>() ?? false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidOperationException($"{path} is not a package manifest: {e.Message}", e);
        }
    }

    private static string HashOf(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
            hash.AppendData(File.ReadAllBytes(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site.Cms.Backoffice;

/// <summary>One package's manifest, as <c>GET manifest/manifest/private</c> and <c>/public</c> answer it.</summary>
public sealed record PackageManifest(string Name, string? Id, string? Version, IReadOnlyList<JsonNode> Extensions);

/// <summary>The extensions that we add to the backoffice: <c>umbraco/packages/*/umbraco-package.json</c>, in the format of Umbraco's own packages.</summary>
public sealed class BackofficePackages
{
    private const string ManifestFile = "umbraco-package.json";
    private const string CacheBusterToken = "%CACHE_BUSTER%";
    private const string Forever = "public, max-age=31536000, immutable";

    /// <param name="folder">Holds a folder a package.</param>
    /// <exception cref="InvalidOperationException">A manifest cannot be read; the message names its file.</exception>
    public BackofficePackages(string folder)
    {
        Files = new BackofficeFiles(folder, path => path.Contains('/') && !path.EndsWith(ManifestFile, StringComparison.Ordinal));
        CacheBuster = HashOf(folder);
        var manifests = Directory.Exists(folder)
            ? Directory.GetFiles(folder, ManifestFile, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).ToList()
            : [];
        Public = [.. manifests.Where(m => m.IsPublic).Select(m => m.Manifest)];
        Private = [.. manifests.Where(m => !m.IsPublic).Select(m => m.Manifest)];
    }

    /// <summary>Before sign-in.</summary>
    public IReadOnlyList<PackageManifest> Public { get; }

    /// <summary>After sign-in; does not repeat the public ones.</summary>
    public IReadOnlyList<PackageManifest> Private { get; }

    /// <summary>What the manifests point to.</summary>
    public BackofficeFiles Files { get; }

    /// <summary>Changes when any file of any package does; the token in the manifests' addresses becomes this.</summary>
    public string CacheBuster { get; }

    /// <summary>An address with the current cache buster never changes its meaning; any other is asked for again.</summary>
    public string CacheControl(string query) => query.Contains(CacheBuster, StringComparison.Ordinal) ? Forever : "no-cache";

    private (PackageManifest Manifest, bool IsPublic) Read(string path)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path).Replace(CacheBusterToken, CacheBuster, StringComparison.Ordinal))!.AsObject();
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

    private static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (Directory.Exists(folder))
            foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                hash.AppendData(File.ReadAllBytes(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}

using System.Text.Json;

namespace Site.Cms.Backoffice;

/// <summary>What the client's build says the host page has to load (<c>dist/host.json</c>). All addresses are absolute paths under <c>/umbraco/backoffice/</c>.</summary>
/// <param name="Script">The module that defines <c>umb-app</c>.</param>
/// <param name="Styles">Style sheets of the page.</param>
/// <param name="Preload">Modules that <paramref name="Script"/> cannot run without.</param>
/// <param name="Imports">The import map, for extensions.</param>
public sealed record BackofficeClient(string Script, IReadOnlyList<string> Styles, IReadOnlyList<string> Preload, IReadOnlyDictionary<string, string> Imports)
{
    /// <exception cref="InvalidOperationException">The client has not been built.</exception>
    public static BackofficeClient Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
            throw new InvalidOperationException($"The backoffice client is not built: {path} is missing. Build umbraco/Site.Cms.csproj, which needs Node 20 or newer and npm.");
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<BackofficeClient>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{path} is empty.");
    }
}

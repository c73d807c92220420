using System.Net.Http.Headers;
using System.Text.Json;

namespace Site.RemoteCms;

/// <summary>
/// Of files that contents only link to: what the CMS said when they were fetched, so that one which was replaced under the same address is noticed.
/// (Of a picked file the Delivery API tells size and measures, which say so by themselves.)
/// </summary>
/// <param name="path">Of a file that keeps them; its folder exists.</param>
internal sealed class MediaVersions(string path)
{
    private readonly Lock _turn = new();
    private Dictionary<string, MediaVersion>? _versions;

    /// <summary>How often the file at this address was replaced, as far as is known.</summary>
    public int Number(string url)
    {
        lock (_turn)
            return Versions.GetValueOrDefault(url)?.Number ?? 0;
    }

    /// <summary>The file was fetched.</summary>
    public void Fetched(string url, HttpResponseMessage answer) => Set(url, known => new MediaVersion(known?.Number ?? 0, Validator(answer)));

    /// <summary>The CMS was asked whether the file that was fetched is still the same.</summary>
    /// <returns>Whether it is another one.</returns>
    public bool IsReplaced(string url, HttpResponseMessage answer)
    {
        var validator = Validator(answer);
        lock (_turn)
        {
            if (Versions.GetValueOrDefault(url) is not { } known || known.Validator == validator)
                return false;
        }
        Set(url, known => new MediaVersion((known?.Number ?? 0) + 1, validator));
        return true;
    }

    private static string Validator(HttpResponseMessage answer) =>
        (answer.Headers.ETag is EntityTagHeaderValue tag ? tag.ToString() : $"{answer.Content.Headers.LastModified:O} {answer.Content.Headers.ContentLength}").Trim();

    private Dictionary<string, MediaVersion> Versions => _versions ??= Read();

    private Dictionary<string, MediaVersion> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, MediaVersion>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            // Then the files are fetched anew.
            return [];
        }
    }

    private void Set(string url, Func<MediaVersion?, MediaVersion> change)
    {
        lock (_turn)
        {
            Versions[url] = change(Versions.GetValueOrDefault(url));
            var part = path + ".part";
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(Versions));
            File.Move(part, path, overwrite: true);
        }
    }

    private sealed record MediaVersion(int Number, string Validator);
}

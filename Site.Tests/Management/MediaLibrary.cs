using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>The media library of a site, filled and changed as the backoffice client does it.</summary>
internal sealed class MediaLibrary(ManagementSite site)
{
    public ManagementSite Site => site;

    public async Task<Guid> FolderAsync(string name, Guid? parent = null, Guid? id = null)
    {
        var key = id ?? Guid.NewGuid();
        await ExpectAsync(201, "editor", HttpMethod.Post, "media", NewItem(MediaTypes.Folder, name, parent, key));
        return key;
    }

    /// <summary>A file sent and taken by an item of the type that suits it.</summary>
    public async Task<Guid> UploadAsync(string fileName, byte[] bytes, Guid? parent = null)
    {
        var (upload, id) = (Guid.NewGuid(), Guid.NewGuid());
        using (var sent = await SendAsync("editor", fileName, bytes, upload))
            Assert.That((int)sent.StatusCode, Is.EqualTo(201), await sent.Content.ReadAsStringAsync());
        var type = MediaTypes.ForExtension(Path.GetExtension(fileName)[1..]);
        await ExpectAsync(201, "editor", HttpMethod.Post, "media", NewItem(type, Path.GetFileNameWithoutExtension(fileName), parent, id, upload));
        return id;
    }

    /// <summary>The upload alone.</summary>
    public Task<HttpResponseMessage> SendAsync(string caller, string fileName, byte[] bytes, Guid? id = null)
    {
        var form = new MultipartFormDataContent { { new StringContent((id ?? Guid.NewGuid()).ToString()), "Id" }, { new ByteArrayContent(bytes), "File", fileName } };
        return site.SendAsync(caller, HttpMethod.Post, "temporary-file", form);
    }

    public static object NewItem(MediaType type, string name, Guid? parent, Guid? id = null, Guid? upload = null) => new
    {
        id,
        parent = parent is { } folder ? new { id = folder } : null,
        mediaType = new { id = type.Id },
        values = upload is { } file ? [new { alias = "umbracoFile", value = new { temporaryFileId = file } }] : Array.Empty<object>(),
        variants = new[] { new { name } },
    };

    /// <summary>The item as it is, under another name and with more values, as its window saves it.</summary>
    public async Task<object> ChangeAsync(Guid id, string name, params (string Alias, object Value)[] values)
    {
        var item = await GetAsync("editor", $"media/{id}");
        var file = item["values"]!.AsArray().Where(value => (string?)value!["alias"] == "umbracoFile")
            .Select(value => (object)new { alias = "umbracoFile", value = value!["value"] });
        return new { values = values.Select(value => (object)new { alias = value.Alias, value = value.Value }).Concat(file), variants = new[] { new { name } } };
    }

    public async Task<JsonNode> GetAsync(string caller, string path)
    {
        using var response = await site.SendAsync(caller, HttpMethod.Get, path);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), path);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task ExpectAsync(int status, string caller, HttpMethod method, string path, object? body = null)
    {
        using var response = await site.SendAsync(caller, method, path, body);
        Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{method} {path}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Everything below the media folder.</summary>
    public IReadOnlyList<string> Files()
    {
        var folder = Path.Combine(site.DataPath, "media");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }
}

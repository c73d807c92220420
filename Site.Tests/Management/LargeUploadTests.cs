using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>Uploads over a real socket: what is long costs no memory, what is too long is refused before it has come.</summary>
public class LargeUploadTests
{
    private const int Megabyte = 1024 * 1024;

    private SiteFactory _site = null!;
    private Uri _address = null!;
    private ApiUser _user = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _site = new SiteFactory().With("Cms:Media:LargestFile", (50 * Megabyte).ToString(CultureInfo.InvariantCulture));
        _address = _site.Listen();
        _user = await ApiUser.CreateAsync(_address);
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        _user.Dispose();
        await _site.DisposeAsync();
    }

    [Test, NonParallelizable]
    public async Task Twenty_megabytes_take_hardly_more_memory_than_one()
    {
        await AllocatedByAsync(Megabyte);
        var (small, large) = (await AllocatedByAsync(Megabyte), await AllocatedByAsync(20 * Megabyte));
        // Both sides of the socket are in this process; who held the file once would need twenty megabytes.
        Assert.That(large - small, Is.LessThan(5 * Megabyte), $"{small} bytes allocated for 1 MB, {large} for 20 MB");
    }

    [Test]
    public async Task Two_gigabytes_are_refused_by_their_announcement()
    {
        var answer = await RawAsync($"Content-Length: {2L * 1024 * Megabyte}", []);
        Assert.That(answer, Does.StartWith("HTTP/1.1 413"));
    }

    [Test]
    public async Task What_was_not_announced_is_refused_once_it_is_too_much()
    {
        var chunk = new byte[Megabyte];
        async IAsyncEnumerable<ReadOnlyMemory<byte>> Film()
        {
            yield return Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"File\"; filename=\"film.bin\"\r\n\r\n");
            for (var sent = 0; sent < 2048; sent++)
                yield return chunk;
            await Task.CompletedTask;
        }
        var answer = await RawAsync("Transfer-Encoding: chunked", Film());
        Assert.That(answer, Does.StartWith("HTTP/1.1 413"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_site.DataPath, "media", ".temporary")), Is.Empty);
    }

    [Test]
    public async Task A_part_of_a_film_is_served_so_that_a_browser_can_jump_in_it()
    {
        var film = new byte[Megabyte];
        "\0\0\0\u0018ftypmp42"u8.CopyTo(film);
        Random.Shared.NextBytes(film.AsSpan(12));
        var upload = await SendAsync(new ByteArrayContent(film), "film.mp4");
        using var made = await _user.Http.PostAsJsonAsync("media", new
        {
            mediaType = new { id = "f6c515bb-653c-4bdc-821c-987729ebe327" },
            values = new[] { new { alias = "umbracoFile", value = new { temporaryFileId = upload } } },
            variants = new[] { new { name = "Film" } },
        });
        var item = await _user.Http.GetFromJsonAsync<JsonNode>($"media/{made.Headers.GetValues("Umb-Generated-Resource").Single()}");
        using var visitor = new HttpClient { BaseAddress = _address };
        visitor.DefaultRequestHeaders.Range = new(1000, 1999);

        using var part = await visitor.GetAsync(new Uri((string)item!["values"]![0]!["value"]!["src"]!, UriKind.Relative));

        Assert.That((int)part.StatusCode, Is.EqualTo(206));
        Assert.That(part.Content.Headers.ContentRange!.ToString(), Is.EqualTo($"bytes 1000-1999/{Megabyte}"));
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(film[1000..2000]));
    }

    /// <summary>Bytes that both sides allocated while a file of this length was sent.</summary>
    private async Task<long> AllocatedByAsync(int length)
    {
        var path = Path.Combine(_site.DataPath, $"essai-{length}.bin");
        await using (var file = File.Create(path))
            file.SetLength(length);
        await using var content = File.OpenRead(path);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await SendAsync(new StreamContent(content), "film.bin");
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private async Task<Guid> SendAsync(HttpContent content, string name)
    {
        using var form = new MultipartFormDataContent { { content, "File", name } };
        using var response = await _user.Http.PostAsync(new Uri("temporary-file", UriKind.Relative), form);
        Assert.That((int)response.StatusCode, Is.EqualTo(201), await response.Content.ReadAsStringAsync());
        return Guid.Parse(response.Headers.GetValues("Umb-Generated-Resource").Single());
    }

    private Task<string> RawAsync(string length, byte[] body) => RawAsync(length, Once(body));

    /// <summary>Sends for as long as the server lets us, then reads how it answers.</summary>
    private async Task<string> RawAsync(string length, IAsyncEnumerable<ReadOnlyMemory<byte>> body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_address.Host, _address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /umbraco/management/api/v1/temporary-file HTTP/1.1\r\nHost: {_address.Authority}\r\nAuthorization: Bearer {_user.Token}\r\n"
            + $"Content-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"));
        var answer = new StreamReader(stream).ReadLineAsync();
        try
        {
            await foreach (var piece in body)
            {
                if (answer.IsCompleted)
                    break;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{piece.Length:X}\r\n"));
                await stream.WriteAsync(piece);
                await stream.WriteAsync("\r\n"u8.ToArray());
            }
        }
        catch (IOException)
        {
            // The server hung up while we were still sending: it had answered before.
        }
        return await answer ?? "";
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Once(byte[] body)
    {
        if (body.Length > 0)
            yield return body;
        await Task.CompletedTask;
    }
}

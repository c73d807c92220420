using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Site.Cms.Backoffice;

namespace Site.Tests.Backoffice;

/// <summary>The client's files, packages' files and graphics over HTTP: whole, compressed, and kept as long as their names allow.</summary>
public sealed class ServedFilesTests
{
    private BackofficeHost _host = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await BackofficeHost.StartAsync();
        _client = _host.Client();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    private static IEnumerable<string> Names() => Directory.GetFiles(BackofficeHost.FilesFolder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is not (".br" or ".gz"))
        .Select(path => Path.GetRelativePath(BackofficeHost.FilesFolder, path).Replace('\\', '/'));

    [TestCase("br")]
    [TestCase("gzip")]
    [TestCase("identity")]
    public async Task Every_file_arrives_whole_in_every_encoding(string encoding)
    {
        foreach (var name in Names())
        {
            using var response = await GetAsync("/umbraco/backoffice/" + name, encoding);
            var body = await response.Content.ReadAsByteArrayAsync();
            var original = await File.ReadAllBytesAsync(Path.Combine(BackofficeHost.FilesFolder, name));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), name);
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(body.Length), name);
            Assert.That(Decoded(body, response.Content.Headers.ContentEncoding.SingleOrDefault()), Is.EqualTo(original), name);
        }
    }

    [Test]
    public void Every_text_file_above_a_kilobyte_is_compressed_at_build_time()
    {
        var bare = Names().Where(name => name.EndsWith(".js", StringComparison.Ordinal) || name.EndsWith(".css", StringComparison.Ordinal))
            .Select(name => Path.Combine(BackofficeHost.FilesFolder, name))
            .Where(path => new FileInfo(path).Length >= 1024)
            .Where(path => !File.Exists(path + ".br") || !File.Exists(path + ".gz"));
        Assert.That(bare, Is.Empty);
    }

    [Test]
    public void A_file_that_a_new_build_took_away_is_not_found()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "shared-OLD.js");
            File.WriteAllText(path, "export {};");
            var files = new BackofficeFiles(folder.FullName);
            File.Delete(path);

            Assert.That(files.Serve(new DefaultHttpContext(), "shared-OLD.js", "no-cache").Result, Is.InstanceOf<NotFound>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task A_browser_gets_brotli_and_keeps_the_file_for_ever()
    {
        using var response = await GetAsync("/umbraco/backoffice/" + Largest(), "gzip, deflate, br, zstd");
        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
            Assert.That(response.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/javascript; charset=utf-8"));
            Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        });
    }

    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("br;q=0.1, gzip;q=0.9", "gzip")]
    [TestCase("*", "br")]
    [TestCase("deflate", null)]
    [TestCase("br;q=0, gzip;q=0", null)]
    public async Task The_encoding_follows_what_is_accepted(string accepted, string? expected)
    {
        using var response = await GetAsync("/umbraco/backoffice/" + Largest(), accepted);
        Assert.That(response.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(expected));
    }

    [TestCase("/umbraco/backoffice/..%2fhost.json")]
    [TestCase("/umbraco/backoffice/..%5chost.json")]
    [TestCase("/umbraco/backoffice/%2e%2e/%2e%2e/graphics/logo.svg")]
    [TestCase("/umbraco/backoffice//etc/passwd")]
    [TestCase("/App_Plugins/portail/umbraco-package.json")]
    [TestCase("/App_Plugins/..%2fBackoffice/graphics/logo.svg")]
    [TestCase("/App_Plugins/portail")]
    [TestCase("/umbraco/management/api/v1/security/back-office/graphics/..%2f..%2fhost")]
    public async Task Nothing_but_the_files_that_are_there_is_served(string address)
    {
        using var response = await _client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("logo")]
    [TestCase("logo-alternative")]
    [TestCase("login-logo")]
    [TestCase("login-logo-alternative")]
    [TestCase("login-background")]
    public async Task The_graphics_that_the_client_asks_for_are_there(string name)
    {
        using var response = await _client.GetAsync("/umbraco/management/api/v1/security/back-office/graphics/" + name);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/svg+xml"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("<svg "));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string acceptEncoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return await _client.SendAsync(request);
    }

    private static string Largest() => Names().Where(name => name.EndsWith(".js", StringComparison.Ordinal))
        .MaxBy(name => new FileInfo(Path.Combine(BackofficeHost.FilesFolder, name)).Length)!;

    private static byte[] Decoded(byte[] body, string? encoding)
    {
        if (encoding is null)
            return body;
        using var source = new MemoryStream(body);
        using Stream decoder = encoding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        decoder.CopyTo(decoded);
        return decoded.ToArray();
    }
}

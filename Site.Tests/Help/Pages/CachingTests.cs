using System.IO.Compression;
using System.Net;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>What browsers and the site itself keep of the public pages, on a site whose cache is empty.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class CachingTests(ContentsFrom cms)
{
    private SampleSite _site = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        var source = new SampleSource();
        source.Put(SeedSample.Items);
        _site = await SampleSite.StartAsync(cms, source);
        _client = _site.Factory.With("Site:PublicAddress", PagesSite.Address).Client();
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [TestCase("*", null)]
    [TestCase("gzip, br;q=0.1", "br")]
    [TestCase("br", "br;q=0, gzip")]
    public async Task What_one_reader_can_decode_is_not_handed_to_another_who_cannot(string first, string? then)
    {
        using var earlier = await GetAsync(first);
        using var later = await GetAsync(then);

        Assert.That(await TextAsync(earlier), Does.Contain("<h1>"));
        Assert.That(await TextAsync(later), Does.Contain("<h1>"));
        Assert.That(later.Content.Headers.ContentEncoding.Select(encoding => then!.Contains($"{encoding};q=0", StringComparison.Ordinal)), Has.None.True);
        Assert.That(later.Content.Headers.ContentEncoding, then is null ? Is.Empty : Is.Not.Empty);
    }

    [TestCase(null)]
    [TestCase("br")]
    public async Task A_page_that_has_not_changed_is_not_sent_again(string? encoding)
    {
        using var first = await GetAsync(encoding);
        using var again = await GetAsync(encoding, first.Headers.ETag!.ToString());

        Assert.That(first.Headers.CacheControl?.NoCache, Is.True);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_page_is_sent_again_once_something_was_published()
    {
        using var first = await GetAsync(null);
        _site.Source.Put(Sample.Faq(90, "neuf", "Une nouvelle question", "R"));
        await _site.UpdateAsync();
        using var again = await GetAsync(null, first.Headers.ETag!.ToString());

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await TextAsync(again), Does.Contain("Une nouvelle question"));
        Assert.That(again.Headers.ETag, Is.Not.EqualTo(first.Headers.ETag));
    }

    private async Task<HttpResponseMessage> GetAsync(string? encoding, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/faq");
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await _client.SendAsync(request);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        return await reader.ReadToEndAsync();
    }
}

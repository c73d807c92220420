using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Tests.CmsTests;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary><c>imaging/resize/urls</c>: what the backoffice shows as thumbnails.</summary>
public class ImagingTests
{
    private ManagementSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await ManagementSite.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [TestCase("", 200, 200)]
    [TestCase("&width=100&mode=Max", 100, 50)]
    [TestCase("&width=50&height=50&mode=Pad&format=webp", 50, 50)]
    [TestCase("&width=100&height=20&mode=Stretch", 100, 20)]
    public async Task A_thumbnail_s_address_leads_to_a_picture_of_that_size(string query, int width, int height)
    {
        var id = await AddAsync("écran d’accueil.png", SamplePictures.Png(800, 400));

        var url = (await UrlsAsync($"id={id}{query}"))[0]!["urlInfos"]![0]!["url"]!.GetValue<string>();

        Assert.That(SamplePictures.SizeOf(await _site.Client.GetByteArrayAsync(new Uri(url, UriKind.Relative))), Is.EqualTo((width, height)));
    }

    [Test]
    public async Task Addresses_look_as_umbraco_writes_them()
    {
        var id = await AddAsync("plan.png", SamplePictures.Png(80, 40));

        var url = (await UrlsAsync($"id={id}&width=64&height=32&mode=Crop&format=webp"))[0]!["urlInfos"]![0]!["url"]!.GetValue<string>();

        Assert.That(url, Does.Match("^/media/[a-z0-9]{8}/plan.png\\?rmode=crop&width=64&height=32&format=webp&hmac=[0-9a-f]{64}$"));
    }

    [Test]
    public async Task A_drawing_has_its_own_address_and_a_document_none()
    {
        var drawing = await AddAsync("logo.svg", SampleFiles.Text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        var note = await AddAsync("note.txt", SampleFiles.Text("x"));

        var urls = await UrlsAsync($"id={drawing}&id={note}&id={Guid.NewGuid()}");

        Assert.That(urls, Has.Count.EqualTo(2));
        Assert.That(urls[0]!["urlInfos"]![0]!["url"]!.GetValue<string>(), Does.EndWith("/logo.svg"));
        Assert.That(urls[1]!["urlInfos"]!.AsArray(), Is.Empty);
    }

    [TestCase("width=0")]
    [TestCase("width=4097")]
    [TestCase("height=-1")]
    [TestCase("width=x")]
    [TestCase("mode=Fill")]
    [TestCase("mode=2")]
    [TestCase("format=gif")]
    public async Task Anything_that_is_not_made_is_refused(string query)
    {
        using var response = await _site.SendAsync("editor", HttpMethod.Get, $"imaging/resize/urls?id={Guid.NewGuid()}&{query}");

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    private async Task<Guid> AddAsync(string name, byte[] content) =>
        (await _site.Get<MediaService>().CreateFileAsync(null, null, name, name, new MemoryStream(content), TestStaff.Of("editor")!.Id)).Value;

    private async Task<JsonArray> UrlsAsync(string query)
    {
        using var response = await _site.SendAsync("editor", HttpMethod.Get, $"imaging/resize/urls?{query}");
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!.AsArray();
    }
}

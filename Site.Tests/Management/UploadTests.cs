using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Tests.CmsTests;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Bad files get the right status and a French sentence, and nothing of them is left on the disk.</summary>
public class UploadTests
{
    private MediaLibrary _library = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _library = new MediaLibrary(await ManagementSite.StartAsync(options => options.Media.LargestFile = 200_000));

    [OneTimeTearDown]
    public async Task TearDown() => await _library.Site.DisposeAsync();

    public static IEnumerable<TestCaseData> BadFiles =>
    [
        Bad("page.html", "<p>x</p>", "FileExtensionNotAllowed"),
        Bad("PAGE.HTML", "<p>x</p>", "FileExtensionNotAllowed"),
        Bad("script.js", "alert(1)", "FileExtensionNotAllowed"),
        Bad("programme.exe", "MZ", "FileExtensionNotAllowed"),
        Bad("macros.docm", "PK", "FileExtensionNotAllowed"),
        Bad("page.ht-ml", "<p>x</p>", "InvalidFileName"),
        Bad("page.html.", "<p>x</p>", "InvalidFileName"),
        Bad("sans-extension", "x", "InvalidFileName"),
        Bad("..", "x", "InvalidFileName"),
        Bad("photo.png", "<script>alert(1)</script>", "FileContentNotAllowed"),
        Bad("photo.jpg", SampleFiles.Png(4, 3), "FileContentNotAllowed"),
        Bad("photo.png", SampleFiles.Png(4, 3)[..16], "FileContentNotAllowed"),
        Bad("film.mp4", "ce n’est pas un film", "FileContentNotAllowed"),
        Bad("plan.pdf", "<html>", "FileContentNotAllowed"),
        Bad("lettre.docx", "<html>", "FileContentNotAllowed"),
        Bad("note.txt", [.. "texte"u8, 0, 1, 2], "FileContentNotAllowed"),
        Bad("logo.svg", "<svg><", "FileContentNotAllowed"),
        Bad("logo.svg", "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>", "FileContentNotAllowed"),
        Bad("bombe.png", SampleFiles.Png(20_000, 20_000), "TooManyPixels"),
        Bad("bombe.jpg", SampleFiles.Jpeg(50_000, 50_000), "TooManyPixels"),
        Bad("bombe.gif", SampleFiles.Gif(60_000, 60_000), "TooManyPixels"),
        Bad("sous-titres.vtt", "1\n00:00:00,000 --> 00:00:02,000\nBonjour", "InvalidCaptions"),
        Bad("sous-titres.vtt", "WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nBonjour", "InvalidCaptions"),
        Bad("sous-titres.vtt", "WEBVTT\n\n0:02 --> 0:04\nBonjour", "InvalidCaptions"),
    ];

    [TestCaseSource(nameof(BadFiles))]
    public async Task It_is_refused_with_a_reason_and_leaves_nothing(string name, byte[] bytes, string reason)
    {
        using var response = await _library.SendAsync("editor", name, bytes);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(400));
            Assert.That((string?)problem["operationStatus"], Is.EqualTo(reason));
            Assert.That((string?)problem["title"], Does.Match("^(Ce|Cette|Ces|Le nom) .+\\.$"));
            Assert.That(_library.Files(), Is.Empty);
        });
    }

    [Test]
    public async Task A_file_that_is_too_long_is_refused_and_leaves_nothing()
    {
        using var response = await _library.SendAsync("editor", "film.bin", new byte[200_001]);
        Assert.That((int)response.StatusCode, Is.EqualTo(413));
        Assert.That((string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["title"], Does.StartWith("Ce fichier est trop volumineux."));
        Assert.That(_library.Files(), Is.Empty);
    }

    [TestCase("../../cms.db.png")]
    [TestCase("..\\..\\cms.db.png")]
    [TestCase("/etc/passwd.png")]
    public async Task A_name_with_a_path_is_only_a_name(string name)
    {
        var id = await _library.UploadAsync(name, SampleFiles.Png(4, 3));
        var file = (string?)(await _library.GetAsync("editor", $"media/{id}"))["values"]![0]!["value"]!["src"];
        Assert.That(file, Does.Match("^/media/[a-z0-9]{8}/(cms-db|passwd).png$"));
        Assert.That(_library.Files().Single(), Does.Match("/media/[0-9a-f]{2}/[0-9a-f]{64}$"));
        await _library.ExpectAsync(200, "editor", HttpMethod.Delete, $"media/{id}");
        Assert.That(_library.Files(), Is.Empty);
    }

    [Test]
    public async Task A_form_that_breaks_off_leaves_nothing()
    {
        var form = "--x\r\nContent-Disposition: form-data; name=\"File\"; filename=\"note.txt\"\r\n\r\nle début"u8;
        using var body = new ByteArrayContent(form.ToArray());
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        await _library.ExpectAsync(400, "editor", HttpMethod.Post, "temporary-file", body);
        Assert.That(_library.Files(), Is.Empty);
    }

    [TestCase("application/json", "{}")]
    [TestCase("multipart/form-data", "sans frontière")]
    public async Task What_is_no_form_is_refused(string type, string text)
    {
        using var body = new StringContent(text, Encoding.UTF8);
        body.Headers.ContentType = new(type);
        await _library.ExpectAsync(415, "editor", HttpMethod.Post, "temporary-file", body);
    }

    [Test]
    public async Task Two_items_cannot_take_one_upload_and_a_refused_item_keeps_no_file()
    {
        var upload = Guid.NewGuid();
        using (await _library.SendAsync("editor", "plan.png", SampleFiles.Png(7, 7), upload))
        {
        }
        var folder = await _library.FolderAsync("Prise");
        await _library.ExpectAsync(400, "editor", HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Image, "Plan", parent: null, id: folder, upload));
        await _library.ExpectAsync(400, "editor", HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Image, new string('x', 300), parent: null, upload: upload));
        Assert.That(_library.Files(), Has.Count.EqualTo(1), "the upload itself");

        var id = Guid.NewGuid();
        await _library.ExpectAsync(201, "editor", HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Image, "Plan", parent: null, id, upload));
        await _library.ExpectAsync(400, "editor", HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Image, "Bis", parent: null, upload: upload));
        Assert.That(_library.Files(), Has.Count.EqualTo(1), "the item's file");

        await _library.ExpectAsync(200, "editor", HttpMethod.Delete, $"media/{id}");
        await _library.ExpectAsync(200, "editor", HttpMethod.Delete, $"media/{folder}");
        Assert.That(_library.Files(), Is.Empty);
    }

    private static TestCaseData Bad(string name, string text, string reason) => Bad(name, Encoding.UTF8.GetBytes(text), reason);

    private static TestCaseData Bad(string name, byte[] bytes, string reason) => new TestCaseData(name, bytes, reason).SetArgDisplayNames(name, reason);
}

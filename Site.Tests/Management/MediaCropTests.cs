using System.Text.Json.Nodes;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Named cuts of pictures: administrators configure them, editors choose them, each picture tells them.</summary>
public class MediaCropTests
{
    private static readonly Guid ImageCropper = new("1df9f033-e6d4-451f-b8d2-e0cbc50a836f");
    private static readonly object Inside = new { x1 = 0.1, y1 = 0.2, x2 = 0.3, y2 = 0.4 };

    private MediaLibrary _library = null!;
    private Guid _picture;

    [SetUp]
    public async Task SetUp()
    {
        _library = new MediaLibrary(await ManagementSite.StartAsync());
        _picture = await _library.UploadAsync("affiche.png", SamplePictures.Png(400, 300));
        await ConfigureAsync(("vignette", 1280, 720), ("etape", 1200, 900));
    }

    [TearDown]
    public async Task TearDown() => await _library.Site.DisposeAsync();

    [Test]
    public async Task A_picture_tells_every_configured_crop_and_the_chosen_ones_with_their_place()
    {
        Assert.That(await CropsAsync(), Is.EqualTo("""[{"alias":"vignette","label":"Pour vignette","width":1280,"height":720,"coordinates":null},{"alias":"etape","label":"Pour etape","width":1200,"height":900,"coordinates":null}]"""));

        await SaveAsync(200, new { alias = "etape", width = 1, height = 1, coordinates = Inside }, new { alias = "inconnue", width = 5, height = 5, coordinates = Inside });

        Assert.That(await CropsAsync(), Is.EqualTo("""[{"alias":"vignette","label":"Pour vignette","width":1280,"height":720,"coordinates":null},{"alias":"etape","label":"Pour etape","width":1200,"height":900,"coordinates":{"x1":0.1,"y1":0.2,"x2":0.3,"y2":0.4}}]"""));
    }

    [Test]
    public async Task A_chosen_place_outlives_a_change_of_the_configuration()
    {
        await SaveAsync(200, new { alias = "etape", coordinates = Inside });

        await ConfigureAsync(("etape", 600, 450));
        Assert.That(await CropsAsync(), Does.StartWith("[{\"alias\":\"etape\",\"label\":\"Pour etape\",\"width\":600,\"height\":450,\"coordinates\":{\"x1\":0.1"));
        await ConfigureAsync();
        Assert.That(await CropsAsync(), Is.EqualTo("[]"));
    }

    public static object?[] NotWithinThePicture =>
    [
        null, "x", 3, Array.Empty<object>(), new { }, new { x1 = 0.1 }, new { x1 = 0.6, y1 = 0, x2 = 0.4, y2 = 0 }, new { x1 = -0.1, y1 = 0, x2 = 0, y2 = 0 },
        new { x1 = 0, y1 = 0, x2 = 0, y2 = 1 }, new { x1 = "0.1", y1 = 0, x2 = 0, y2 = 0 }, new { x1 = 1e300, y1 = 0, x2 = 0, y2 = 0 },
    ];

    [TestCaseSource(nameof(NotWithinThePicture))]
    public async Task What_is_no_part_of_the_picture_is_not_kept(object? coordinates)
    {
        await SaveAsync(200, new { alias = "vignette", coordinates }, "x", 3);

        Assert.That(await CropsAsync(), Does.Not.Contain("x1"));
    }

    [Test]
    public async Task A_part_that_the_client_reckoned_a_little_beyond_the_edge_ends_at_the_edge()
    {
        await SaveAsync(200, new { alias = "vignette", coordinates = new { x1 = -0.0003, y1 = 0.25, x2 = 0, y2 = 0 } });

        Assert.That(await CropsAsync(), Does.Contain("{\"x1\":0,\"y1\":0.25,\"x2\":0,\"y2\":0}"));
    }

    [Test]
    public async Task A_thumbnail_shows_the_surroundings_of_the_focal_point()
    {
        await SaveAsync(200);
        var url = (string)(await _library.GetAsync("editor", $"imaging/resize/urls?id={_picture}&width=100&height=100&mode=Crop"))[0]!["urlInfos"]![0]!["url"]!;

        Assert.That(url, Does.Contain("?rxy=0.1,0.5&").Or.Contain("?rxy=0.1%2C0.5&"));
        var shown = await _library.Site.Client.GetByteArrayAsync(new Uri(url, UriKind.Relative));
        Assert.That(SamplePictures.ColourAt(shown, 0.6, 0.5)[0], Is.GreaterThan(150), "red, as the left half of the picture is");
    }

    private async Task ConfigureAsync(params (string Alias, int Width, int Height)[] crops) => await _library.ExpectAsync(
        200, "admin", HttpMethod.Put, $"data-type/{ImageCropper}", new
        {
            name = "Image Cropper",
            editorAlias = "Umbraco.ImageCropper",
            editorUiAlias = "Umb.PropertyEditorUi.ImageCropper",
            values = new[] { new { alias = "crops", value = crops.Select(crop => new { alias = crop.Alias, label = $"Pour {crop.Alias}", width = crop.Width, height = crop.Height }) } },
        });

    private async Task SaveAsync(int status, params object[] crops)
    {
        var file = (await FileAsync())["src"];
        await _library.ExpectAsync(status, "editor", HttpMethod.Put, $"media/{_picture}", new
        {
            values = new[] { new { alias = "umbracoFile", value = new { src = (string?)file, focalPoint = new { left = 0.1, top = 0.5 }, crops } } },
            variants = new[] { new { name = "affiche" } },
        });
    }

    private async Task<string> CropsAsync() => (await FileAsync())["crops"]!.ToJsonString();

    private async Task<JsonNode> FileAsync() =>
        (await _library.GetAsync("editor", $"media/{_picture}"))["values"]!.AsArray().Single(value => (string?)value!["alias"] == "umbracoFile")!["value"]!;
}

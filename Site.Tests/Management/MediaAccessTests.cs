using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Tests.CmsTests;
using Site.Tests.Management.Replay;
using static Site.Tests.Management.StaffWithLimits;

namespace Site.Tests.Management;

/// <summary>The server itself enforces the media section and start nodes: a client that hides nothing gets no further.</summary>
public class MediaAccessTests
{
    private MediaLibrary _library = null!;
    private Guid _above;
    private Guid _inside;
    private Guid _outside;

    /// <summary>Tout ▸ Images (Mia's) ▸ dedans; Tout ▸ dehors.</summary>
    [SetUp]
    public async Task SetUp()
    {
        _library = new MediaLibrary(await ManagementSite.StartAsync());
        _above = await _library.FolderAsync("Tout");
        await _library.FolderAsync("Images", _above, Pictures);
        _inside = await _library.UploadAsync("dedans.png", SampleFiles.Png(4, 3), Pictures);
        _outside = await _library.UploadAsync("dehors.png", SampleFiles.Png(5, 3), _above);
    }

    [TearDown]
    public async Task TearDown() => await _library.Site.DisposeAsync();

    [Test]
    public async Task Outside_a_start_node_nothing_can_be_read_or_changed()
    {
        var change = await _library.ChangeAsync(_outside, "Autre");
        (HttpMethod Method, string Path, object? Body)[] calls =
        [
            (HttpMethod.Get, $"media/{_outside}", null),
            (HttpMethod.Get, $"media/{_above}", null),
            (HttpMethod.Get, $"media/{_outside}/audit-log", null),
            (HttpMethod.Get, $"media/{_outside}/referenced-by", null),
            (HttpMethod.Get, $"media/{_above}/referenced-descendants", null),
            (HttpMethod.Put, $"media/{_outside}", change),
            (HttpMethod.Put, $"media/{_outside}/validate", change),
            (HttpMethod.Put, $"media/{_outside}/move", new { target = new { id = Pictures } }),
            (HttpMethod.Put, $"media/{_outside}/move-to-recycle-bin", null),
            (HttpMethod.Delete, $"media/{_outside}", null),
            (HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Folder, "x", _above)),
            (HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Folder, "x", parent: null)),
            (HttpMethod.Post, "media/validate", MediaLibrary.NewItem(MediaTypes.Folder, "x", _above)),
            (HttpMethod.Put, $"media/{_inside}/move", new { target = new { id = _above } }),
            (HttpMethod.Put, $"media/{_inside}/move", new { target = (object?)null }),
            (HttpMethod.Put, "media/sort", new { parent = new { id = _above }, sorting = new[] { new { id = Pictures, sortOrder = 9 } } }),
            (HttpMethod.Delete, "recycle-bin/media", null),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (method, path, body) in calls)
                await _library.ExpectAsync(403, "mia", method, path, body);
            await _library.ExpectAsync(404, "mia", HttpMethod.Get, $"tree/media/siblings?target={_outside}");
        }
    }

    [Test]
    public async Task Inside_a_start_node_work_goes_on_as_usual()
    {
        await _library.ExpectAsync(200, "mia", HttpMethod.Put, $"media/{_inside}", await _library.ChangeAsync(_inside, "Accueil"));
        await _library.ExpectAsync(201, "mia", HttpMethod.Post, "media", MediaLibrary.NewItem(MediaTypes.Folder, "Captures", Pictures));
        await _library.ExpectAsync(200, "mia", HttpMethod.Put, $"media/{_inside}/move-to-recycle-bin");
    }

    [Test]
    public async Task The_tree_is_the_way_to_the_start_node_and_what_lies_below()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(Shown(await _library.GetAsync("mia", "tree/media/root")), Is.EqualTo(new[] { (_above, true) }));
            Assert.That(Shown(await _library.GetAsync("mia", $"tree/media/children?parentId={_above}")), Is.EqualTo(new[] { (Pictures, false) }));
            Assert.That(Shown(await _library.GetAsync("mia", $"tree/media/children?parentId={Pictures}")), Is.EqualTo(new[] { (_inside, false) }));
            Assert.That(
                Shown(await _library.GetAsync("mia", $"tree/media/ancestors?descendantId={_inside}")),
                Is.EqualTo(new[] { (_above, true), (Pictures, false), (_inside, false) }));
        });
    }

    [Test]
    public async Task Lists_leave_out_what_lies_outside()
    {
        await _library.ExpectAsync(200, "editor", HttpMethod.Put, $"media/{_outside}/move-to-recycle-bin");
        var visible = await _library.UploadAsync("dehors-aussi.png", SampleFiles.Png(6, 3), _above);
        Assert.Multiple(async () =>
        {
            Assert.That(Ids(await _library.GetAsync("mia", $"collection/media?id={_above}")), Is.EqualTo(new[] { Pictures }));
            Assert.That(Ids(await _library.GetAsync("editor", $"collection/media?id={_above}")), Does.Contain(visible));
            Assert.That(Ids(await _library.GetAsync("mia", "item/media/search?query=de")), Is.EqualTo(new[] { _inside }));
            Assert.That(Ids(await _library.GetAsync("mia", "recycle-bin/media/root")), Is.Empty);
            Assert.That(Ids(await _library.GetAsync("editor", "recycle-bin/media/root")), Is.EqualTo(new[] { _outside }));
        });
    }

    [Test]
    public async Task What_was_picked_outside_still_has_its_name()
    {
        var item = (await _library.GetAsync("mia", $"item/media?id={_outside}"))[0]!;
        Assert.That((string?)item["variants"]![0]!["name"], Is.EqualTo("dehors"));
    }

    [Test]
    public async Task Who_has_no_media_section_picks_but_changes_and_uploads_nothing()
    {
        await _library.ExpectAsync(200, "analyst", HttpMethod.Get, $"media/{_inside}");
        await _library.ExpectAsync(403, "analyst", HttpMethod.Put, $"media/{_inside}", await _library.ChangeAsync(_inside, "x"));
        await _library.ExpectAsync(403, "analyst", HttpMethod.Delete, $"media/{_inside}");
        using var upload = await _library.SendAsync("analyst", "plan.png", SampleFiles.Png(4, 3));
        Assert.That((int)upload.StatusCode, Is.EqualTo(403));
    }

    private static IEnumerable<(Guid Id, bool NoAccess)> Shown(JsonNode answer) =>
        (answer as JsonArray ?? answer["items"]!.AsArray()).Select(item => (item!["id"]!.GetValue<Guid>(), item["noAccess"]!.GetValue<bool>()));

    private static IEnumerable<Guid> Ids(JsonNode answer) => answer["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>());
}

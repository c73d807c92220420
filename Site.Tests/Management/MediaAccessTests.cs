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

    [TestCase("item/media")]
    [TestCase("item/media/ancestors")]
    [TestCase("media/urls")]
    [TestCase("imaging/resize/urls")]
    public async Task Who_asks_by_id_is_told_what_is_theirs_and_the_way_there(string path)
    {
        var asked = $"{path}?id={_inside}&id={_outside}&id={_above}";

        Assert.That(Named(await _library.GetAsync("mia", asked)), Is.EqualTo(new[] { _inside, _above }));
        Assert.That(Named(await _library.GetAsync("editor", asked)), Is.EqualTo(new[] { _inside, _outside, _above }));
    }

    [TestCase("item/media")]
    [TestCase("media/urls")]
    [TestCase("imaging/resize/urls")]
    public async Task What_a_document_that_one_reads_has_picked_outside_still_shows(string path)
    {
        var hidden = await _library.FolderAsync("Autres");
        var picked = await _library.UploadAsync("choisie.png", SampleFiles.Png(8, 3), hidden);
        Assert.That(Named(await _library.GetAsync("mia", $"{path}?id={picked}")), Is.Empty);

        await PickAsync(picked);

        Assert.That(Named(await _library.GetAsync("mia", $"{path}?id={picked}&id={hidden}")), Is.EqualTo(new[] { picked }));
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

    /// <summary>A document of a type with one picker for media has picked an item.</summary>
    private async Task PickAsync(Guid media)
    {
        var (type, picker) = (Guid.NewGuid(), new Guid("4309a3ea-0d78-4329-a06c-c80b036af19a"));
        await _library.ExpectAsync(201, "admin", HttpMethod.Post, "document-type", new
        {
            id = type,
            alias = "affiche",
            name = "Affiche",
            icon = "icon-picture",
            allowedAsRoot = true,
            properties = new[]
            {
                new
                {
                    id = Guid.NewGuid(), alias = "image", name = "Image", dataType = new { id = picker }, sortOrder = 0,
                    validation = new { mandatory = false }, appearance = new { labelOnTop = false },
                },
            },
            containers = Array.Empty<object>(),
            allowedTemplates = Array.Empty<object>(),
            cleanup = new { preventCleanup = false },
            allowedDocumentTypes = Array.Empty<object>(),
            compositions = Array.Empty<object>(),
        });
        await _library.ExpectAsync(201, "editor", HttpMethod.Post, "document", new
        {
            documentType = new { id = type },
            template = (object?)null,
            values = new[] { new { alias = "image", value = new[] { new { key = Guid.NewGuid(), mediaKey = media } } } },
            variants = new[] { new { name = "Affiche" } },
        });
    }

    private static IEnumerable<Guid> Named(JsonNode answer) => answer.AsArray().Select(item => item!["id"]!.GetValue<Guid>());

    private static IEnumerable<Guid> Ids(JsonNode answer) => answer["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>());
}

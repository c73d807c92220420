using System.Text.Json.Nodes;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>The server itself enforces permissions and start nodes: a client that hides nothing gets no further.</summary>
public class DocumentAccessTests
{
    private HelpTree _tree = null!;

    [SetUp]
    public async Task SetUp() => _tree = await CreateAsync();

    [TearDown]
    public async Task TearDown() => await _tree.DisposeAsync();

    [Test]
    public async Task Who_may_read_create_and_change_may_do_that_and_nothing_else()
    {
        var moved = new { target = new { id = Tutorials } };
        (string What, HttpMethod Method, string Path, object? Body, int Status)[] calls =
        [
            ("read", HttpMethod.Get, $"document/{Tutorial}", null, 200),
            ("create", HttpMethod.Post, "document", NewDocument(Tutorials, "tutorial", "Payer en ligne"), 201),
            ("change", HttpMethod.Put, $"document/{Tutorial}", Change("Créer un compte", "Nouveau"), 200),
            ("publish", HttpMethod.Put, $"document/{Tutorial}/publish", new { publishSchedules = Array.Empty<object>() }, 403),
            ("unpublish", HttpMethod.Put, $"document/{Tutorial}/unpublish", new { cultures = (object?)null }, 403),
            ("publish branch", HttpMethod.Put, $"document/{Centre}/publish-with-descendants", new { includeUnpublishedDescendants = false, cultures = Array.Empty<string>() }, 403),
            ("bin", HttpMethod.Put, $"document/{Tutorial}/move-to-recycle-bin", null, 403),
            ("delete", HttpMethod.Delete, $"document/{Tutorial}", null, 403),
            ("move", HttpMethod.Put, $"document/{Tutorial}/move", moved, 403),
            ("copy", HttpMethod.Post, $"document/{Tutorial}/copy", moved, 403),
            ("sort", HttpMethod.Put, "document/sort", new { parent = new { id = Tutorials }, sorting = new[] { new { id = Tutorial, sortOrder = 0 } } }, 403),
            ("change where only reading is granted", HttpMethod.Put, $"document/{Entry}", Change("x"), 403),
            ("validate there", HttpMethod.Put, $"/umbraco/management/api/v1.1/document/{Entry}/validate", Change("x"), 403),
            ("create there", HttpMethod.Post, "document", NewDocument(Faq, "faqEntry", "x"), 403),
            ("read there", HttpMethod.Get, $"document/{Entry}", null, 200),
            ("empty the bin", HttpMethod.Delete, "recycle-bin/document", null, 403),
            ("an unknown document", HttpMethod.Put, $"document/{Guid.NewGuid()}", Change("x"), 404),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (what, method, path, body, status) in calls)
                Assert.That(await _tree.StatusAsync("edith", method, path, body), Is.EqualTo(status), what);
        }
    }

    [Test]
    public async Task Rolling_back_needs_its_own_permission()
    {
        var versions = await _tree.GetAsync("edith", $"document-version?documentId={Tutorial}");
        var version = versions["items"]![0]!["id"]!.GetValue<string>();

        Assert.That(await _tree.StatusAsync("edith", HttpMethod.Get, $"document-version/{version}"), Is.EqualTo(200));
        Assert.That(await _tree.StatusAsync("edith", HttpMethod.Post, $"document-version/{version}/rollback"), Is.EqualTo(403));
        Assert.That(await _tree.StatusAsync("editor", HttpMethod.Post, $"document-version/{version}/rollback"), Is.EqualTo(200));
    }

    [Test]
    public async Task The_tree_of_who_has_a_start_node_is_the_way_to_it_and_what_lies_below()
    {
        var root = await _tree.GetAsync("theo", "tree/document/root");
        var below = await _tree.GetAsync("theo", $"tree/document/children?parentId={Centre}");
        var inside = await _tree.GetAsync("theo", $"tree/document/children?parentId={Tutorials}");
        var outside = await _tree.GetAsync("theo", $"tree/document/children?parentId={Faq}");
        var line = await _tree.GetAsync("theo", $"tree/document/ancestors?descendantId={Tutorial}");
        var siblings = await _tree.GetAsync("theo", $"tree/document/siblings?target={Tutorials}&before=5&after=5");

        Assert.Multiple(() =>
        {
            Assert.That(Shown(root), Is.EqualTo(new[] { (Centre, true) }));
            Assert.That(root["items"]![0]!["hasChildren"]!.GetValue<bool>(), Is.True);
            Assert.That(Shown(below), Is.EqualTo(new[] { (Tutorials, false) }));
            Assert.That(below["total"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(Shown(inside), Is.EqualTo(new[] { (Tutorial, false) }));
            Assert.That(outside["total"]!.GetValue<int>(), Is.Zero);
            Assert.That(Shown(line), Is.EqualTo(new[] { (Centre, true), (Tutorials, false), (Tutorial, false) }));
            Assert.That(Shown(siblings), Is.EqualTo(new[] { (Tutorials, false) }));
        });
    }

    [Test]
    public async Task Outside_a_start_node_nothing_can_be_read_or_changed()
    {
        var entry = await _tree.GetAsync("admin", $"document-version?documentId={Entry}");
        var version = entry["items"]![0]!["id"]!.GetValue<string>();
        (HttpMethod Method, string Path, object? Body)[] calls =
        [
            (HttpMethod.Get, $"document/{Centre}", null),
            (HttpMethod.Get, $"document/{Entry}", null),
            (HttpMethod.Get, $"document/{Entry}/published", null),
            (HttpMethod.Get, $"document/{Entry}/audit-log", null),
            (HttpMethod.Get, $"document/{Entry}/referenced-by", null),
            (HttpMethod.Get, $"collection/document/{Faq}", null),
            (HttpMethod.Get, $"document-version?documentId={Entry}", null),
            (HttpMethod.Get, $"document-version/{version}", null),
            (HttpMethod.Post, $"document-version/{version}/rollback", null),
            (HttpMethod.Put, $"document/{Entry}", Change("x")),
            (HttpMethod.Post, "document", NewDocument(Faq, "faqEntry", "x")),
            (HttpMethod.Post, "document", NewDocument(null, "helpCentre", "x")),
            (HttpMethod.Put, $"document/{Entry}/publish", new { publishSchedules = Array.Empty<object>() }),
            (HttpMethod.Put, $"document/{Entry}/move-to-recycle-bin", null),
            (HttpMethod.Delete, $"document/{Entry}", null),
            (HttpMethod.Put, $"document/{Tutorials}/move", new { target = new { id = Faq } }),
            (HttpMethod.Post, $"document/{Tutorial}/copy", new { target = new { id = Centre } }),
            (HttpMethod.Put, "document/sort", new { parent = new { id = Centre }, sorting = new[] { new { id = Tutorials, sortOrder = 9 } } }),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (method, path, body) in calls)
                Assert.That(await _tree.StatusAsync("theo", method, path, body), Is.EqualTo(403), $"{method} {path}");
            Assert.That(await _tree.StatusAsync("theo", HttpMethod.Get, $"tree/document/siblings?target={Entry}"), Is.EqualTo(404));
        }
    }

    [Test]
    public async Task Inside_a_start_node_work_goes_on_as_usual()
    {
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Put, $"document/{Tutorial}", Change("Créer son compte")), Is.EqualTo(200));
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Post, "document", NewDocument(Tutorials, "tutorial", "Payer")), Is.EqualTo(201));
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Put, $"document/{Tutorial}/move-to-recycle-bin"), Is.EqualTo(200));
    }

    [Test]
    public async Task Lists_leave_out_what_lies_outside_a_start_node()
    {
        await _tree.BinAsync(Page);

        var urls = await _tree.GetAsync("theo", $"document/urls?id={Entry}&id={Tutorial}");
        var search = await _tree.GetAsync("theo", "item/document/search?query=payer");
        var bin = await _tree.GetAsync("theo", "recycle-bin/document/root");

        Assert.Multiple(() =>
        {
            Assert.That(urls.AsArray().Select(item => item!["id"]!.GetValue<Guid>()), Is.EqualTo(new[] { Tutorial }));
            Assert.That(search["total"]!.GetValue<int>(), Is.Zero);
            Assert.That(bin["total"]!.GetValue<int>(), Is.Zero);
        });
        Assert.That((await _tree.GetAsync("editor", "item/document/search?query=payer"))["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await _tree.GetAsync("editor", "recycle-bin/document/root"))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_bin_is_closed_to_who_has_only_a_branch()
    {
        await _tree.BinAsync(Tutorial);
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Get, $"document/{Tutorial}"), Is.EqualTo(403));
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Delete, $"recycle-bin/document/{Tutorial}"), Is.EqualTo(403));
        Assert.That(await _tree.StatusAsync("theo", HttpMethod.Delete, "recycle-bin/document"), Is.EqualTo(403));
    }

    [Test]
    public async Task Who_has_no_start_node_has_nothing()
    {
        Assert.That((await _tree.GetAsync("sans", "tree/document/root"))["total"]!.GetValue<int>(), Is.Zero);
        Assert.That(await _tree.StatusAsync("sans", HttpMethod.Get, $"document/{Centre}"), Is.EqualTo(403));
        Assert.That(await _tree.StatusAsync("sans", HttpMethod.Post, "document", NewDocument(null, "helpCentre", "x")), Is.EqualTo(403));
    }

    private static IEnumerable<(Guid Id, bool NoAccess)> Shown(JsonNode answer) =>
        (answer as JsonArray ?? answer["items"]!.AsArray()).Select(item => (item!["id"]!.GetValue<Guid>(), item["noAccess"]!.GetValue<bool>()));
}

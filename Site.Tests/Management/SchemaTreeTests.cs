using System.Net;
using System.Text.Json.Nodes;

namespace Site.Tests.Management;

/// <summary>The settings section's trees: folders and types together.</summary>
public class SchemaTreeTests
{
    private SchemaDesk _desk = null!;

    [SetUp]
    public async Task Open() => _desk = await SchemaDesk.OpenAsync();

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task Folders_come_first_and_names_are_sorted_the_French_way()
    {
        foreach (var name in new[] { "zone", "Étape", "Foire", "encart" })
            await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type(name), "name", name));
        await FolderAsync("Éléments", null);
        await FolderAsync("Vieux", null);

        var root = await _desk.ReadAsync("tree/document-type/root");

        Assert.Multiple(() =>
        {
            Assert.That(Names(root["items"]), Is.EqualTo(new[] { "Éléments", "Vieux", "encart", "Étape", "Foire", "zone" }));
            Assert.That(root["total"]!.GetValue<int>(), Is.EqualTo(6));
        });
    }

    [Test]
    public async Task A_type_in_a_folder_is_found_from_every_side()
    {
        var outer = await FolderAsync("Aide", null);
        var inner = await FolderAsync("Blocs", outer);
        var type = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("step"), "parent", new JsonObject { ["id"] = inner }));

        Assert.Multiple(async () =>
        {
            var root = await _desk.ReadAsync("tree/document-type/root");
            Assert.That(root["items"]![0]!["hasChildren"]!.GetValue<bool>(), Is.True);
            Assert.That(Names((await _desk.ReadAsync($"tree/document-type/children?parentId={outer}"))["items"]), Is.EqualTo(new[] { "Blocs" }));
            Assert.That(Names((await _desk.ReadAsync($"tree/document-type/children?parentId={inner}"))["items"]), Is.EqualTo(new[] { "step" }));
            Assert.That(Names((await _desk.ReadAsync($"tree/document-type/children?parentId={inner}&foldersOnly=true"))["items"]), Is.Empty);
            Assert.That(Names(await _desk.ReadAsync($"tree/document-type/ancestors?descendantId={type}")), Is.EqualTo(new[] { "Aide", "Blocs", "step" }));
            Assert.That(Names((await _desk.ReadAsync($"item/document-type/ancestors?id={type}"))[0]!["ancestors"]), Is.EqualTo(new[] { "Aide", "Blocs" }));
            Assert.That(await _desk.ReadAsync($"tree/document-type/ancestors?descendantId={Guid.NewGuid()}"), Is.Empty);
        });
    }

    [Test]
    public async Task Searches_ignore_accents_and_case()
    {
        await FolderAsync("Étapes", null);
        await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("step"), "name", "Étape du tutoriel"));
        Assert.Multiple(async () =>
        {
            Assert.That(Names((await _desk.ReadAsync("tree/document-type/search?query=etape"))["items"]), Is.EqualTo(new[] { "Étapes", "Étape du tutoriel" }));
            Assert.That(Names((await _desk.ReadAsync("tree/document-type/search?query=etape&itemKind=Folder"))["items"]), Is.EqualTo(new[] { "Étapes" }));
            Assert.That(Names((await _desk.ReadAsync("item/document-type/search?query=ETAPE"))["items"]), Is.EqualTo(new[] { "Étape du tutoriel" }));
            Assert.That(Names((await _desk.ReadAsync("item/document-type/search?query=etape&isElement=true"))["items"]), Is.Empty);
        });
    }

    [Test]
    public async Task Siblings_are_those_around_the_target()
    {
        var folders = new List<Guid>();
        foreach (var name in "abcdef")
            folders.Add(await FolderAsync(name.ToString(), null));
        var around = await _desk.ReadAsync($"tree/document-type/siblings?target={folders[3]}&before=2&after=1");
        var edge = await _desk.ReadAsync($"tree/document-type/siblings?target={folders[5]}&before=0&after=2147483647");
        Assert.Multiple(() =>
        {
            Assert.That(Names(around["items"]), Is.EqualTo(new[] { "b", "c", "d", "e" }));
            Assert.That((around["totalBefore"]!.GetValue<int>(), around["totalAfter"]!.GetValue<int>()), Is.EqualTo((1, 1)));
            Assert.That(Names(edge["items"]), Is.EqualTo(new[] { "f" }));
            Assert.That((edge["totalBefore"]!.GetValue<int>(), edge["totalAfter"]!.GetValue<int>()), Is.EqualTo((5, 0)));
        });
    }

    [Test]
    public async Task A_folder_of_one_tree_is_none_of_the_other()
    {
        var folder = await FolderAsync("Aide", null);
        using var read = await _desk.Site.SendAsync("admin", HttpMethod.Get, $"data-type/folder/{folder}");
        using var filled = await _desk.Site.SendAsync("admin", HttpMethod.Post, "data-type",
            new { name = "X", editorAlias = "Umbraco.TextBox", parent = new { id = folder } });
        Assert.Multiple(() =>
        {
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(filled.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task A_folder_is_renamed()
    {
        var folder = await FolderAsync("Aide", null);
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Put, $"document-type/folder/{folder}", new { name = "Centre d’aide" });
        Assert.That((await _desk.ReadAsync($"document-type/folder/{folder}"))["name"]!.GetValue<string>(), Is.EqualTo("Centre d’aide"));
    }

    private async Task<Guid> FolderAsync(string name, Guid? parent)
    {
        var id = Guid.NewGuid();
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type/folder",
            new { id, name, parent = parent is { } outer ? new { id = outer } : null });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return id;
    }

    private static IEnumerable<string> Names(JsonNode? items) => items!.AsArray().Select(item => item!["name"]!.GetValue<string>());
}

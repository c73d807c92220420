using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>What the client asks of a French site before it shows anything, and of the media library when it picks.</summary>
public class ServerAnswersTests
{
    private static readonly Guid Editor = TestStaff.Of("editor")!.Id;

    private SchemaDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = new SchemaDesk(await ManagementSite.StartAsync(options => options.DefaultLanguage = "fr-FR"));

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task The_one_language_is_named_in_itself() => Assert.That(
        (await _desk.ReadAsync("language")).ToJsonString(CmsJson.Options),
        Is.EqualTo("""{"total":1,"items":[{"isoCode":"fr-FR","name":"Français (France)","isDefault":true,"isMandatory":false,"fallbackIsoCode":null}]}"""));

    [Test]
    public async Task The_language_of_all_content_can_neither_be_removed_nor_replaced()
    {
        using var made = await _desk.Site.SendAsync("admin", HttpMethod.Post, "language", new { isoCode = "de-DE", name = "Deutsch", isDefault = true, isMandatory = false });
        using var gone = await _desk.Site.SendAsync("admin", HttpMethod.Delete, "language/fr-FR");
        Assert.That((made.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
    }

    [Test]
    public async Task An_invariant_version_asks_for_no_language_and_gets_none() => Assert.That(await _desk.ReadAsync("item/language"), Is.Empty);

    [Test]
    public async Task Cultures_are_paged()
    {
        var cultures = await _desk.ReadAsync("culture?skip=1&take=2");
        Assert.Multiple(() =>
        {
            Assert.That(cultures["total"]!.GetValue<int>(), Is.EqualTo(CultureInfo.GetCultures(CultureTypes.AllCultures).Length - 1));
            Assert.That(cultures["items"]!.AsArray(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Our_packages_are_public_or_private_as_their_manifests_say()
    {
        var all = await _desk.ReadAsync("manifest/manifest");
        var open = await _desk.ReadAsync("manifest/manifest/public");
        var closed = await _desk.ReadAsync("manifest/manifest/private");
        Assert.Multiple(() =>
        {
            Assert.That(all.AsArray(), Has.Count.EqualTo(open.AsArray().Count + closed.AsArray().Count).And.Not.Empty);
            Assert.That(all.AsArray().Select(package => package!["extensions"]!.AsArray().Count), Is.All.Positive);
        });
    }

    [Test]
    public async Task A_picker_finds_media_in_their_tree_and_by_name()
    {
        var media = _desk.Site.Get<MediaService>();
        var folder = (await media.CreateAsync(new CreateMedia { MediaType = new(MediaTypes.Folder.Id), Variants = [new("Tutoriels")] }, Editor)).Value;
        using var bytes = new MemoryStream("%PDF-1.4"u8.ToArray());
        var file = (await media.CreateFileAsync(null, folder, "Règlement intérieur", "reglement.pdf", bytes, Editor)).Value;
        Assert.Multiple(async () =>
        {
            var root = (await _desk.ReadAsync("tree/media/root"))["items"]![0]!;
            Assert.That((root["id"]!.GetValue<Guid>(), root["hasChildren"]!.GetValue<bool>(), root["flags"]![0]!["alias"]!.GetValue<string>()), Is.EqualTo((folder, true, "Umb.HasCollection")));
            var child = (await _desk.ReadAsync($"tree/media/children?parentId={folder}"))["items"]![0]!;
            Assert.That((child["id"]!.GetValue<Guid>(), child["variants"]![0]!["name"]!.GetValue<string>()), Is.EqualTo((file, "Règlement intérieur")));
            Assert.That(child["createDate"]!.GetValue<string>(), Does.EndWith("+00:00"));
            Assert.That(Ids(await _desk.ReadAsync($"tree/media/ancestors?descendantId={file}")), Is.EqualTo(new[] { folder, file }));
            Assert.That(Ids((await _desk.ReadAsync("item/media/search?query=reglement"))["items"]!), Is.EqualTo(new[] { file }));
            Assert.That(Ids(await _desk.ReadAsync($"item/media?id={file}&id={Guid.NewGuid()}")), Is.EqualTo(new[] { file }));
            Assert.That((await _desk.ReadAsync($"media/urls?id={file}"))[0]!["urlInfos"]![0]!["url"]!.GetValue<string>(), Does.StartWith("/media/").And.EndWith("/reglement.pdf"));
            Assert.That((await _desk.ReadAsync($"imaging/resize/urls?id={file}&width=200&height=200&mode=Crop"))[0]!["urlInfos"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task Media_in_the_bin_are_listed_there_alone()
    {
        var media = _desk.Site.Get<MediaService>();
        var folder = (await media.CreateAsync(new CreateMedia { MediaType = new(MediaTypes.Folder.Id), Variants = [new("Ancien")] }, Editor)).Value;
        await _desk.Site.Get<MediaTreeService>().MoveToRecycleBinAsync(folder, Editor);
        Assert.Multiple(async () =>
        {
            Assert.That(Ids((await _desk.ReadAsync("recycle-bin/media/root"))["items"]!), Is.EqualTo(new[] { folder }));
            Assert.That(Ids((await _desk.ReadAsync("tree/media/root"))["items"]!), Does.Not.Contain(folder));
            using var siblings = await _desk.Site.SendAsync("admin", HttpMethod.Get, $"tree/media/siblings?target={folder}");
            Assert.That(siblings.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    private static IEnumerable<Guid> Ids(JsonNode items) => items.AsArray().Select(item => item!["id"]!.GetValue<Guid>());
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Moving.Push;
using Site.Tests.CmsTests;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.Support;

namespace Site.Tests.Moving;

/// <summary>A push of everything that can be pushed, in all its turns; and that it says nothing that the recorded Umbraco was not seen to accept.</summary>
public partial class PushContractTests
{
    private const string Api = "/umbraco/management/api/v1";

    // What is told in the same words when it is made and when it is changed: the recorder did not change all that it had made.
    private static readonly Dictionary<string, string[]> Same = new()
    {
        [$"POST {Api}/document-type?"] = [$"PUT {Api}/document-type/{{id}}?"],
        [$"POST {Api}/document?"] = [$"PUT {Api}/document/{{id}}?"],
        [$"PUT {Api}/document/{{id}}?"] = [$"POST {Api}/document?"],
    };

    private PushSite _site = null!;
    private TestSchema _schema = null!;
    private Guid _home;
    private Guid _section;
    private Guid _article;
    private Guid _picture;
    private Guid _folder;

    [SetUp]
    public async Task StartAsync()
    {
        _site = await PushSite.StartAsync();
        var cms = _site.Source;
        _schema = await TestSchema.CreateAsync(cms);
        await cms.Get<SchemaFolders>().CreateAsync(FolderKind.DataType, new CreateFolder { Name = "Types" }, CmsFixture.User);
        await cms.Get<SchemaFolders>().CreateAsync(FolderKind.DocumentType, new CreateFolder { Name = "Types" }, CmsFixture.User);
        _folder = (await cms.Media.CreateAsync(new CreateMedia { MediaType = new ReferenceById(MediaTypes.Folder.Id), Variants = [new VariantModel("Écrans")] }, CmsFixture.User)).Value;
        _picture = (await cms.Media.CreateFileAsync(null, _folder, "Accueil", "écran.png", new MemoryStream(SamplePictures.Png(40, 30)), CmsFixture.User)).Value;
        await cms.Media.CreateFileAsync(null, _folder, "Note", "note.txt", new MemoryStream("x"u8.ToArray()), CmsFixture.User);
        await SavePictureAsync("Accueil", 0.25);
        _home = await cms.PublishedAsync(_schema.Home, null, "Accueil", ("title", "x"));
        _section = await cms.PublishedAsync(_schema.Section, _home, "Rubrique", ("title", "x"));
        _article = await cms.PublishedAsync(_schema.Article, _home, "Article", ("title", "x"), ("count", 3), ("featured", true), ("device", new[] { "PC" }),
            ("keywords", new[] { "a" }), ("related", _section.ToString()), ("image", new[] { new { mediaKey = _picture } }),
            ("links", new[] { new { icon = "icon-link", name = "Site", published = true, queryString = "?a=1", target = "_blank", trashed = false, type = "external", unique = (string?)null, url = "https://www.example.com/" } }),
            ("answer", $"![Accueil]({cms.Engine.State.Media[_picture].File!.Url})"), ("body", new { markup = "<p>x</p>" }));
        await cms.CreateAsync(_schema.Article, _home, "Brouillon", ("title", "x"));
    }

    [TearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [Test]
    public async Task Every_turn_of_a_push_says_only_what_a_real_server_was_seen_to_accept()
    {
        var cms = _site.Source;
        await _site.PushAsync();
        var there = _site.TargetCms.Services;
        var target = (Site.Cms.Data.CmsEngine)there.GetService(typeof(Site.Cms.Data.CmsEngine))!;
        var file = target.State.Media[_picture];
        Assert.That(file.Values.Json, Does.Contain("0.25").And.Contain("Un texte"));
        Assert.That(target.State.Documents[_article].Published!.Values.ByAlias["answer"].GetString(), Is.EqualTo($"![Accueil]({file.File!.Url})"));
        Assert.That(file.File.Url, Is.Not.EqualTo(cms.Engine.State.Media[_picture].File!.Url));

        // Moved, withdrawn, changed, come between others, taken out of the bin there.
        await cms.Tree.MoveAsync(_article, CmsFixture.To(_section), CmsFixture.User);
        await cms.Publishing.UnpublishAsync(_section, CmsFixture.User);
        await SavePictureAsync("Accueil du site", 0.5);
        var first = await cms.PublishedAsync(_schema.Article, _home, "Le premier", ("title", "x"));
        await cms.Tree.SortAsync(new SortChildren { Parent = new ReferenceById(_home), Sorting = [new ItemSortOrder(first, 0)] }, CmsFixture.User);
        await _site.Machine.RenewAsync();
        using var binned = await _site.Machine.Http.PutAsync(new Uri($"document/{_section}/move-to-recycle-bin", UriKind.Relative), null);
        Assert.That(binned.IsSuccessStatusCode, Is.True);
        await _site.PushAsync(force: true);

        Assert.That(target.State.Documents[_section], Has.Property("Trashed").False.And.Property("Published").Null);
        Assert.That(target.State.Documents[_article].ParentId, Is.EqualTo(_section));
        Assert.That(target.State.ChildrenOf(_home).First().Id, Is.EqualTo(first));
        Assert.That(target.State.Media[_picture].Name, Is.EqualTo("Accueil du site"));
        Assert.That((await _site.PushAsync()).Where(item => item.Outcome != PushOutcome.Same), Is.Empty);

        var accepted = Accepted();
        Assert.Multiple(() =>
        {
            foreach (var (call, members) in _site.Sent.GroupBy(Call).Select(group => (group.Key, group.SelectMany(sent => MembersOf(sent.Body)).Select(Shape).Where(member => !IsConfiguration(group.Key, member)).ToHashSet())))
            {
                Assert.That(accepted.Keys, Does.Contain(call));
                Assert.That(members.Except(accepted.GetValueOrDefault(call) ?? []).Order(), Is.Empty, call);
            }
        });
    }

    private async Task SavePictureAsync(string name, double left)
    {
        var src = _site.Source.Engine.State.Media[_picture].File!.Url;
        var saved = await _site.Source.Media.UpdateAsync(_picture, new UpdateMedia
        {
            Variants = [new VariantModel(name)],
            Values = [new("altText", JsonSerializer.SerializeToElement("Un texte")), new("umbracoFile", JsonSerializer.SerializeToElement(new { src, focalPoint = new { left, top = 0.5 }, crops = new[] { new { alias = "vignette", coordinates = new { x1 = 0.1, y1 = 0.1, x2 = 0.2, y2 = 0.2 } } } }))],
        }, CmsFixture.User);
        Assert.That(saved.Status, Is.EqualTo(OperationStatus.Success));
    }

    /// <summary>Calls that the recorded server answered with success, and the members of their bodies.</summary>
    private static Dictionary<string, HashSet<string>> Accepted()
    {
        var accepted = new Dictionary<string, HashSet<string>>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "Site.Tests/Management/transcripts"), "*.json"))
        {
            foreach (var call in JsonNode.Parse(File.ReadAllText(file))!.AsArray().Where(call => (int)call!["status"]! is >= 200 and < 300))
            {
                var query = call!["query"] is JsonObject given ? given.Select(member => member.Key) : [];
                var key = Key((string)call["method"]!, (string)call["path"]!, query);
                foreach (var one in new[] { key }.Union(Same.GetValueOrDefault(key) ?? []))
                {
                    if (!accepted.TryGetValue(one, out var members))
                        accepted[one] = members = [];
                    members.UnionWith(Members(call["requestBody"], "").Select(Shape));
                }
            }
        }
        return accepted;
    }

    // A value is the same in a block as in a document: a picture was recorded in blocks only.
    private static string Shape(string member) => member.LastIndexOf(".values[].value", StringComparison.Ordinal) is var value and > 0 ? member[value..] : member;

    // What a data type is configured with is its editor's affair: a server keeps it as it comes.
    private static bool IsConfiguration(string call, string member) => call.Contains("/data-type", StringComparison.Ordinal) && member.StartsWith(".values[].value", StringComparison.Ordinal);

    private static string Call(SentRequest sent) => Key(sent.Method, sent.Address.AbsolutePath, System.Web.HttpUtility.ParseQueryString(sent.Address.Query).AllKeys.OfType<string>());

    private static string Key(string method, string path, IEnumerable<string> query) => $"{method} {Ids().Replace(path, "{id}")}?{string.Join('&', query.Order())}";

    private static IEnumerable<string> MembersOf(string? body) => Members(body is null ? null : JsonNode.Parse(body), "");

    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value, $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Members(item, path + "[]")),
        _ => [],
    };

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\{\{guid:[^}]*\}\}")]
    private static partial Regex Ids();
}

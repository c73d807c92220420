using Site.Cms;
using Site.Cms.FirstRun;

namespace Site.Tests.CmsTests;

public class FirstRunTests
{
    [Test]
    public async Task Schema_and_content_are_loaded_and_published()
    {
        await using var cms = WithSeed(_ => { });

        await cms.Host.StartAsync();

        var published = cms.Snapshot.Published;
        Assert.That(published.All.Select(published.Path), Is.EqualTo(new[] { "/", "/faq/", "/faq/deuxieme/", "/faq/premiere/", "/page/" }));
        var first = published.ByPath("/faq/premiere/")!;
        Assert.That(first.Values["answer"].GetString(), Is.EqualTo("Une **réponse**.\n\nSuite."));
        Assert.That(first.Values["keywords"].GetRawText(), Is.EqualTo("""["un","deux"]"""));
        Assert.That(first.Values["screen"].GetRawText(), Is.EqualTo("""["compte"]"""));
        Assert.That(first.Values["related"].GetRawText(), Is.EqualTo($$"""[{"type":"document","unique":"{{SeedFiles.Page}}"}]"""));
        Assert.That(first.Values["count"].GetInt32(), Is.EqualTo(3));
        var steps = first.Values["steps"];
        Assert.That(steps.GetProperty("contentData")[0].GetProperty("values")[0].GetProperty("value").GetString(), Is.EqualTo("Ouvrez"));
        Assert.That(steps.GetProperty("layout").GetProperty("Umbraco.BlockList").GetArrayLength(), Is.EqualTo(1));
        Assert.That(published.ByPath("/page/")!.Values["body"].GetProperty("markup").GetString(), Is.EqualTo("<p>Bonjour</p>"));
        Assert.That(cms.Snapshot.Schema.DocumentTypesByAlias["root"].AllowedChildren, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_later_start_overwrites_nothing_and_loads_nothing()
    {
        await using var cms = WithSeed(_ => { });
        await cms.Host.StartAsync();
        await cms.SaveAsync(SeedFiles.Page, "Page", ("title", "Changé"));
        await cms.PublishAsync(SeedFiles.Page);
        await cms.Tree.DeleteAsync(SeedFiles.First, CmsFixture.User);
        File.WriteAllText(Path.Combine(cms.Options.SeedPath, "content/broken.md"), "no front matter");

        await cms.RestartAsync();

        Assert.That(cms.Snapshot.Published.Find(SeedFiles.Page)!.Values["title"].GetString(), Is.EqualTo("Changé"));
        Assert.That(cms.Snapshot.Published.Find(SeedFiles.First), Is.Null);
    }

    [TestCase("content/root/faq/premiere.md", "  count: 3", "  count: trois", "count", "The value must be a whole number.")]
    [TestCase("content/root/faq/premiere.md", "  count: 3", "  contt: 3", "contt", "The type entry has no such property.")]
    [TestCase("content/root/faq/premiere.md", "  count: 3", "  count: 300", "count", "The value 300 is greater than the allowed maximum value of 100")]
    [TestCase("content/root/faq/premiere.md", "  screen: compte", "  screen: nulle-part", "screen", "\"The value 'nulle-part' is not one of the available options.")]
    [TestCase("content/root/faq/premiere.md", "type: entry", "type: entree", "type", "There is no document type entree.")]
    [TestCase("content/root/faq/premiere.md", "type: entry", "type: root", "type", "A root is not allowed at this place of the tree.")]
    [TestCase("content/root/faq/premiere.md", "type: entry", "type: entry\ncolour: red", "colour", "There is no such member of the front matter.")]
    [TestCase("content/root/faq/premiere.md", "id: 10000000", "id: nope-10000000", "id", "It must be a GUID.")]
    [TestCase("content/root/faq/premiere.md", "    - id: b1", "    - id: nope-b1", "steps[0].id", "A block needs an id, a GUID.")]
    [TestCase("content/root/faq/premiere.md", "        title: Ouvrez", "        title: ''", "steps.contentData[0].values[0] (title)", "#validation_invalidEmpty")]
    [TestCase("content/root/faq/premiere.md", "    - 10000000-0000-4000-8000-00000000000f", "    - 10000000-0000-4000-8000-0000000000ff", "related",
        "It refers to 10000000-0000-4000-8000-0000000000ff, which does not exist.")]
    [TestCase("content/root/page.md", "title: Page", "title: ''", "title", "#validation_invalidEmpty")]
    [TestCase("content/root/page.md", "<p>Bonjour</p>", "<a href=\"javascript:x()\">x</a>", "body", "The markup links to javascript:x(): such addresses are not allowed.")]
    [TestCase("schema/data-types/text.json", "Umbraco.TextBox", "Umbraco.Nothing", "editorAlias", "There is no such property editor.")]
    [TestCase("schema/document-types/entry.json", "da000000-0000-4000-8000-000000000002", "da000000-0000-4000-8000-0000000000ff", "properties",
        "A property uses a data type that does not exist.")]
    [TestCase("schema/data-types/steps.json", "dc000000-0000-4000-8000-000000000004", "dc000000-0000-4000-8000-0000000000ff", "blocks",
        "There is no element type dc000000-0000-4000-8000-0000000000ff.")]
    public async Task A_wrong_file_is_refused_with_file_property_and_reason_and_nothing_is_loaded(
        string file, string right, string wrong, string property, string reason)
    {
        await using var cms = WithSeed(files => files[file] = Replaced(files[file], right, wrong));

        var refusal = Assert.ThrowsAsync<FirstRunException>(() => cms.Host.StartAsync());

        Assert.That(refusal!.Problems, Does.Contain(new SeedProblem(file, property, reason)));
        Assert.That(refusal.Message, Does.Contain($"- {file}: {property}: {reason}"));
        Assert.That(cms.Engine.State.Documents, Is.Empty);
        Assert.That(cms.Engine.Store.Load().DataTypes, Is.Empty);
    }

    [Test]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var cms = WithSeed(files =>
        {
            files["content/root/page.md"] = "no front matter";
            files["content/root/faq/premiere.md"] = Replaced(files["content/root/faq/premiere.md"], "  count: 3", "  count: trois");
            files["content/orphans/lost.md"] = files["content/root/faq/premiere.md"];
            files["schema/data-types/text.json"] = "{";
        });

        var refusal = Assert.ThrowsAsync<FirstRunException>(() => cms.Host.StartAsync());

        Assert.That(refusal!.Problems.Select(problem => problem.File), Is.SupersetOf(new[]
        {
            "content/root/page.md", "content/orphans/", "schema/data-types/text.json",
        }));
    }

    [Test]
    public async Task Once_mended_the_same_folder_loads()
    {
        await using var cms = WithSeed(files => files["content/root/page.md"] = "no front matter");
        Assert.ThrowsAsync<FirstRunException>(() => cms.Host.StartAsync());
        SeedFiles.Write(cms.Options.SeedPath, SeedFiles.Good());

        await cms.RestartAsync();

        Assert.That(cms.Snapshot.Published.All, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        await using var cms = CmsFixture.Create(options =>
        {
            options.FirstRun = FirstRunMode.Seed;
            options.SeedPath = Path.Combine(options.DataPath, "nowhere");
        });

        Assert.ThrowsAsync<FirstRunException>(() => cms.Host.StartAsync());
    }

    [Test]
    public async Task Without_a_seed_only_the_built_in_data_types_are_there()
    {
        await using var cms = await CmsFixture.StartAsync();

        Assert.That(cms.Engine.State.DataTypes, Has.Count.EqualTo(37));
        Assert.That(cms.Engine.State.DocumentTypes, Is.Empty);
    }

    private static string Replaced(string text, string right, string wrong)
    {
        Assert.That(text, Does.Contain(right));
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }

    private static CmsFixture WithSeed(Action<Dictionary<string, string>> change)
    {
        var files = SeedFiles.Good();
        change(files);
        var cms = CmsFixture.Create(options =>
        {
            options.FirstRun = FirstRunMode.Seed;
            options.SeedPath = Path.Combine(Path.GetDirectoryName(options.DataPath)!, "seed");
        });
        SeedFiles.Write(cms.Options.SeedPath, files);
        return cms;
    }
}

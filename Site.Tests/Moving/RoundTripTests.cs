using System.Text.Json;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Moving;
using Site.Cms.Publishing;
using Site.Tests.CmsTests;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.Support;

namespace Site.Tests.Moving;

/// <summary>What is written and read again is the same, byte by byte.</summary>
public class RoundTripTests
{
    private static readonly string[] Texts =
    [
        "", " ", "x", "null", "~", "true", "012", "3", "1.50", "1e5", "- x", "-x", "? x", ": x", "a: b", "a:", "a #b", "#b", "'", "''", "\"", "it's", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "%", "@", "`",
        "---", "--- x", "...", "a\n---\nb", "---\nid: x\n---\n", "a\nb", "a\n\nb", "\na", "a\n", "a\n\n", "  a\n b", "a  \nb \n  c", "a\r\nb", "a\rb", "\tx", "a\tb", "x\ty\nz", "\u00a0", "\u00a0a\u00a0", "a\u0085b",
        "a\u2028b", "a\u2029b", "\u200b", "\ufeffa", "é è ç œ « oui »\u00a0!", "🎈", "a\u0001b", "\\n", "<p>&nbsp;</p>", "a,b", "a, b", "=", "<<", "0x1F", "2025-06-30", "été: oui # non", "a\n  - b\n  - c\n", "\\", "a\\", "\f", "\u007f",
    ];

    [Test]
    public async Task The_towns_own_files_come_out_as_they_went_in()
    {
        var town = Path.Combine(Repository.Root, "umbraco");
        await using var cms = await MovedFolder.FreshAsync(town);

        MovedFolder.AreEqual(await MovedFolder.ExportAsync(cms), town);
    }

    [Test]
    public async Task Every_kind_of_value_comes_back()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Accueil"));
        var picture = await UploadAsync(cms, null, "Écran d’accueil", "écran d’accueil.png");
        var number = 0;
        foreach (var text in Texts)
        {
            await cms.CreateAsync(schema.Article, home, $"Article {number++}", ("title", text), ("answer", text), ("keywords", new[] { text, "x" }), ("device", new[] { text }),
                ("body", new { markup = text }), ("links", new[] { new { name = text, url = "https://exemple.fr", published = true, queryString = (string?)null, icon = "3" } }),
                ("steps", Blocks(schema, ("title", text), ("body", text))));
        }
        foreach (var (alias, value) in new (string, object?)[]
        {
            ("count", 0), ("count", -3), ("price", 1.50m), ("price", 1e20), ("price", 0.000001), ("featured", true), ("featured", false), ("reviewedOn", "2025-06-30 08:15:00"), ("keywords", Array.Empty<string>()),
            ("related", home.ToString()), ("others", new[] { new { type = "document", unique = home } }), ("others", new[] { new { type = "media", unique = picture } }),
            ("image", new[] { new { key = Guid.NewGuid(), mediaKey = picture } }), ("image", new[] { new { mediaKey = picture, focalPoint = new { left = 0.25, top = 0.5 } } }), ("links", Array.Empty<object>()),
            ("steps", ""), ("steps", Blocks(schema)), ("body", new { markup = "<p>x</p>", blocks = new { contentData = Array.Empty<object>() } }),
        })
        {
            await cms.CreateAsync(schema.Article, home, $"Article {number++}", ("title", "x"), (alias, value));
        }

        await ComesBackAsync(cms, documents: Texts.Length + 19);
    }

    [Test]
    public async Task States_and_places_of_documents_come_back()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Média", ("title", "x"));
        await cms.PublishedAsync(schema.Home, null, "Media", ("title", "x"));
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique", ("title", "x"));
        await cms.PublishedAsync(schema.Article, section, "Sous une rubrique retirée", ("title", "x"));
        await cms.Publishing.UnpublishAsync(section, CmsFixture.User);
        var changed = await cms.PublishedAsync(schema.Article, home, "Modifié", ("title", "x"), ("answer", "y"));
        await cms.SaveAsync(changed, "Modifié depuis", ("title", "z"));
        var planned = await cms.CreateAsync(schema.Article, home, "Prévu", ("title", "x"));
        await cms.Publishing.PublishAsync(planned, new PublishDocument { PublishSchedules = [new(null, new ScheduleTimes(DateTimeOffset.UtcNow.AddDays(2), DateTimeOffset.UtcNow.AddDays(3)))] }, CmsFixture.User);
        var gone = await cms.PublishedAsync(schema.Article, home, "Supprimé", ("title", "x"));
        await cms.Tree.MoveToRecycleBinAsync(gone, CmsFixture.User);
        foreach (var name in new[] { "!", "?", "A-b", "A b", "null", "a: b", new string('œ', 200), "con", "_folder" })
            await cms.CreateAsync(schema.Article, home, name, ("title", "x"));

        await using var other = await ComesBackAsync(cms, documents: 15);

        var state = other.Engine.State;
        Assert.That(state.Documents[changed].State, Is.EqualTo(DocumentState.Published));
        Assert.That(state.Documents[section].State, Is.EqualTo(DocumentState.Draft));
        Assert.That(state.Documents[planned].ScheduledUnpublishDate, Is.EqualTo(cms.Engine.State.Documents[planned].ScheduledUnpublishDate));
        Assert.That(state.Documents.ContainsKey(gone), Is.False);
    }

    [Test]
    public async Task The_library_comes_back_with_its_addresses()
    {
        await using var cms = await CmsFixture.StartAsync();
        await ConfigureCropsAsync(cms);
        var folder = (await cms.Media.CreateAsync(new CreateMedia { MediaType = new ReferenceById(MediaTypes.Folder.Id), Variants = [new VariantModel("Écrans")] }, CmsFixture.User)).Value;
        var inner = (await cms.Media.CreateAsync(new CreateMedia { Parent = new ReferenceById(folder), MediaType = new ReferenceById(MediaTypes.Folder.Id), Variants = [new VariantModel("Vides: oui")] }, CmsFixture.User)).Value;
        var picture = await UploadAsync(cms, folder, "Accueil", "é.png");
        await UploadAsync(cms, folder, "Accueil!", "a.png");
        await cms.Media.CreateFileAsync(null, null, "Photo", "photo.jpg", new MemoryStream(SamplePictures.Jpeg(40, 30)), CmsFixture.User);
        await cms.Media.CreateFileAsync(null, null, "Note", "note.md", new MemoryStream("# x\r\n"u8.ToArray()), CmsFixture.User);
        await cms.Media.CreateFileAsync(null, null, "Logo", "logo.svg", new MemoryStream("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height='10'><script/><circle cx=\"5\" r=\"4\"/></svg>"u8.ToArray()), CmsFixture.User);
        var url = cms.Engine.State.Media[picture].File!.Url;
        var saved = await cms.Media.UpdateAsync(picture, new UpdateMedia
        {
            Variants = [new VariantModel("Accueil")],
            Values =
            [
                new("altText", JsonSerializer.SerializeToElement("L’accueil: « oui »\nune ligne")),
                new("umbracoFile", JsonSerializer.SerializeToElement(new
                {
                    src = url, focalPoint = new { left = 0.25, top = 0.1234567890123 }, crops = new[] { new { alias = "vignette", coordinates = new { x1 = 0.1, y1 = 0, x2 = 0.3, y2 = 0.2 } } },
                })),
            ],
        }, CmsFixture.User);
        Assert.That(saved.Status, Is.EqualTo(OperationStatus.Success));

        await using var other = await ComesBackAsync(cms, documents: 0);

        var there = other.Engine.State.Media[picture];
        Assert.That((there.File, there.Values.Json, there.ParentId), Is.EqualTo((cms.Engine.State.Media[picture].File, cms.Engine.State.Media[picture].Values.Json, (Guid?)folder)));
        Assert.That(other.Engine.State.Media[inner].ParentId, Is.EqualTo(folder));
    }

    [Test]
    public async Task Folders_and_changed_types_come_back()
    {
        await using var cms = await CmsFixture.StartAsync();
        var folders = cms.Get<SchemaFolders>();
        var outer = (await folders.CreateAsync(FolderKind.DataType, new CreateFolder { Name = "Zone" }, CmsFixture.User)).Value;
        var inner = (await folders.CreateAsync(FolderKind.DataType, new CreateFolder { Name = "Aide", Parent = new ReferenceById(outer) }, CmsFixture.User)).Value;
        var types = (await folders.CreateAsync(FolderKind.DocumentType, new CreateFolder { Name = "Aide" }, CmsFixture.User)).Value;
        foreach (var name in new[] { "Un", "Un", "Deux « oui »\u00a0!" })
            await cms.DataTypes.CreateAsync(new CreateDataType { Name = name, EditorAlias = "Umbraco.TextBox", Parent = new ReferenceById(inner), Values = [new("x", JsonSerializer.SerializeToElement(new object?[] { 1.50, null, "\u00a0🎈\"\\\n", new { } }))] }, CmsFixture.User);
        await cms.DocumentTypes.CreateAsync(new CreateDocumentType { Alias = "page", Name = "Page", Parent = new ReferenceById(types) }, CmsFixture.User);

        await using var other = await ComesBackAsync(cms, documents: 0);

        Assert.That(other.Engine.State.Folders.Values, Is.EquivalentTo(cms.Engine.State.Folders.Values));
    }

    private static async Task<CmsFixture> ComesBackAsync(CmsFixture cms, int documents)
    {
        var first = await MovedFolder.ExportAsync(cms);
        var other = await MovedFolder.FreshAsync(first);
        Assert.That(other.Engine.State.Documents, Has.Count.EqualTo(documents));
        MovedFolder.AreEqual(await MovedFolder.ExportAsync(other), first);
        foreach (var document in other.Engine.State.Documents.Values)
        {
            var before = cms.Engine.State.Documents[document.Id].Draft;
            Assert.That(SameContent.Of(JsonElement.Parse(document.Draft.Values.Json)), Is.EqualTo(SameContent.Of(JsonElement.Parse(before.Values.Json))), document.Draft.Name);
        }
        // Once more, over what is there: nothing is said that is not known.
        var versions = other.Engine.State.LastVersionId;
        Assert.That(await MovedFolder.ImportAsync(other, first), Is.Empty);
        Assert.That(other.Engine.State.LastVersionId, Is.EqualTo(versions));
        return other;
    }

    private static object Blocks(TestSchema schema, params (string Alias, string Value)[] values)
    {
        var key = Guid.NewGuid();
        return new
        {
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = key, settingsKey = (Guid?)null } } },
            contentData = new[] { new { key, contentTypeKey = schema.Step, values = values.Select(value => new { alias = value.Alias, value = value.Value }) } },
            settingsData = Array.Empty<object>(),
            expose = new[] { new { contentKey = key } },
        };
    }

    private static async Task<Guid> UploadAsync(CmsFixture cms, Guid? folder, string name, string file)
    {
        var result = await cms.Media.CreateFileAsync(null, folder, name, file, new MemoryStream(SamplePictures.Png(40, 30)), CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }

    private static async Task ConfigureCropsAsync(CmsFixture cms)
    {
        var result = await cms.DataTypes.UpdateAsync(new Guid("1df9f033-e6d4-451f-b8d2-e0cbc50a836f"), new UpdateDataType
        {
            Name = "Image Cropper", EditorAlias = "Umbraco.ImageCropper", EditorUiAlias = "Umb.PropertyEditorUi.ImageCropper",
            Values = [new("crops", JsonSerializer.SerializeToElement(new[] { new { alias = "vignette", width = 320, height = 180 } }))],
        }, CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
    }
}

using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Versions;

namespace Site.Tests.CmsTests;

/// <summary>Changing parts of a document; what a real Umbraco answers is replayed in <see cref="RecordedCallsTests"/>.</summary>
public class PatchTests
{
    private const string Title = "/values[alias=title,culture=null,segment=null]/value";

    [TestCase("replace", Title, "\"Deux\"", "Deux", "répondu")]
    [TestCase("replace", "/values[alias=title]/value", "\"Deux\"", "Deux", "répondu")]
    [TestCase("remove", "/values[alias=answer]", "null", "Un", null)]
    [TestCase("replace", "/values[alias=nope]/value", "\"Deux\"", "Un", "répondu")]
    [TestCase("replace", "/values[alias=title,culture=fr-FR]/value", "\"Deux\"", "Un", "répondu")]
    [TestCase("replace", "/values[title]/value", "\"Deux\"", "Un", "répondu")]
    [TestCase("replace", "/values/99/value", "\"Deux\"", "Un", "répondu")]
    [TestCase("replace", "/values/0/value", "\"Deux\"", "Deux", "répondu")]
    [TestCase("replace", "/id", "\"x\"", "Un", "répondu")]
    public async Task A_patch_changes_what_its_path_leads_to(string op, string path, string value, string title, string? answer)
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = await ArticleAsync(cms);

        var result = await PatchAsync(cms, id, (op, path, value));

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        var draft = cms.Snapshot.Draft.Find(id)!;
        Assert.That(draft.Values["title"].GetString(), Is.EqualTo(title));
        Assert.That(draft.Values.TryGetValue("answer", out var given) ? given.GetString() : null, Is.EqualTo(answer));
        Assert.That(draft.Name, Is.EqualTo("Article"));
    }

    [Test]
    public async Task A_property_without_a_value_gets_one_and_a_block_is_reached_by_its_key()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var key = Guid.NewGuid();
        var id = await cms.CreateAsync(schema.Article, home, "Article", ("steps", Body.Json($$"""
            {"layout":{"Umbraco.BlockList":[{"contentKey":"{{key}}"}]},
             "contentData":[{"key":"{{key}}","contentTypeKey":"{{schema.Step}}","values":[{"alias":"title","value":"Avant"}]}]}
            """)));

        await PatchAsync(cms, id,
            ("replace", "/values[alias=count]/value", "7"),
            ("replace", $"/values[alias=steps]/value/contentData[key={key}]/values[alias=title]/value", "\"Après\""));

        var values = cms.Snapshot.Draft.Find(id)!.Values;
        Assert.That(values["count"].GetInt32(), Is.EqualTo(7));
        Assert.That(values["steps"].GetProperty("contentData")[0].GetProperty("values")[0].GetProperty("value").GetString(), Is.EqualTo("Après"));
    }

    [TestCase("move", Title, "\"x\"", OperationStatus.InvalidPatch)]
    [TestCase("replace", "title", "\"x\"", OperationStatus.InvalidPatch)]
    [TestCase("replace", "/values", "5", OperationStatus.InvalidPatch)]
    [TestCase("replace", "/variants[culture=null]/name", "\"\"", OperationStatus.InvalidName)]
    [TestCase("replace", "/values[alias=count]/value", "\"sept\"", OperationStatus.PropertyValidationError)]
    [TestCase("add", "/values/-", "{\"alias\":\"nope\",\"value\":1}", OperationStatus.PropertyTypeNotFound)]
    [TestCase("remove", "/variants/0", "null", OperationStatus.ContentTypeCultureVarianceMismatch)]
    public async Task A_patch_that_makes_no_document_changes_nothing(string op, string path, string value, OperationStatus status)
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = await ArticleAsync(cms);
        var before = cms.Snapshot;

        var result = await PatchAsync(cms, id, ("replace", Title, "\"Deux\""), (op, path, value));

        Assert.That(result.Status, Is.EqualTo(status));
        Assert.That(cms.Snapshot, Is.SameAs(before));
    }

    [Test]
    public async Task A_patch_that_would_overwrite_a_newer_text_is_refused()
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = await ArticleAsync(cms);
        var read = ContentToken.Of(cms.Engine.State.Documents[id].Draft);
        await cms.SaveAsync(id, "Article", ("title", "Plus neuf"));

        var result = await cms.Documents.PatchAsync(id, new PatchDocument
        {
            Operations = [new PatchOperation("replace", Title, Body.Json("\"Deux\""))], Expected = read,
        }, CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.ConcurrencyViolation));
    }

    private static async Task<Guid> ArticleAsync(CmsFixture cms)
    {
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        return await cms.CreateAsync(schema.Article, home, "Article", ("title", "Un"), ("answer", "répondu"));
    }

    private static Task<OperationResult> PatchAsync(CmsFixture cms, Guid id, params (string Op, string Path, string Value)[] operations) =>
        cms.Documents.PatchAsync(id, new PatchDocument
        {
            Operations = [.. operations.Select(operation => new PatchOperation(operation.Op, operation.Path, JsonElement.Parse(operation.Value)))],
        }, CmsFixture.User);
}

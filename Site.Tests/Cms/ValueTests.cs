using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

/// <summary>What happens to property values on their way in.</summary>
public class ValueTests
{
    [TestCase("title", "7")]
    [TestCase("title", """{"a":1}""")]
    [TestCase("answer", "[]")]
    [TestCase("count", "\"sept\"")]
    [TestCase("count", "1.5")]
    [TestCase("count", "3000000000")]
    [TestCase("price", "\"cher\"")]
    [TestCase("featured", "\"oui\"")]
    [TestCase("reviewedOn", "\"hier\"")]
    [TestCase("reviewedOn", "5")]
    [TestCase("device", "[1]")]
    [TestCase("keywords", "\"a,b\"")]
    [TestCase("related", "\"quelque part\"")]
    [TestCase("others", "\"d0c00000-0000-4000-8000-000000000001\"")]
    [TestCase("links", "{}")]
    [TestCase("image", "\"ed1a0000-0000-4000-8000-000000000001\"")]
    [TestCase("steps", "\"texte\"")]
    [TestCase("body", "12")]
    public async Task A_value_of_the_wrong_kind_is_refused_with_its_alias_and_path(string alias, string json)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var result = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", ("title", "Bon"), (alias, Body.Json(json))), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.PropertyValidationError));
        Assert.That(result.Errors.Select(error => (error.Path, error.Alias)), Is.EqualTo(new[] { ("$.values[1].value", alias) }));
        Assert.That(cms.Engine.State.Documents, Has.Count.EqualTo(1));
    }

    [TestCase("count", "\"7\"", "7")]
    [TestCase("count", "7.0", "7")]
    [TestCase("featured", "1", "true")]
    [TestCase("featured", "\"false\"", "false")]
    [TestCase("reviewedOn", "\"2025-06-30T10:15:00+02:00\"", "\"2025-06-30 08:15:00\"")]
    [TestCase("reviewedOn", "\"2025-06-30 08:15:00\"", "\"2025-06-30 08:15:00\"")]
    [TestCase("device", "\"PC\"", "[\"PC\"]")]
    [TestCase("keywords", "[\" été \",\"\"]", "[\"été\"]")]
    public async Task A_value_that_can_be_understood_is_stored_in_one_form(string alias, string json, string stored)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var id = await cms.CreateAsync(schema.Article, home, "Article", (alias, Body.Json(json)));

        Assert.That(cms.Snapshot.Draft.Find(id)!.Values[alias].GetRawText(), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_wrong_value_inside_a_block_is_refused_with_the_path_to_it()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var result = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", ("title", "Bon"), ("steps", Blocks(schema, ("title", "Un"), ("body", 5)))), CmsFixture.User);

        Assert.That(result.Errors.Select(error => (error.Path, error.Alias)),
            Is.EqualTo(new[] { ("$.values[1].value.contentData[0].values[1].value", "body") }));
    }

    [Test]
    public async Task Rich_text_is_sanitised_and_keeps_its_links()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        const string Link = "<a type=\"document\" href=\"/{localLink:d0c00000-0000-4000-8000-000000000003}\">le tutoriel</a>";
        var id = await cms.CreateAsync(schema.Article, home, "Article", ("body", new
        {
            markup = $"<p onclick=\"x()\" style=\"color:red\">Voir {Link} <img src=\"/media/a/b.png\" onerror=\"x()\"><script>x()</script></p>",
            blocks = new { },
        }));

        var markup = cms.Snapshot.Draft.Find(id)!.Values["body"].GetProperty("markup").GetString();

        Assert.That(markup, Is.EqualTo($"<p>Voir {Link} <img src=\"/media/a/b.png\"></p>"));
    }

    [TestCase("<a href=\"javascript:alert(1)\">x</a>")]
    [TestCase("<a href=\" JaVa\tScript:alert(1)\">x</a>")]
    [TestCase("<a href=\"&#106;avascript:alert(1)\">x</a>")]
    [TestCase("<a href=\"data:text/html,x\">x</a>")]
    public async Task A_link_that_would_run_a_script_is_refused(string markup)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var rich = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", ("body", new { markup, blocks = new { } })), CmsFixture.User);
        var link = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", ("links", new[] { new { type = "external", url = "javascript:alert(1)" } })), CmsFixture.User);

        Assert.That(rich.Errors.Single().Path, Is.EqualTo("$.values[0].value"));
        Assert.That(link.Errors.Single().Path, Is.EqualTo("$.values[0].value[0].url"));
    }

    [Test]
    public async Task Rules_of_the_editors_are_checked_on_validation_and_keep_a_document_from_being_published()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var article = CmsFixture.Draft(schema.Article, home, "Article",
            ("title", new string('x', 21)), ("count", 101), ("device", "Tablette"),
            ("others", new[] { new { type = "document", unique = home }, new { type = "document", unique = home } }),
            ("links", new[] { new { type = "external", url = "https://a.example" }, new { type = "external", url = "https://b.example" } }),
            ("steps", Blocks(schema, ("body", "sans titre"))));

        var validation = cms.Documents.Validate(article);
        var id = (await cms.Documents.CreateAsync(article, CmsFixture.User)).Value;
        var publication = await cms.Publishing.PublishAsync(id, PublishDocument.Now, CmsFixture.User);

        Assert.That(validation.Errors.Select(error => error.Path), Is.EqualTo(new[]
        {
            "$.values[0].value", "$.values[1].value", "$.values[2].value", "$.values[3].value", "$.values[4].value",
            "$.values[5].value.contentData[0].values[?(@.alias == 'title' && @.culture == null && @.segment == null)].value",
        }));
        Assert.That(publication.Status, Is.EqualTo(OperationStatus.ContentInvalid));
        Assert.That(publication.InvalidProperties, Is.EqualTo(new[] { "title", "count", "device", "others", "links", "steps" }));
    }

    [Test]
    public async Task A_value_left_out_is_cleared_once_the_document_has_been_published_and_gone_before()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var id = await cms.CreateAsync(schema.Article, home, "Article", ("title", "Un"), ("answer", "x"), ("count", 1));

        await cms.SaveAsync(id, "Article", ("title", "Un"), ("answer", "x"));
        Assert.That(cms.Snapshot.Draft.Find(id)!.Values.Keys, Is.EquivalentTo(new[] { "title", "answer" }));

        await cms.PublishAsync(id);
        await cms.SaveAsync(id, "Article", ("title", "Un"));
        Assert.That(cms.Snapshot.Draft.Find(id)!.Values["answer"].GetString(), Is.Empty);
    }

    [Test]
    public async Task Values_of_a_removed_property_go_and_those_of_a_renamed_one_follow()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var id = await cms.PublishedAsync(schema.Article, home, "Article", ("title", "Un"), ("answer", "oui"), ("count", 3));
        var body = cms.Engine.State.DocumentTypes[schema.Article].Body;

        var result = await cms.DocumentTypes.UpdateAsync(schema.Article, new UpdateDocumentType
        {
            Alias = body.Alias, Name = body.Name,
            Properties = [.. body.Properties.Where(property => property.Alias != "count")
                .Select(property => property.Alias == "answer" ? property with { Alias = "reply" } : property)],
        }, CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        foreach (var tree in new[] { cms.Snapshot.Draft, cms.Snapshot.Published })
            Assert.That(tree.Find(id)!.Values.Keys, Is.EquivalentTo(new[] { "title", "reply" }));
        await cms.RestartAsync();
        Assert.That(cms.Snapshot.Published.Find(id)!.Values["reply"].GetString(), Is.EqualTo("oui"));
    }

    [Test]
    public async Task An_unknown_property_is_refused()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);

        var result = await cms.Documents.CreateAsync(CmsFixture.Draft(schema.Home, null, "Accueil", ("Title", "x")), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.PropertyTypeNotFound));
    }

    private static Dictionary<string, object> Blocks(TestSchema schema, params (string Alias, object Value)[] values)
    {
        var key = Guid.NewGuid();
        return new Dictionary<string, object>
        {
            ["layout"] = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = key, settingsKey = (Guid?)null } } },
            ["contentData"] = new[] { new { key, contentTypeKey = schema.Step, values = values.Select(value => new { alias = value.Alias, value = JsonSerializer.SerializeToElement(value.Value) }) } },
            ["settingsData"] = Array.Empty<object>(),
            ["expose"] = new[] { new { contentKey = key } },
        };
    }
}

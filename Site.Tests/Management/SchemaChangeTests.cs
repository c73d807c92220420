using System.Net;
using System.Text.Json.Nodes;
using Site.Cms.Model;

namespace Site.Tests.Management;

/// <summary>Types are changed through the API while there is content: what it says follows, at the top level and inside blocks.</summary>
public class SchemaChangeTests
{
    private SchemaDesk _desk = null!;

    [SetUp]
    public async Task Open() => _desk = await SchemaDesk.OpenAsync();

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task A_renamed_property_keeps_its_values()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("title", text), ("note", text)));
        var document = await _desk.DocumentAsync(type, ("title", "Aide"), ("note", "Interne"));
        await _desk.PublishAsync(document);

        await ChangeAsync($"document-type/{type}", body => body["properties"]![0]!["alias"] = "heading");

        Assert.Multiple(() =>
        {
            Assert.That(_desk.ValuesOf(document), Is.EqualTo("""{"heading":"Aide","note":"Interne"}"""));
            Assert.That(_desk.State.Documents[document].Published!.Values.Json, Is.EqualTo("""{"heading":"Aide","note":"Interne"}"""));
            Assert.That(_desk.State.Documents[document].State, Is.EqualTo(Cms.Publishing.DocumentState.Published));
        });
    }

    [Test]
    public async Task Two_properties_can_change_places()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("one", text), ("two", text)));
        var document = await _desk.DocumentAsync(type, ("one", "1"), ("two", "2"));

        await ChangeAsync($"document-type/{type}", body =>
            (body["properties"]![0]!["alias"], body["properties"]![1]!["alias"]) = ("two", "one"));

        Assert.That(JsonNode.Parse(_desk.ValuesOf(document))!["two"]!.GetValue<string>(), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_removed_property_takes_its_values_with_it()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("title", text), ("note", text)));
        var document = await _desk.DocumentAsync(type, ("title", "Aide"), ("note", "Interne"));

        await ChangeAsync($"document-type/{type}", body => body["properties"]!.AsArray().RemoveAt(1));

        Assert.That(_desk.ValuesOf(document), Is.EqualTo("""{"title":"Aide"}"""));
    }

    [Test]
    public async Task A_property_sent_again_under_another_id_is_the_same_to_the_content()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("title", text)));
        var document = await _desk.DocumentAsync(type, ("title", "Aide"));

        await ChangeAsync($"document-type/{type}", body => body["properties"]![0]!["id"] = Guid.NewGuid());

        Assert.That(_desk.ValuesOf(document), Is.EqualTo("""{"title":"Aide"}"""));
    }

    [Test]
    public async Task A_property_made_mandatory_keeps_a_document_without_it_from_being_published()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("title", text)));
        var document = await _desk.DocumentAsync(type);
        Assert.That((await _desk.PublishAsync(document)).Status, Is.EqualTo(OperationStatus.Success));

        await ChangeAsync($"document-type/{type}", body => body["properties"]![0]!["validation"]!["mandatory"] = true);

        var result = await _desk.PublishAsync(document);
        Assert.Multiple(() =>
        {
            Assert.That(result.Status, Is.EqualTo(OperationStatus.ContentInvalid));
            Assert.That(result.InvalidProperties, Is.EqualTo(new[] { "title" }));
        });
    }

    [TestCase("Umbraco.TextBox", "12", "Umbraco.Integer", "12")]
    [TestCase("Umbraco.TextBox", "douze", "Umbraco.Integer", null)]
    [TestCase("Umbraco.Integer", 12, "Umbraco.TextBox", "\"12\"")]
    [TestCase("Umbraco.TextArea", "Un texte", "Umbraco.MarkdownEditor", "\"Un texte\"")]
    [TestCase("Umbraco.TextBox", "Un texte", "Umbraco.BlockList", null)]
    [TestCase("Umbraco.TextBox", "PC", "Umbraco.DropDown.Flexible", "[\"PC\"]")]
    [TestCase("Umbraco.TextBox", "Un texte", "Umbraco.MediaPicker3", null)]
    [TestCase("Umbraco.TextBox", "oui", "Umbraco.TrueFalse", null)]
    public async Task With_another_editor_a_value_is_taken_over_where_the_editor_accepts_it(string before, object value, string after, string? expected)
    {
        var data = await _desk.DataTypeAsync("Type", before);
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("value", data)));
        var document = await _desk.DocumentAsync(type, ("value", value));
        await _desk.PublishAsync(document);

        await ChangeAsync($"data-type/{data}", body => body["editorAlias"] = after);

        Assert.Multiple(async () =>
        {
            Assert.That(_desk.ValuesOf(document), Is.EqualTo(expected is null ? "{}" : $$"""{"value":{{expected}}}"""));
            Assert.That((await _desk.PublishAsync(document)).Status, Is.EqualTo(OperationStatus.Success));
        });
    }

    [Test]
    public async Task Rich_text_that_becomes_text_is_not_lost()
    {
        var data = await _desk.DataTypeAsync("Type", "Umbraco.RichText");
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("value", data)));
        var document = await _desk.DocumentAsync(type, ("value", new { markup = "<p>Bonjour</p>" }));

        await ChangeAsync($"data-type/{data}", body => body["editorAlias"] = "Umbraco.TextArea");

        Assert.That(_desk.ValuesOf(document), Is.EqualTo("""{"value":"<p>Bonjour</p>"}"""));
    }

    [Test]
    public async Task What_blocks_say_follows_a_change_of_their_element_type()
    {
        var text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
        var step = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("step", ("title", text), ("minutes", text), ("note", text)), "isElement", true));
        var steps = await _desk.DataTypeAsync("Étapes", "Umbraco.BlockList", ("blocks", new[] { new { contentElementTypeKey = step } }));
        var type = await _desk.TypeAsync(SchemaDesk.Type("tutorial", ("steps", steps)));
        var document = await _desk.DocumentAsync(type, ("steps", Blocks(step, ("title", "Ouvrir"), ("minutes", "5"), ("note", "Interne"))));
        var number = await _desk.DataTypeAsync("Nombre", "Umbraco.Integer");

        await ChangeAsync($"document-type/{step}", body =>
        {
            var properties = body["properties"]!.AsArray();
            properties[0]!["alias"] = "heading";
            properties[1]!["dataType"]!["id"] = number;
            properties.RemoveAt(2);
        });

        var values = JsonNode.Parse(_desk.ValuesOf(document))!["steps"]!["contentData"]![0]!["values"]!.AsArray();
        Assert.That(values.Select(value => $"{value!["editorAlias"]} {value["alias"]} {value["value"]!.ToJsonString()}"), Is.EqualTo(new[]
        {
            "Umbraco.TextBox heading \"Ouvrir\"", "Umbraco.Integer minutes 5",
        }));
    }

    [Test]
    public async Task A_type_with_documents_cannot_become_an_element_type()
    {
        var type = await _desk.TypeAsync(SchemaDesk.Type("page"));
        await _desk.DocumentAsync(type);
        using var answer = await _desk.ChangeAsync($"document-type/{type}", body => body["isElement"] = true);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("InvalidElementFlagDocumentHasContent"));
            Assert.That(_desk.State.DocumentTypes[type].Body.IsElement, Is.False);
        });
    }

    [Test]
    public async Task An_element_type_that_blocks_use_stays_one()
    {
        var step = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("step"), "isElement", true));
        await _desk.DataTypeAsync("Étapes", "Umbraco.BlockList", ("blocks", new[] { new { contentElementTypeKey = step } }));
        using var answer = await _desk.ChangeAsync($"document-type/{step}", body => body["isElement"] = false);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("InvalidElementFlagElementIsUsedInPropertyEditorConfiguration"));
    }

    [Test]
    public async Task Deleting_a_data_type_removes_its_properties_and_what_they_said()
    {
        var (text, note) = (await _desk.DataTypeAsync("Texte", "Umbraco.TextBox"), await _desk.DataTypeAsync("Note", "Umbraco.TextBox"));
        var type = await _desk.TypeAsync(SchemaDesk.Type("page", ("title", text), ("note", note)));
        var document = await _desk.DocumentAsync(type, ("title", "Aide"), ("note", "Interne"));
        Assert.That((await _desk.ReadAsync($"data-type/{note}/is-used")).GetValue<bool>(), Is.True);

        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Delete, $"data-type/{note}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(_desk.ValuesOf(document), Is.EqualTo("""{"title":"Aide"}"""));
        });
    }

    [TestCase("0cc0eba1-9960-42c9-bf9b-60e150b429ae", TestName = "Textstring, which the CMS needs")]
    [TestCase("84c6b441-31df-4ffe-b67e-67d5bc3ae65a", TestName = "Upload File, which a media type needs")]
    public async Task A_data_type_that_the_CMS_needs_is_not_deleted(string id)
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Delete, $"data-type/{id}");
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("NonDeletable"));
            Assert.That(_desk.State.DataTypes, Does.ContainKey(Guid.Parse(id)));
        });
    }

    private async Task ChangeAsync(string path, Action<JsonNode> change)
    {
        using var answer = await _desk.ChangeAsync(path, change);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }

    private static object Blocks(Guid elementType, params (string Alias, string Value)[] values)
    {
        var key = Guid.NewGuid();
        return new
        {
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = key } } },
            contentData = new[] { new { key, contentTypeKey = elementType, values = values.Select(value => new { alias = value.Alias, value = value.Value }) } },
            settingsData = Array.Empty<object>(),
            expose = new[] { new { contentKey = key } },
        };
    }
}

using System.Net;

namespace Site.Tests.Management;

/// <summary>Every editor that must work describes its values, with the limits that the data type sets.</summary>
public class DataTypeSchemaTests
{
    private SchemaDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await SchemaDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    public static IEnumerable<TestCaseData> Limits()
    {
        yield return new("Umbraco.TextBox", new (string, object)[] { ("maxChars", 120) }, "maxLength", "120");
        yield return new("Umbraco.TextBox", new (string, object)[] { ("maxChars", 0) }, "maxLength", null);
        yield return new("Umbraco.TextArea", new (string, object)[] { ("maxChars", 500) }, "maxLength", "500");
        yield return new("Umbraco.MarkdownEditor", Array.Empty<(string, object)>(), "type", """["string","null"]""");
        yield return new("Umbraco.RichText", Array.Empty<(string, object)>(), "required", """["markup"]""");
        yield return new("Umbraco.TrueFalse", Array.Empty<(string, object)>(), "type", """["boolean","null"]""");
        yield return new("Umbraco.Integer", new (string, object)[] { ("min", 0), ("max", 100) }, "minimum", "0");
        yield return new("Umbraco.Decimal", new (string, object)[] { ("max", 0.5) }, "maximum", "0.5");
        yield return new("Umbraco.DateTime", Array.Empty<(string, object)>(), "type", """["string","null"]""");
        yield return new("Umbraco.DropDown.Flexible", Array.Empty<(string, object)>(), "items", """{"type":"string"}""");
        yield return new("Umbraco.Tags", Array.Empty<(string, object)>(), "items", """{"type":"string"}""");
        yield return new("Umbraco.ContentPicker", Array.Empty<(string, object)>(), "format", "\"uuid\"");
        yield return new("Umbraco.MultiNodeTreePicker", new (string, object)[] { ("minNumber", 1), ("maxNumber", 4) }, "maxItems", "4");
        yield return new("Umbraco.MultiUrlPicker", new (string, object)[] { ("maxNumber", 0) }, "maxItems", null);
        yield return new("Umbraco.MediaPicker3", new (string, object)[] { ("multiple", false) }, "maxItems", "1");
        yield return new("Umbraco.MediaPicker3", new (string, object)[] { ("multiple", true), ("validationLimit", new { min = 2, max = 3 }) }, "minItems", "2");
        yield return new("Umbraco.BlockList", Array.Empty<(string, object)>(), "type", """["object","null"]""");
    }

    [TestCaseSource(nameof(Limits))]
    public async Task A_data_type_says_what_its_values_look_like(string editor, (string, object)[] configuration, string member, string? expected)
    {
        var id = await _desk.DataTypeAsync(editor, editor, configuration);
        var schema = (await _desk.ReadAsync($"data-type/{id}/schema"))["jsonSchema"]!;
        Assert.Multiple(() =>
        {
            Assert.That(schema["$schema"]!.GetValue<string>(), Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
            Assert.That(schema[member]?.ToJsonString(), Is.EqualTo(expected));
        });
    }

    [Test]
    public async Task An_editor_that_is_only_carried_has_no_schema()
    {
        var id = await _desk.DataTypeAsync("Couleur", "Umbraco.ColorPicker");
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Get, $"data-type/{id}/schema");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_batch_says_of_each_why_it_has_none()
    {
        var (text, colour, unknown) = (await _desk.DataTypeAsync("Texte", "Umbraco.TextBox"), await _desk.DataTypeAsync("Couleur", "Umbraco.ColorPicker"), Guid.NewGuid());
        var batch = await _desk.ReadAsync($"data-type/schemas/batch?id={text}&id={colour}&id={unknown}");
        Assert.That(batch["items"]!.AsArray().Select(item => item!["error"]?.GetValue<string>()), Is.EqualTo(new[] { null, "SchemaNotSupported", "DataTypeNotFound" }));
    }
}

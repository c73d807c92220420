using System.Text.Json.Nodes;

namespace Site.Tests.Management;

/// <summary>What a document type may be composed of, as its window asks for it.</summary>
public class CompositionTests
{
    private SchemaDesk _desk = null!;
    private Guid _text;

    [SetUp]
    public async Task Open()
    {
        _desk = await SchemaDesk.OpenAsync();
        _text = await _desk.DataTypeAsync("Texte", "Umbraco.TextBox");
    }

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task Types_that_bring_a_property_of_the_same_alias_do_not_suit()
    {
        await _desk.TypeAsync(SchemaDesk.Type("contact", ("phone", _text), ("mail", _text)));
        await _desk.TypeAsync(SchemaDesk.Type("seo", ("Title", _text)));
        Assert.That(await AskAsync(null, properties: ["title"]), Is.EqualTo(new[] { "contact yes", "seo no" }));
    }

    [Test]
    public async Task What_is_chosen_stays_offered_and_rules_out_what_overlaps_with_it()
    {
        var contact = await _desk.TypeAsync(SchemaDesk.Type("contact", ("phone", _text)));
        await _desk.TypeAsync(SchemaDesk.Type("desk", ("phone", _text)));
        Assert.That(await AskAsync(null, chosen: [contact]), Is.EqualTo(new[] { "contact yes", "desk no" }));
    }

    [Test]
    public async Task An_element_type_is_composed_of_element_types()
    {
        await _desk.TypeAsync(SchemaDesk.Type("page"));
        await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("media"), "isElement", true));
        Assert.That(await AskAsync(null, isElement: true), Is.EqualTo(new[] { "media yes" }));
    }

    [Test]
    public async Task A_composition_is_not_composed_itself()
    {
        var part = await _desk.TypeAsync(SchemaDesk.Type("part", ("phone", _text)));
        var whole = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("whole"), "compositions", Composition(part)));
        await _desk.TypeAsync(SchemaDesk.Type("other"));
        Assert.Multiple(async () =>
        {
            Assert.That(await AskAsync(part), Is.Empty);
            Assert.That(await AskAsync(whole, chosen: [part]), Is.EqualTo(new[] { "other yes", "part yes" }));
            Assert.That((await _desk.ReadAsync($"document-type/{part}/composition-references")).AsArray().Select(type => type!["id"]!.GetValue<Guid>()), Is.EqualTo(new[] { whole }));
        });
    }

    [Test]
    public async Task The_folders_of_a_type_are_told()
    {
        var folder = Guid.NewGuid();
        using (await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type/folder", new { id = folder, name = "Éléments" }))
        {
            await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("part"), "parent", new JsonObject { ["id"] = folder }));
        }
        var answer = await PostAsync(null, false, [], []);
        Assert.That(answer[0]!["folderPath"]!.ToJsonString(), Is.EqualTo("""["\u00C9l\u00E9ments"]"""));
    }

    [Test]
    public async Task Composed_properties_are_part_of_the_schema_of_documents()
    {
        var part = await _desk.TypeAsync(SchemaDesk.Type("part", ("phone", _text)));
        var whole = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("whole", ("title", _text)), "compositions", Composition(part)));
        var schema = await _desk.ReadAsync($"document-type/{whole}/schema");
        Assert.That(schema["properties"]!["values"]!["x-umbraco-properties"]!.AsObject().Select(property => property.Key), Is.EqualTo(new[] { "title", "phone" }));
    }

    private async Task<IEnumerable<string>> AskAsync(Guid? id, bool isElement = false, Guid[]? chosen = null, string[]? properties = null) =>
        (await PostAsync(id, isElement, chosen ?? [], properties ?? []))
            .Select(type => $"{type!["name"]} {(type["isCompatible"]!.GetValue<bool>() ? "yes" : "no")}");

    private async Task<JsonArray> PostAsync(Guid? id, bool isElement, Guid[] chosen, string[] properties)
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type/available-compositions",
            new { id, isElement, currentCompositeIds = chosen, currentPropertyAliases = properties });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
    }

    private static JsonArray Composition(Guid id) =>
        new(new JsonObject { ["documentType"] = new JsonObject { ["id"] = id }, ["compositionType"] = "Composition" });
}

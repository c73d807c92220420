using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Site.Tests.Management;

/// <summary>Bad input to data types, document types and their trees: the right status, a clear reason, nothing half-written.</summary>
public class SchemaInputTests
{
    private static readonly Guid Textstring = new("0cc0eba1-9960-42c9-bf9b-60e150b429ae");

    private SchemaDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await SchemaDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [TestCase("{", "$")]
    [TestCase("", "$")]
    [TestCase("null", "$")]
    [TestCase("[]", "$")]
    [TestCase("""{"alias":"x"}""", "$.name")]
    [TestCase("""{"alias":"  ","name":"X"}""", "$.alias")]
    [TestCase("""{"alias":"x","name":7}""", "$.name")]
    [TestCase("""{"alias":"x","name":"X","id":"zz"}""", "$.id")]
    [TestCase("""{"alias":"x","name":"X","parent":{"id":"zz"}}""", "$.parent.id")]
    [TestCase("""{"alias":"x","name":"X","parent":{}}""", "$.parent.id")]
    [TestCase("""{"alias":"x","name":"X","properties":null}""", "$.properties")]
    [TestCase("""{"alias":"x","name":"X","properties":[null]}""", "$.properties[0]")]
    [TestCase("""{"alias":"x","name":"X","properties":[{"id":"9b090000-0000-4000-8000-000000000001","alias":"a","name":"A"}]}""", "$.properties[0].dataType")]
    [TestCase("""{"alias":"x","name":"X","containers":[{"id":"9b090000-0000-4000-8000-000000000001","name":"G","sortOrder":0}]}""", "$.containers[0].type")]
    [TestCase("""{"alias":"x","name":"X","allowedDocumentTypes":[{"documentType":null,"sortOrder":0}]}""", "$.allowedDocumentTypes[0].documentType")]
    public async Task A_body_that_cannot_be_read_is_refused_with_the_place(string body, string path)
    {
        var before = _desk.State;
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type", body);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(problem!["errors"]!.AsArray().SelectMany(fault => fault!.AsObject()).Select(fault => fault.Key), Does.Contain(path));
            Assert.That(_desk.State, Is.SameAs(before));
        });
    }

    [TestCase("data-type/folder", """{"name":""}""")]
    [TestCase("data-type", """{"name":"X","editorAlias":"Umbraco.TextBox","values":[null]}""")]
    [TestCase("data-type", """{"name":"X","editorAlias":"Umbraco.TextBox","values":[{"value":1}]}""")]
    [TestCase("data-type", """{"name":"X","editorAlias":null,"values":[]}""")]
    [TestCase("document-type/available-compositions", """{"isElement":false}""")]
    public async Task Other_bodies_too(string path, string body)
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, path, body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task A_body_that_is_no_JSON_is_another_media_type()
    {
        var form = new StringContent("name=X", Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "data-type", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("item/data-type?id=zz", "$.id")]
    [TestCase("data-type/batch?id=0cc0eba1-9960-42c9-bf9b-60e150b429ae&id=zz", "$.id")]
    [TestCase("tree/data-type/children?parentId=zz", "$.parentId")]
    [TestCase("tree/data-type/children", "$.parentId")]
    [TestCase("tree/document-type/siblings?before=1", "$.target")]
    [TestCase("tree/document-type/siblings?target=0cc0eba1-9960-42c9-bf9b-60e150b429ae&before=-1", "$.before")]
    [TestCase("tree/data-type/root?foldersOnly=perhaps", "$.foldersOnly")]
    [TestCase("tree/data-type/root?take=-1", "$.take")]
    [TestCase("tree/data-type/root?skip=1&take=2", "$.skip")]
    [TestCase("property-type/is-used?contentTypeId=zz&propertyAlias=title", "$.contentTypeId")]
    public async Task A_wrong_query_parameter_is_refused_with_its_name(string path, string fault)
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Get, path);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{fault}\""));
        });
    }

    [TestCase("data-type/zz")]
    [TestCase("document-type/zz/allowed-children")]
    [TestCase("tree/document-type/siblings?target=ffffffff-0000-4000-8000-000000000000")]
    public async Task An_address_that_leads_nowhere_is_an_empty_404(string path)
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Get, path);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
            Assert.That(answer.Content.Headers.ContentType, Is.Null);
        });
    }

    public static IEnumerable<TestCaseData> Contradictions()
    {
        var (group, other) = (Guid.NewGuid(), Guid.NewGuid());
        yield return Case("two containers of one id", "DuplicateContainer", SchemaDesk.With(Body(), "containers", new JsonArray(Container(group, "Group"), Container(group, "Group"))));
        yield return Case("a group in a group", "MissingContainer", SchemaDesk.With(Body(), "containers", new JsonArray(Container(group, "Group"), Container(other, "Group", group))));
        yield return Case("a group in itself", "MissingContainer", SchemaDesk.With(Body(), "containers", new JsonArray(Container(group, "Tab", group))));
        var twins = Body(("a", Textstring), ("b", Textstring));
        twins["properties"]![1]!["id"] = twins["properties"]![0]!["id"]!.DeepClone();
        yield return Case("two properties of one id", "DuplicatePropertyTypeAlias", twins);
        yield return Case("two aliases that differ by case", "DuplicatePropertyTypeAlias", Body(("title", Textstring), ("Title", Textstring)));
        yield return Case("a property without an alias", "InvalidPropertyTypeAlias", Body(("!", Textstring)));
        var pattern = Body(("a", Textstring));
        pattern["properties"]![0]!["validation"] = new JsonObject { ["regEx"] = "[" };
        yield return Case("a pattern that is none", "InvalidPropertyTypeRegEx", pattern);
        yield return Case("an unknown folder", "ContainerNotFound", SchemaDesk.With(Body(), "parent", new JsonObject { ["id"] = Guid.NewGuid() }));
        yield return Case("a name of a novel", "InvalidName", SchemaDesk.With(Body(), "name", new string('a', 256)));

        static TestCaseData Case(string name, string status, JsonObject body) => new TestCaseData(body, status).SetArgDisplayNames(name);
        static JsonObject Body(params (string, Guid)[] properties) => SchemaDesk.Type("contradiction", properties);
        static JsonNode Container(Guid id, string type, Guid? parent = null) => new JsonObject
        {
            ["id"] = id, ["type"] = type, ["name"] = "G", ["sortOrder"] = 0, ["parent"] = parent is { } tab ? new JsonObject { ["id"] = tab } : null,
        };
    }

    [TestCaseSource(nameof(Contradictions))]
    public async Task A_type_that_contradicts_itself_is_refused(JsonObject body, string status)
    {
        var before = _desk.State;
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type", body);
        Assert.Multiple(async () =>
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status == "ContainerNotFound" ? 404 : 400));
            Assert.That(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["operationStatus"]!.GetValue<string>(), Is.EqualTo(status));
            Assert.That(_desk.State, Is.SameAs(before));
        });
    }

    [Test]
    public async Task A_type_cannot_be_composed_of_itself_nor_in_a_circle()
    {
        var first = await _desk.TypeAsync(SchemaDesk.Type("first"));
        var second = await _desk.TypeAsync(SchemaDesk.With(SchemaDesk.Type("second"), "compositions", Composition(first)));
        foreach (var part in new[] { first, second })
        {
            using var answer = await _desk.ChangeAsync($"document-type/{first}", body => body["compositions"] = Composition(part));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("InvalidComposition"));
        }
    }

    [Test]
    public async Task A_property_cannot_come_from_two_places()
    {
        var first = await _desk.TypeAsync(SchemaDesk.Type("base", ("title", Textstring)));
        var body = SchemaDesk.With(SchemaDesk.Type("derived", ("title", Textstring)), "compositions", Composition(first));
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "document-type", body);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("DuplicatePropertyTypeAlias"));
    }

    [Test]
    public async Task A_configuration_value_that_is_left_out_is_null()
    {
        using var answer = await _desk.Site.SendAsync("admin", HttpMethod.Post, "data-type", """{"name":"X","editorAlias":"Umbraco.TextBox","values":[{"alias":"maxChars"}]}""");
        var id = answer.Headers.GetValues("Umb-Generated-Resource").Single();
        Assert.That((await _desk.ReadAsync($"data-type/{id}"))["values"]!.ToJsonString(), Is.EqualTo("""[{"alias":"maxChars","value":null}]"""));
    }

    private static JsonArray Composition(Guid id) =>
        new(new JsonObject { ["documentType"] = new JsonObject { ["id"] = id }, ["compositionType"] = "Composition" });
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>Bad input gets the right status and a reason, and leaves nothing half-written.</summary>
public class DocumentBadInputTests
{
    private HelpTree _tree = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _tree = await CreateAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _tree.DisposeAsync();

    [Test]
    public async Task Five_megabytes_of_Markdown_are_refused_with_their_place_and_change_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("Été comme **hiver**, en ligne.\n\n", 5 * 1024 * 1024 / 34));
        using var response = await _tree.Site.SendAsync("editor", HttpMethod.Put, $"document/{Tutorial}", Change("Créer un compte", text));
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(problem["operationStatus"]!.GetValue<string>(), Is.EqualTo("PropertyValidationError"));
        Assert.That(problem["errors"]!["$.values[0].value"]![0]!.GetValue<string>(), Is.Not.Empty);
        Assert.That((await _tree.GetAsync("editor", $"document/{Tutorial}"))["values"]!.ToJsonString(), Does.Not.Contain("hiver"));
    }

    [Test]
    public async Task Long_Markdown_is_kept_to_the_letter()
    {
        var text = string.Concat(Enumerable.Repeat("Été comme **hiver**, en ligne.\n\n", 30_000));
        Assert.That(await _tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}", Change("Mentions légales", text)), Is.EqualTo(200));
        var read = await _tree.GetAsync("editor", $"document/{Page}");
        Assert.That(read["values"]!.AsArray().Single(value => value!["alias"]!.GetValue<string>() == "body")!["value"]!.GetValue<string>(), Is.EqualTo(text));
    }

    [TestCase("{", "$")]
    [TestCase("", "$")]
    [TestCase("null", "$")]
    [TestCase("[]", "$")]
    [TestCase("""{"template": null, "variants": [{"name": "x"}], "values": "none"}""", "$.values")]
    [TestCase("""{"template": null, "variants": [{"name": ""}], "values": []}""", "$.variants[0].name")]
    [TestCase("""{"template": null, "values": []}""", "$.variants")]
    [TestCase("""{"values": [], "variants": [{"name": "x"}]}""", "$.template")]
    [TestCase("""{"template": {"id": "no-guid"}, "values": [], "variants": [{"name": "x"}]}""", "$.template.id")]
    public async Task A_body_that_cannot_be_read_is_refused_with_its_place(string body, string path)
    {
        using var response = await _tree.Site.SendAsync("editor", HttpMethod.Put, $"document/{Entry}", new StringContent(body, Encoding.UTF8, "application/json"));
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.That((int)response.StatusCode, Is.EqualTo(400), problem?.ToJsonString());
        Assert.That(problem!["errors"]!.AsArray().SelectMany(error => error!.AsObject()).Select(error => error.Key), Is.EqualTo(new[] { path }));
    }

    [TestCase("document/not-a-guid", 404)]
    [TestCase("document/urls?id=not-a-guid", 400)]
    [TestCase("item/document?id=not-a-guid", 400)]
    [TestCase("tree/document/children?parentId=not-a-guid", 400)]
    [TestCase("tree/document/root?skip=-1&take=10", 400)]
    [TestCase("tree/document/root?skip=0&take=-1", 400)]
    [TestCase("tree/document/siblings?target=not-a-guid", 400)]
    [TestCase("document-version?documentId=not-a-guid", 400)]
    [TestCase("item/document/search", 400)]
    [TestCase("item/document/search?query=", 400)]
    [TestCase("item/document/search?query=payer&trashed=perhaps", 400)]
    [TestCase("document/d0c00000-0000-4000-8000-000000000006/audit-log?orderDirection=Sideways", 400)]
    public async Task A_wrong_address_or_parameter_is_refused(string path, int status) =>
        Assert.That(await _tree.StatusAsync("editor", HttpMethod.Get, path), Is.EqualTo(status));

    [Test]
    public async Task An_unknown_alias_changes_nothing()
    {
        var body = new
        {
            template = (object?)null,
            values = new[] { new { alias = "body", value = "changed" }, new { alias = "Body", value = "x" } },
            variants = new[] { new { name = "Changé" } },
        };
        using var response = await _tree.Site.SendAsync("admin", HttpMethod.Put, $"document/{Entry}", body);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(problem["operationStatus"]!.GetValue<string>(), Is.EqualTo("PropertyTypeNotFound"));
        Assert.That((await _tree.GetAsync("admin", $"document/{Entry}"))["variants"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Où payer ?"));
    }

    [Test]
    public async Task A_name_that_is_too_long_is_refused() =>
        Assert.That(await _tree.StatusAsync("editor", HttpMethod.Put, $"document/{Entry}", Change(new string('n', 300))), Is.EqualTo(400));

    [Test]
    public async Task What_is_no_JSON_is_refused() => Assert.That(
        await _tree.StatusAsync("editor", HttpMethod.Put, $"document/{Entry}", new StringContent("name=x", Encoding.UTF8, "application/x-www-form-urlencoded")),
        Is.EqualTo(415));
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>Two editors on one document: the second to save is told, and nobody's text is lost.</summary>
public class EditingConflictTests
{
    private HelpTree _tree = null!;

    [SetUp]
    public async Task SetUp() => _tree = await CreateAsync();

    [TearDown]
    public async Task TearDown() => await _tree.DisposeAsync();

    [Test]
    public async Task Who_saves_what_was_read_saves()
    {
        var tag = await TagAsync();
        using var saved = await SaveAsync("editor", tag, "Un");
        Assert.That((int)saved.StatusCode, Is.EqualTo(200));
        Assert.That(await TagAsync(), Is.Not.EqualTo(tag));
    }

    [Test]
    public async Task The_second_to_save_is_told_in_French_who_came_first_and_where_the_text_is()
    {
        var tag = await TagAsync();
        using (await SaveAsync("edith", tag, "Celui d’Édith"))
        {
        }
        using var refused = await SaveAsync("editor", tag, "Le mien");
        var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.That((int)refused.StatusCode, Is.EqualTo(409));
        Assert.Multiple(() =>
        {
            Assert.That(problem["operationStatus"]!.GetValue<string>(), Is.EqualTo("ConcurrencyViolation"));
            Assert.That(problem["title"]!.GetValue<string>(), Does.StartWith("Édith Rédactrice a enregistré ce contenu le ").And.Contain(" à ").And.Contain("\u00A0h\u00A0"));
            Assert.That(problem["detail"]!.GetValue<string>(), Does.Contain("Historique des versions").And.Contain("Rétablir"));
        });
        Assert.That(await BodyAsync(), Is.EqualTo("Celui d’Édith"));
    }

    [Test]
    public async Task A_refused_text_can_be_brought_back_from_the_history()
    {
        var tag = await TagAsync();
        using (await SaveAsync("edith", tag, "Celui d’Édith"))
        using (await SaveAsync("editor", tag, "Le mien"))
        {
        }
        var versions = await _tree.GetAsync("editor", $"document-version?documentId={Tutorial}");
        var kept = new List<string>();
        foreach (var version in versions["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()))
        {
            var read = await _tree.GetAsync("editor", $"document-version/{version}");
            if (Body(read) == "Le mien")
                kept.Add(version);
        }
        Assert.That(kept, Has.Count.EqualTo(1));
        Assert.That(await _tree.StatusAsync("editor", HttpMethod.Post, $"document-version/{kept[0]}/rollback"), Is.EqualTo(200));
        Assert.That(await BodyAsync(), Is.EqualTo("Le mien"));
    }

    [TestCase(null, Description = "as Umbraco's own clients do")]
    [TestCase("*")]
    public async Task Without_a_tag_the_last_to_save_wins(string? tag)
    {
        using (await SaveAsync("edith", null, "Celui d’Édith"))
        {
        }
        using var saved = await SaveAsync("editor", tag, "Le mien");
        Assert.That((int)saved.StatusCode, Is.EqualTo(200));
        Assert.That(await BodyAsync(), Is.EqualTo("Le mien"));
    }

    [TestCase("W/\"abc\"")]
    [TestCase("\"abc\"")]
    [TestCase("no tag at all")]
    public async Task A_tag_of_nothing_never_overwrites(string tag)
    {
        using var refused = await SaveAsync("editor", tag, "Le mien");
        Assert.That((int)refused.StatusCode, Is.EqualTo(409));
    }

    [Test]
    public async Task Who_replaces_the_other_s_text_leaves_it_in_the_history()
    {
        using (await SaveAsync("edith", await TagAsync(), "Celui d’Édith"))
        using (var saved = await SaveAsync("editor", await TagAsync(), "Le mien", prefer: "keep-replaced"))
            Assert.That((int)saved.StatusCode, Is.EqualTo(200));

        Assert.That(await BodyAsync(), Is.EqualTo("Le mien"));
        var versions = await _tree.GetAsync("editor", $"document-version?documentId={Tutorial}");
        var bodies = new List<string?>();
        foreach (var version in versions["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()))
            bodies.Add(Body(await _tree.GetAsync("editor", $"document-version/{version}")));
        Assert.That(bodies, Does.Contain("Celui d’Édith"));
    }

    private async Task<string> TagAsync()
    {
        using var response = await _tree.Site.SendAsync("editor", HttpMethod.Get, $"document/{Tutorial}");
        Assert.That(response.Headers.ETag, Is.Not.Null);
        Assert.That(response.Headers.ETag!.IsWeak, Is.False);
        return response.Headers.ETag.Tag;
    }

    private Task<HttpResponseMessage> SaveAsync(string caller, string? tag, string body, string? prefer = null) => _tree.Site.SendAsync(
        caller, HttpMethod.Put, $"document/{Tutorial}", Change("Créer un compte", body), request =>
        {
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-Match", tag);
            if (prefer is not null)
                request.Headers.Add("Prefer", prefer);
        });

    private async Task<string?> BodyAsync() => Body(await _tree.GetAsync("editor", $"document/{Tutorial}"));

    private static string? Body(JsonNode document) =>
        document["values"]!.AsArray().FirstOrDefault(value => value!["alias"]!.GetValue<string>() == "body")?["value"]?.GetValue<string>();
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>The dictionary beyond what was recorded: files, restarts, bad input.</summary>
public class DictionaryTests
{
    private static readonly Guid Home = new("eeee0000-0000-4000-8000-0000000000a1");
    private static readonly Guid Button = new("eeee0000-0000-4000-8000-0000000000a2");

    private ManagementSite _site = null!;

    [SetUp]
    public async Task Start() => _site = await ManagementSite.StartAsync();

    [TearDown]
    public Task Stop() => _site.DisposeAsync().AsTask();

    [Test]
    public async Task A_branch_that_is_exported_comes_back_as_it_was()
    {
        await CreateAsync(Home, null, "Accueil", "Bienvenue <à tous> & 😀");
        await CreateAsync(Button, Home, "Accueil.Bouton", "Rechercher");
        var before = await JsonAsync($"dictionary/{Button}");
        using var file = await _site.SendAsync("admin", HttpMethod.Get, $"dictionary/{Home}/export?includeChildren=true");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        using var alone = await _site.SendAsync("admin", HttpMethod.Get, $"dictionary/{Home}/export");
        using var deleted = await _site.SendAsync("admin", HttpMethod.Delete, $"dictionary/{Home}");

        using var imported = await ImportAsync(bytes);

        Assert.Multiple(async () =>
        {
            Assert.That(file.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/octet-stream"));
            Assert.That(file.Content.Headers.ContentDisposition?.FileNameStar ?? file.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("Accueil.udt"));
            Assert.That(XElement.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).Descendants("DictionaryItem").Count(), Is.EqualTo(1));
            Assert.That(await alone.Content.ReadAsStringAsync(), Does.Not.Contain("Accueil.Bouton"));
            Assert.That(imported.StatusCode, Is.EqualTo(HttpStatusCode.Created), await imported.Content.ReadAsStringAsync());
            Assert.That((await JsonAsync($"dictionary/{Home}"))["translations"]![0]!["translation"]!.GetValue<string>(), Is.EqualTo("Bienvenue <à tous> & 😀"));
            Assert.That((await JsonAsync($"dictionary/{Button}")).ToJsonString(), Is.EqualTo(before.ToJsonString()));
            Assert.That((await JsonAsync($"tree/dictionary/children?parentId={Home}&skip=0&take=10"))["total"]!.GetValue<int>(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_import_writes_over_the_texts_of_what_exists_and_moves_nothing()
    {
        await CreateAsync(Home, null, "Accueil", "Ancien");
        await CreateAsync(Button, null, "Accueil.Bouton", "Ancien aussi");

        using var imported = await ImportAsync(Encoding.UTF8.GetBytes($"""
            <DictionaryItem Key="{Guid.NewGuid()}" Name="ACCUEIL"><Value LanguageCultureAlias="en-US">Nouveau</Value>
            <DictionaryItem Key="{Button}" Name="Autre nom"><Value LanguageCultureAlias="en-us">Nouveau aussi</Value></DictionaryItem></DictionaryItem>
            """));

        Assert.Multiple(async () =>
        {
            Assert.That(imported.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That((await JsonAsync($"dictionary/{Home}"))["translations"]![0]!["translation"]!.GetValue<string>(), Is.EqualTo("Nouveau"));
            var button = await JsonAsync($"dictionary/{Button}");
            Assert.That(button["name"]!.GetValue<string>(), Is.EqualTo("Accueil.Bouton"));
            Assert.That(button["translations"]![0]!["translation"]!.GetValue<string>(), Is.EqualTo("Nouveau aussi"));
            Assert.That((await JsonAsync("tree/dictionary/root?skip=0&take=10"))["total"]!.GetValue<int>(), Is.EqualTo(2));
        });
    }

    [TestCase("not xml")]
    [TestCase("<Other/>")]
    [TestCase("<DictionaryItem Name='x'/>")]
    [TestCase("<!DOCTYPE x [<!ENTITY a 'b'>]><DictionaryItem Key='eeee0000-0000-4000-8000-0000000000a9' Name='&a;'/>")]
    [TestCase("<DictionaryItem Key='eeee0000-0000-4000-8000-0000000000a8' Name='ok'><DictionaryItem Key='no' Name='x'/></DictionaryItem>")]
    public async Task A_file_that_is_no_export_changes_nothing(string content)
    {
        using var refused = await ImportAsync(Encoding.UTF8.GetBytes(content));

        Assert.Multiple(async () =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((await JsonAsync("dictionary?skip=0&take=10"))["total"]!.GetValue<int>(), Is.Zero);
        });
    }

    [Test]
    public async Task A_language_that_goes_takes_its_texts_with_it_and_content_keeps_its_own()
    {
        using var added = await _site.SendAsync("admin", HttpMethod.Post, "language", new { isoCode = "de-DE", name = "Deutsch", isDefault = false, isMandatory = false, fallbackIsoCode = (string?)null });
        using var asDefault = await _site.SendAsync("admin", HttpMethod.Put, "language/de-DE", new { name = "Deutsch", isDefault = true, isMandatory = false });
        using var item = await _site.SendAsync("admin", HttpMethod.Post, "dictionary", new
        {
            id = Home,
            name = "Accueil",
            parent = (object?)null,
            translations = new[] { new { isoCode = "en-US", translation = "Welcome" }, new { isoCode = "de-DE", translation = "Willkommen" } },
        });

        using var removed = await _site.SendAsync("admin", HttpMethod.Delete, "language/de-DE");
        var left = await JsonAsync($"dictionary/{Home}");

        Assert.Multiple(() =>
        {
            Assert.That((added.StatusCode, asDefault.StatusCode, item.StatusCode, removed.StatusCode),
                Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Created, HttpStatusCode.OK)));
            Assert.That(left["translations"]!.AsArray().Select(translation => translation!["isoCode"]!.GetValue<string>()), Is.EqualTo(new[] { "en-US" }));
        });
    }

    private async Task CreateAsync(Guid id, Guid? parent, string name, string text)
    {
        using var made = await _site.SendAsync("admin", HttpMethod.Post, "dictionary", new
        {
            id,
            name,
            parent = parent is null ? null : new { id = parent },
            translations = new[] { new { isoCode = "en-US", translation = text } },
        });
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> ImportAsync(byte[] content)
    {
        var file = Guid.NewGuid();
        using var form = new MultipartFormDataContent { { new StringContent(file.ToString()), "Id" }, { new ByteArrayContent(content), "File", "dictionnaire.udt" } };
        using var uploaded = await _site.SendAsync("admin", HttpMethod.Post, "temporary-file", form);
        Assert.That(uploaded.StatusCode, Is.EqualTo(HttpStatusCode.Created), await uploaded.Content.ReadAsStringAsync());
        return await _site.SendAsync("admin", HttpMethod.Post, "dictionary/import", new { temporaryFile = new { id = file }, parent = (object?)null });
    }

    private async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await _site.SendAsync("admin", HttpMethod.Get, path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
